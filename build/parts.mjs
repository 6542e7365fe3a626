import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { contentOf, filesUnder, surfaceOf } from './fingerprint.mjs';
import { Obstacle, ownNode, root, say } from './project.mjs';

/**
 * A part of what is built. `args` are given to the project's own Node.
 * @typedef {{ name: string, inputs: string[], output: string, args: string[] }} Part
 * @typedef {{ surface: string, content: string }} Stamp
 */

/** In the order of building: the release is built by the processes. @type {readonly Part[]} */
export const parts = [
  {
    name: 'the page',
    inputs: ['renderer', 'locales', 'assets', 'db/model', 'vite.config.ts', 'package-lock.json'],
    output: 'dist/renderer/index.html',
    args: ['node_modules/vite/bin/vite.js', 'build', '--logLevel=warn'],
  },
  {
    name: 'the processes',
    inputs: [
      ...['sqlite', 'model', 'release', 'workshop'].map((name) => `db/${name}`),
      ...['electron', 'locales', 'build/bundle.ts', 'package-lock.json'],
    ],
    output: 'dist/esimde.js',
    args: ['build/bundle.ts'],
  },
  {
    name: 'the content of a new workshop',
    inputs: ['db/content', 'build/content.mjs'],
    output: 'dist/content/release.yaml',
    args: ['build/content.mjs'],
  },
  {
    name: 'the built-in release',
    inputs: ['db', 'assets/media', 'build/keys', 'electron/cli/release/content.ts'],
    output: 'dist/release/manifest.json',
    args: ['dist/esimde.js', 'content', 'build'],
  },
];

const stampsFile = join(root, '.cache', 'built.json');

/** @returns {Record<string, Stamp>} */
function readStamps() {
  try {
    return JSON.parse(readFileSync(stampsFile, 'utf8'));
  } catch {
    return {};
  }
}

/** @param {Part} part @param {Stamp} stamp */
function writeStamp(part, stamp) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(stampsFile, JSON.stringify({ ...readStamps(), [part.name]: stamp }, null, 2));
}

/** The parts whose sources look different from those that they were built from. */
export function staleParts() {
  const stamps = readStamps();
  return parts.filter((part) => {
    if (!existsSync(join(root, part.output))) return true;
    return stamps[part.name]?.surface !== surfaceOf(filesUnder(part.inputs));
  });
}

/** Builds a part unless its sources were only touched, not changed.
 * @param {Part} part
 * @throws {Obstacle} when the build fails; its reason was printed */
export async function build(part) {
  const files = filesUnder(part.inputs);
  const stamp = { surface: surfaceOf(files), content: contentOf(files) };
  const same = existsSync(join(root, part.output)) && readStamps()[part.name]?.content === stamp.content;
  if (!same) {
    const start = performance.now();
    if ((await run(ownNode, part.args, { stdio: ['ignore', 'ignore', 2] })) !== 0) {
      throw new Obstacle(`${part.name} could not be built; the reason stands above.`);
    }
    say(`built ${part.name} in ${((performance.now() - start) / 1000).toFixed(1)} s.`);
  }
  writeStamp(part, stamp);
}
