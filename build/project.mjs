import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that the project brings along; the machine's own may be older. */
export const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The oldest Node that can install the project. */
export const oldestNode = 20;

/** Something that the person at the keyboard can put right; said in one sentence, without a stack. */
export class Obstacle extends Error {}

/** Speaks to the person at the keyboard; never on stdout, which belongs to the command.
 * @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`esimde: ${sentence}\n`);
}

/** @throws {Obstacle} when this Node is too old to install the project */
export function requireNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode) {
    throw new Obstacle(`Node ${process.versions.node} is too old; Esimde needs Node ${oldestNode} or newer to set up.`);
  }
}

/** Whether this very process runs on the project's own Node version, so that no second process is needed. */
export function runsOnOwnNode() {
  const manifest = join(root, 'node_modules', 'node', 'package.json');
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === process.versions.node;
}
