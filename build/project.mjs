import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that the project installs; the machine's own may be older. */
export const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/**
 * How the kiosk's processes run, here and in each package: source maps for the stacks in the log, and new objects in at most
 * 3 × 8 MB, because a burst of searches would otherwise keep 50 MB more for good.
 */
export const nodeOptions = ['--enable-source-maps', '--max-semi-space-size=8'];

/** A problem the user can fix; printed as one sentence without a stack. */
export class Obstacle extends Error {}

/** Prints to stderr; stdout belongs to the command.
 * @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`esimde: ${sentence}\n`);
}

/** Runs a program in the project with its output on stderr.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit status; 127 when it could not be started */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    child.once('error', () => resolve(127));
    child.once('close', (status) => resolve(status ?? 1));
  });
}
