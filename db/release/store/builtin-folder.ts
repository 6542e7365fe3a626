import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the built-in release, in a source tree and in an installed program. */
export const builtinReleaseFolder = (project: string): string => join(project, 'dist', 'release');

/** Folder of the content: in a source tree the YAML itself, in an installed program a copy. */
export function builtinContentFolder(project: string): string {
  const source = join(project, 'db', 'content');
  return existsSync(source) ? source : join(project, 'dist', 'content');
}
