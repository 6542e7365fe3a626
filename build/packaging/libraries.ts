import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The libraries that are not bundled, and those that they load, as folders below `node_modules`: found where Node finds
 * them, because a tool of the build may have claimed the place above for another version.
 */
export function libraryFolders(modules: string): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(modules, 'sharp/package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const needed = Object.keys(dependencies).map((name) => {
    const nested = `sharp/node_modules/${name}`;
    return existsSync(join(modules, nested)) ? nested : name;
  });
  return ['better-sqlite3', 'sharp', ...needed];
}
