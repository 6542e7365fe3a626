#!/usr/bin/env node
// What npm runs after it installed the packages (`postinstall`): plain JavaScript that needs none of them.
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './project.mjs';

const stampFile = join(root, 'node_modules', '.esimde-installed');

/** What node_modules has to have been installed from: this lock, on this platform. */
function wanted() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform}-${process.arch}\n`;
}

/** Whether node_modules matches package-lock.json on this machine. */
export function isInstalled() {
  if (!existsSync(stampFile)) return false;
  const stamp = readFileSync(stampFile, 'utf8');
  if (stamp === wanted()) return true;
  const isFromHere = stamp.endsWith(` ${process.platform}-${process.arch}\n`);
  if (!isFromHere || !holdsLock()) return false;
  markInstalled();
  return true;
}

/** Whether npm itself brought node_modules up to the lock: `npm install <package>` does not run `postinstall`. */
function holdsLock() {
  try {
    const { packages: locked } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const { packages: held } = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8'));
    return Object.entries(locked).every(([path, { version, optional, devOptional }]) => {
      if (path === '') return true;
      return held[path] ? held[path].version === version : optional || devOptional;
    });
  } catch {
    return false;
  }
}

/** Writes down that node_modules is complete, and makes `npx esimde` find the project's own command. */
export function markInstalled() {
  linkCommand();
  writeFileSync(stampFile, wanted());
}

/** npm links the commands of dependencies, but not the project's own. */
function linkCommand() {
  const folder = join(root, 'node_modules', '.bin');
  const link = join(folder, 'esimde');
  mkdirSync(folder, { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\build\\esimde.mjs" %*\r\n');
    return;
  }
  rmSync(link, { force: true });
  symlinkSync(join('..', '..', 'build', 'esimde.mjs'), link);
  chmodSync(join(root, 'build', 'esimde.mjs'), 0o755);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) markInstalled();
