import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, say } from './project.mjs';

const file = join(root, '.cache', 'prepare.lock');

/** Runs `work` while no other process of this project installs or builds; waits for one that does.
 * @param {() => Promise<void>} work */
export async function alone(work) {
  for (let waiting = false; !take(); waiting = true) {
    if (!waiting) say('another start is setting up; waiting for it.');
    await sleep(150);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** Takes the lock if it is free or its holder is gone. @returns {boolean} whether it is ours now */
function take() {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  if (!holderLives()) rmSync(file, { force: true });
  return false;
}

/** @returns {boolean} false when the lock was left behind by a process that is gone */
function holderLives() {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    // Just created and not yet written: its holder lives.
    if (!pid) return true;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
