import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the program: the one with its package.json, whether it runs from source, bundled or packed. */
export function appFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new Error('the program stands in no folder with a package.json');
    folder = dirname(folder);
  }
  return folder;
}

/** The program's version, as its package.json has it. */
export function appVersion(folder = appFolder()): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return version;
}
