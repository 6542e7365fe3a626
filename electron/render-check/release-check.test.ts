import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseManifest } from '../../db/release/manifest.ts';
import { checkReleaseFolder } from '../../db/release/store/checked-activation.ts';
import { openWritable } from '../../db/sqlite/connection.ts';
import { buildForReading } from '../../test-support/release/built-release.ts';
import { releaseWithMedia } from '../../test-support/release/package.ts';
import { museumKey, resignDatabase, temporaryFolder } from '../../test-support/release/release.ts';
import { releaseCheck } from './release-check.ts';

/** Protects: a verified release with a screen that cannot be shown is found before visitors see it. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

const museum = museumKey();
const good = releaseWithMedia(join(work, 'good'), museum.secret, 3);
const check = releaseCheck({ pageFolder: work, version: '0.1.0' });

function faultIn(folder: string): Promise<string | null> {
  const manifest = parseManifest(readFileSync(join(folder, 'manifest.json')));
  if (manifest === null) throw new Error('the manifest cannot be read');
  return checkReleaseFolder(folder, manifest, check);
}

let number = 0;
/** A release with one change in its database, signed again. */
function broken(statement: string): string {
  const folder = join(work, `broken-${number++}`);
  cpSync(good, folder, { recursive: true });
  rmSync(join(folder, 'media'), { recursive: true });
  const db = openWritable(join(folder, 'content.db'));
  db.pragma('foreign_keys = OFF');
  db.exec(statement);
  db.close();
  resignDatabase(folder, museum.secret, readFileSync(join(folder, 'content.db')));
  return folder;
}

describe('every screen in every language', () => {
  it('is available in the content of the project and in a small release with media', async () => {
    const own = buildForReading();
    expect(await faultIn(own.folder)).toBeNull();
    own.remove();
    expect(await faultIn(good)).toBeNull();
  });

  it.each([
    ['DROP TABLE glossary_term', /^\/api\/\S+: 500 \(kk\)$/],
    ['DROP TABLE search_entry', /^\/api\/\S+: 500 \(kk\)$/],
    ['DELETE FROM source', /^content\.db: "citation" names a missing row of "source"/],
    ['DROP TABLE text_block', /^\/api\/\S+: 500 \(kk\)$/],
  ])('reports a fault after %s', async (statement, fault) => {
    expect(await faultIn(broken(statement))).toMatch(fault);
  });

  it('also asks a browser if there is one', async () => {
    const manifest = parseManifest(readFileSync(join(good, 'manifest.json')));
    if (manifest === null) throw new Error('the manifest cannot be read');
    const render = releaseCheck({ pageFolder: work, version: '0.1.0', render: async () => '#/camps (kk)' });
    expect(await checkReleaseFolder(good, manifest, render)).toBe('#/camps (kk)');
  });
});
