import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBuiltinRelease } from '../../db/release/build/release.ts';
import { databaseFile, type Manifest, manifestFile } from '../../db/release/manifest.ts';
import { openReadable, type ReadableDb } from '../../db/sqlite/connection.ts';
import { copyMadeOnce } from '../made-once.ts';

/** For tests and the bench: the project's own content, built into a temporary folder and opened. */
export interface BuiltRelease {
  folder: string;
  manifest: Manifest;
  db: ReadableDb;
  remove(): void;
}

/** @throws when the content has problems; `esimde content build` lists them */
export function buildForReading(): BuiltRelease {
  const project = fileURLToPath(new URL('../../', import.meta.url));
  const parent = mkdtempSync(join(tmpdir(), 'esimde-release-'));
  const folder = join(parent, 'release');
  copyMadeOnce('release', folder, (out) => {
    const built = buildBuiltinRelease(project, out);
    if (!built.ok) throw new Error(`the content has ${built.problems.length} problems: see \`esimde content build\``);
  });
  const manifest = JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')) as Manifest;
  const db = openReadable(join(folder, databaseFile));
  const remove = () => {
    db.close();
    rmSync(parent, { recursive: true, force: true });
  };
  return { folder, manifest, db, remove };
}
