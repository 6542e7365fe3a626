import { join } from 'node:path';

/** Where the built-in release stands, in a source tree and in an installed program alike. */
export const builtinReleaseFolder = (project: string): string => join(project, 'dist', 'release');
