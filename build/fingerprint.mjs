import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/** What of the project does not change what is built. */
const without = /(\.test\.tsx?|(^|\/)tsconfig[^/]*\.json|\.md)$|^db\/content\/facts(\/|$)/;

/** Lists the files under `paths`, which may be files or folders that need not exist.
 * @param {readonly string[]} paths relative to the project, with /
 * @returns {string[]} files in order, relative to the project, with / */
export function filesUnder(paths) {
  return paths.flatMap((path) => {
    if (without.test(path)) return [];
    const stat = statSync(join(root, path), { throwIfNoEntry: false });
    if (!stat) return [];
    if (!stat.isDirectory()) return [path];
    const names = readdirSync(join(root, path)).sort();
    return filesUnder(names.map((name) => `${path}/${name}`));
  });
}

/** Cheap: path, size and time of change. A difference only means that the files have to be read.
 * @param {readonly string[]} files */
export function surfaceOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Certain: path and content.
 * @param {readonly string[]} files */
export function contentOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\n');
  return hash.digest('hex');
}
