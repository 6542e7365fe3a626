#!/usr/bin/env node
// Plain JavaScript without packages: it runs before and, as npm's `postinstall`, after they are installed.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Obstacle, ownNode, root, run, say } from './project.mjs';

/** The oldest Node on which npm installs every package; an older npm leaves out binaries of this platform. */
const oldestNode = 20;
const isOld = Number(process.versions.node.split('.')[0]) < oldestNode;
const fetchedHome = join(root, '.cache', 'node');
const fetchedNode = join(fetchedHome, relative(root, ownNode));
const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
const noNpm = 'npm was not found; it comes with Node (https://nodejs.org; on Debian: apt install npm).';
const bin = join(root, 'node_modules', '.bin');
const stampFile = join(root, 'node_modules', '.esimde-installed');
const platform = `${process.platform}-${process.arch}`;

/** @returns {string} the stamp of packages installed from the present package-lock.json on this platform */
function currentStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${platform}\n`;
}

/** Whether node_modules matches package-lock.json on this machine. */
export function isInstalled() {
  if (!existsSync(stampFile)) return false;
  const stamp = readFileSync(stampFile, 'utf8');
  if (stamp === currentStamp()) return true;
  if (!stamp.endsWith(` ${platform}\n`) || !matchesLock()) return false;
  markInstalled();
  return true;
}

/** Whether npm itself updated node_modules to the lock file: `npm install <package>` does not run `postinstall`. */
function matchesLock() {
  try {
    const [{ packages: locked }, { packages: installed }] = [
      'package-lock.json',
      'node_modules/.package-lock.json',
    ].map((file) => JSON.parse(readFileSync(join(root, file), 'utf8')));
    return Object.entries(locked).every(([path, { version, optional, devOptional }]) => {
      if (path === '') return true;
      return installed[path] ? installed[path].version === version : optional || devOptional;
    });
  } catch {
    return false;
  }
}

/** Writes the stamp and links `npx esimde`: npm links the commands of dependencies, but not the project's own. */
function markInstalled() {
  const link = join(bin, 'esimde');
  mkdirSync(bin, { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\build\\esimde.mjs" %*\r\n');
  } else {
    rmSync(link, { force: true });
    symlinkSync(join('..', '..', 'build', 'esimde.mjs'), link);
    chmodSync(join(root, 'build', 'esimde.mjs'), 0o755);
  }
  writeFileSync(stampFile, currentStamp());
}

/** Installs exactly what package-lock.json names, and the project's own Node.
 * @throws {Obstacle} when a part is unavailable */
export async function install() {
  say('installing the packages that package-lock.json names (once; a minute or two) …');
  await fetchNode();
  // Only the install script of `node` is needed: it downloads the Node that the project runs on.
  const status = await npm(['ci', '--ignore-scripts', ...quiet]);
  if (status === 127) throw new Obstacle(noNpm);
  if (status !== 0) {
    throw new Obstacle('npm could not install the packages; its reason is above. Is the npm registry in reach?');
  }
  await npm(['rebuild', 'node', ...quiet]);
  await requireBinaries();
  markInstalled();
}

/** Installs the project's Node beside the packages when this Node is too old to install them, as Debian 12's is.
 * @throws {Obstacle} when it cannot be fetched */
async function fetchNode() {
  if (!isOld || existsSync(fetchedNode)) return;
  const { version } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages['node_modules/node'];
  say(`fetching Node ${version}, because Node ${process.versions.node} is too old to install the packages …`);
  const status = await npm(['install', `--prefix=${fetchedHome}`, '--no-save', ...quiet, `node@${version}`]);
  if (status === 127) throw new Obstacle(noNpm);
  if (status !== 0 || !existsSync(fetchedNode)) {
    throw new Obstacle(`npm could not fetch Node ${version}; its reason is above. Is the npm registry in reach?`);
  }
}

/** Runs the npm that started this process, or the machine's.
 * @param {string[]} args */
function npm(args) {
  // Our own Node disappears while npm replaces node_modules, so npm must not run on it.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin);
  if (isOld && existsSync(fetchedNode)) path.unshift(dirname(fetchedNode));
  const windows = process.platform === 'win32';
  const env = { ...process.env, PATH: path.join(delimiter), npm_config_update_notifier: 'false' };
  return run(windows ? 'npm.cmd' : 'npm', args, { env, shell: windows });
}

/** Loads each platform-specific binary, so that a missing one is reported now and not during a start. */
async function requireBinaries() {
  const works = async (/** @type {string[]} */ ...args) => (await run(ownNode, args, { stdio: 'ignore' })) === 0;
  if (!existsSync(ownNode) || !(await works('--version'))) {
    throw new Obstacle(`npm could not fetch the project's own Node for ${platform}; is the npm registry in reach?`);
  }
  if (!(await works('-e', "new (require('better-sqlite3'))(':memory:')"))) {
    throw new Obstacle(`better-sqlite3 brings no database binary for ${platform}; Esimde cannot run here.`);
  }
  if (!(await works(join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs'), '--version'))) {
    throw new Obstacle(`rolldown brings no bundler binary for ${platform}; build Esimde on another machine.`);
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) markInstalled();
