import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openBestRelease } from '../../db/release/store/fallback.ts';
import { createKeys, parsePublicKeys } from '../../db/release/trust/keys.ts';
import { trustInstalled } from '../../db/release/trust/trust.ts';
import { type PublishOptions, publish } from '../../db/workshop/publish/publish.ts';
import { copySmallWorkshop } from './workshop.ts';

/** A kiosk with a workshop of the small content, which publishes with an unencrypted key. */
export interface Museum {
  /** Its public key. */
  key: string;
  publish(more?: Partial<PublishOptions>): ReturnType<typeof publish>;
  /** Number of the release that the kiosk would show. @throws when it would refuse one of its own releases */
  shown(): number | undefined;
}

/** @param builtinFolder folder of the built-in release; need not exist */
export function museumIn(dataFolder: string, builtinFolder: string): Museum {
  const folder = join(dataFolder, 'workshop');
  mkdirSync(join(folder, 'keys'), { recursive: true });
  const keyFile = join(folder, 'keys', 'museum.pem');
  const created = createKeys(keyFile);
  if (!created.ok) throw new Error('the key is taken');
  if (!existsSync(join(folder, 'workshop.db'))) copySmallWorkshop(folder);
  const trust = trustInstalled(parsePublicKeys([created.value.publicKey]).keys, builtinFolder);
  const usual = { dataFolder, by: 'B', now: () => new Date(), keyFile, trust, builtinSequence: 1, releasesKept: 3 };
  return {
    key: created.value.publicKey,
    publish: (more = {}) => publish({ ...usual, mediaFolders: [], check: async () => null, audit: () => {}, ...more }),
    shown() {
      const warn = (event: string, details: { releaseLevel?: unknown } = {}) => {
        if (event === 'release-refused' && details.releaseLevel !== 'builtin') throw new Error(JSON.stringify(details));
      };
      const log = { info: () => {}, warn };
      const state = openBestRelease({ dataFolder, builtinFolder, trustedKeys: [created.value.publicKey], log });
      state.close();
      return state.release?.manifest.sequence;
    },
  };
}
