import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the built-in release stands, in a source tree and in an installed program alike. */
export const builtinReleaseFolder = (project: string): string => join(project, 'dist', 'release');

/** Where the content stands: in a source tree as historians write it, in an installed program a copy of it. */
export function builtinContentFolder(project: string): string {
  const source = join(project, 'db', 'content');
  return existsSync(source) ? source : join(project, 'dist', 'content');
}
