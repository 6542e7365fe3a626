import { join } from 'node:path';
import { parsePublicKeys } from '../../db/release/trust/keys.ts';
import { trustInstalled } from '../../db/release/trust/trust.ts';
import { publish } from '../../db/workshop/publish/publish.ts';

/**
 * Publishes once and prints the result: `node publish-once.ts DATA BUILTIN KEY`. A test runs it with failing system calls of
 * the disk.
 */
const [dataFolder = '', builtinFolder = '', key = ''] = process.argv.slice(2);
const outcome = await publish({
  ...{ dataFolder, by: 'B', now: () => new Date(), builtinSequence: 1, releasesKept: 3, mediaFolders: [] },
  keyFile: join(dataFolder, 'workshop', 'keys', 'museum.pem'),
  trust: trustInstalled(parsePublicKeys([key]).keys, builtinFolder),
  check: async () => null,
  audit: () => {},
});
console.log(outcome.ok ? 'published' : `refused ${outcome.error.reason} ${outcome.error.detail}`);
