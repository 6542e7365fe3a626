#!/usr/bin/env node
// The kiosk's client of a channel behind the command line of the TUF conformance suite (docs/adr/0019-channel.md):
//   python -m pytest tuf_conformance --entrypoint build/tools/tuf-client.mjs
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openClient } from '../../db/release/channel/client.ts';

const text = /** @type {const} */ ({ type: 'string', default: '' });
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'metadata-dir': text,
    'metadata-url': text,
    'target-dir': text,
    'target-base-url': text,
    'target-name': { type: 'string', multiple: true, default: [] },
  },
});
const [command, root = ''] = positionals;
const trustedFolder = values['metadata-dir'];

/** @returns {Promise<string | null>} why it failed */
async function run() {
  if (command === 'init') {
    mkdirSync(trustedFolder, { recursive: true });
    copyFileSync(root, join(trustedFolder, 'root.json'));
    return null;
  }
  const client = openClient({ trustedFolder, metadataUrl: values['metadata-url'], nowMs: Date.now() });
  if (client === null) return 'no valid root.json';
  const refreshed = await client.refresh();
  if (!refreshed.ok) return JSON.stringify(refreshed.error);
  for (const name of command === 'download' ? values['target-name'] : []) {
    const file = join(values['target-dir'], encodeURIComponent(name));
    const fetched = await client.fetchTarget(name, file, values['target-base-url']);
    if (!fetched.ok) return `${name} ${JSON.stringify(fetched.error)}`;
  }
  return null;
}

const fault = await run();
if (fault !== null) console.error(fault);
process.exitCode = fault === null ? 0 : 1;
