import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildBuiltinRelease } from '../../db/release/build/release.ts';
import { databaseFile, type Manifest } from '../../db/release/manifest.ts';
import { openReadable, type ReadableDb } from '../../db/sqlite/connection.ts';

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
  const built = buildBuiltinRelease(project, folder);
  if (!built.ok) throw new Error(`the content has ${built.problems.length} problems: see \`esimde content build\``);
  const db = openReadable(join(folder, databaseFile));
  const remove = () => {
    db.close();
    rmSync(parent, { recursive: true, force: true });
  };
  return { folder, manifest: built.manifest, db, remove };
}
