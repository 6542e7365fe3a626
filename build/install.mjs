import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { npm, run } from './child.mjs';
import { isInstalled, markInstalled } from './installed.mjs';
import { Obstacle, ownNode, root, say } from './project.mjs';

export { isInstalled };

/** Installs exactly what package-lock.json names, and the project's own Node.
 * @throws {Obstacle} when something cannot be had */
export async function install() {
  say('installing the packages that package-lock.json names (once; a minute or two) …');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  // Of all install scripts only that of `node` is needed: it fetches the Node that the project runs on.
  const status = await npm(['ci', '--ignore-scripts', ...quiet]);
  if (status === 127) throw new Obstacle('npm was not found; it comes with Node (https://nodejs.org).');
  if (status !== 0) {
    throw new Obstacle('npm could not install the packages; its reason stands above. Is the npm registry in reach?');
  }
  await npm(['rebuild', 'node', ...quiet]);
  await requireBinaries();
  markInstalled();
}

/** Tries each binary that is made for one platform, so that a missing one is named now and not in the middle of a start. */
async function requireBinaries() {
  const platform = `${process.platform}-${process.arch}`;
  const works = (/** @type {string[]} */ args) => run(ownNode, args, { stdio: 'ignore' });
  if (!existsSync(ownNode) || (await works(['--version'])) !== 0) {
    throw new Obstacle(`npm could not fetch the project's own Node for ${platform}; is the npm registry in reach?`);
  }
  if ((await works(['-e', "new (require('better-sqlite3'))(':memory:')"])) !== 0) {
    throw new Obstacle(`better-sqlite3 brings no database binary for ${platform}; Esimde cannot run here.`);
  }
  if ((await works([join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs'), '--version'])) !== 0) {
    throw new Obstacle(`rolldown brings no bundler binary for ${platform}; build Esimde on another machine.`);
  }
}
