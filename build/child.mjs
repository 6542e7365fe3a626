import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './project.mjs';

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

/** Runs the npm that called us, or the one of the machine.
 * @param {string[]} args */
export function npm(args) {
  const bin = join(root, 'node_modules', '.bin');
  // Our own Node disappears while npm replaces node_modules, so npm must not run on it.
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== bin);
  const windows = process.platform === 'win32';
  const env = { ...process.env, PATH: path.join(delimiter), npm_config_update_notifier: 'false' };
  return run(windows ? 'npm.cmd' : 'npm', args, { env, shell: windows });
}
