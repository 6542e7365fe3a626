#!/usr/bin/env node
// Installs and builds the project. Returns at once when both are up to date.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { install, isInstalled } from './install.mjs';
import { Obstacle, ownNode, root, run, say } from './project.mjs';

/** @typedef {{ name: string, inputs: string[], output: string, build: () => number | Promise<number> }} Part */

/** Paths that do not affect build output. */
const ignored = /(\.test\.tsx?|(^|\/)tsconfig[^/]*\.json|README\.md)$|^db\/content\/facts(\/|$)/;

/** @param {string} path relative to the project, with /; need not exist @returns {string[]} */
function filesUnder(path) {
  const stat = ignored.test(path) ? undefined : statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat ? [path] : [];
  const names = readdirSync(join(root, path)).sort();
  return names.flatMap((name) => filesUnder(`${path}/${name}`));
}

const ownNodeRuns = (/** @type {string[]} */ ...args) => run(ownNode, args, { stdio: ['ignore', 'ignore', 2] });

/** In the order of building: the processes build the release. @type {readonly Part[]} */
const parts = [
  {
    name: 'the page',
    inputs: [
      ...['renderer', 'locales', 'assets', 'db/model', 'vite.config.ts', 'build/pages.ts', 'package-lock.json'],
      ...filesUnder('docs/manual').filter((file) => file.endsWith('.md')),
    ],
    output: 'dist/renderer/index.html',
    build: () => ownNodeRuns('build/pages.ts'),
  },
  {
    name: 'the web edition',
    inputs: ['renderer', 'locales', 'assets', 'db/model', 'vite.config.ts', 'build/site.ts', 'package-lock.json'],
    output: 'dist/site/render.js',
    build: () => ownNodeRuns('build/site.ts'),
  },
  {
    name: 'the processes',
    inputs: [
      ...filesUnder('db').filter((file) => !file.startsWith('db/content/')),
      ...['electron', 'locales', 'build/bundle.ts', 'package-lock.json'],
    ],
    output: 'dist/esimde.js',
    build: () => ownNodeRuns('build/bundle.ts'),
  },
  {
    name: 'the content of a new workshop',
    inputs: ['db/content', 'build/ready.mjs'],
    output: 'dist/content/release.yaml',
    build: copyContent,
  },
  {
    name: 'the built-in release',
    inputs: ['db', 'assets/media', 'build/keys', 'electron/cli/release/content.ts'],
    output: 'dist/release/manifest.json',
    build: () => ownNodeRuns('dist/esimde.js', 'content', 'build'),
  },
];

/** An installed workshop starts from the content. The facts that only tests use are left out. */
function copyContent() {
  const [source, copy] = [join(root, 'db/content'), join(root, 'dist/content')];
  rmSync(copy, { recursive: true, force: true });
  cpSync(source, copy, { recursive: true, filter: (path) => path !== join(source, 'facts') });
  return 0;
}

/** Covers names and contents only: modification times are meaningless after a checkout, a copy or an archive.
 * @param {Part} part */
function fingerprint({ inputs }) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(filesUnder)) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(root, file)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

const cache = join(root, '.cache');
const stampsFile = join(cache, 'built.json');

/** @returns {Record<string, string>} fingerprints by part */
const readStamps = () => (existsSync(stampsFile) ? JSON.parse(readFileSync(stampsFile, 'utf8')) : {});

function staleParts() {
  const stamps = readStamps();
  return parts.filter((part) => !existsSync(join(root, part.output)) || stamps[part.name] !== fingerprint(part));
}

/** @param {Part} part @throws {Obstacle} when the build fails; it printed its reason */
async function build(part) {
  const [stamp, startMs] = [fingerprint(part), performance.now()];
  if ((await part.build()) !== 0) throw new Obstacle(`${part.name} could not be built; the reason is above.`);
  say(`built ${part.name} in ${((performance.now() - startMs) / 1000).toFixed(1)} s.`);
  writeFileSync(stampsFile, JSON.stringify({ ...readStamps(), [part.name]: stamp }, null, 2));
}

/** Takes the lock of installing and building, once no living process holds it. @returns {Promise<() => void>} frees it */
async function lock() {
  const file = join(cache, 'prepare.lock');
  for (let waiting = false; ; waiting = true) {
    try {
      // Not recursive: Node then reports a read-only file system as ENOENT.
      if (!existsSync(cache)) mkdirSync(cache);
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      const free = () => rmSync(file, { force: true });
      process.once('exit', free);
      return free;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    if (!holderLives(file)) rmSync(file, { force: true });
    else if (!waiting) say('another start is setting up; waiting for it.');
    await sleep(150);
  }
}

/** @param {string} file @returns {boolean} false when a process that ended left the lock behind */
function holderLives(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // An empty lock was created a moment ago.
    return pid === 0 || process.kill(pid, 0);
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** The project's folder cannot be written: it was installed by another account or is mounted read-only. */
export class ReadOnlyFolder extends Obstacle {}

/** Whether every part was built once, possibly from other sources. */
export const isBuilt = () => [ownNode, ...parts.map(({ output }) => join(root, output))].every(existsSync);

async function installAndBuild() {
  if (isInstalled() && staleParts().length === 0) return;
  const free = await lock();
  try {
    if (!isInstalled()) await install();
    for (const part of staleParts()) await build(part);
  } finally {
    free();
  }
}

/** Installs and builds what is missing or has changed. @throws {Obstacle} */
export async function makeReady() {
  try {
    await installAndBuild();
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code !== 'EACCES' && code !== 'EROFS') throw error;
    throw new ReadOnlyFolder(`${root} cannot be written (${code}); install and build as its owner: npm run build.`);
  }
}

/** Prints an obstacle as one sentence; a bug keeps its stack.
 * @param {unknown} error
 * @returns {number} the exit status */
export function explain(error) {
  if (!(error instanceof Obstacle)) throw error;
  say(error.message);
  return 1;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await makeReady().then(() => 0, explain);
}
