#!/usr/bin/env node
// Makes the project ready to run: installed and built. Does nothing, in a few milliseconds, when it is.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, isInstalled } from './install.mjs';
import { alone } from './lock.mjs';
import { build, staleParts } from './parts.mjs';
import { Obstacle, requireNode, say } from './project.mjs';

/** Installs and builds what is missing or has changed. @throws {Obstacle} */
export async function makeReady() {
  requireNode();
  if (isInstalled() && staleParts().length === 0) return;
  await alone(async () => {
    if (!isInstalled()) await install();
    for (const part of staleParts()) await build(part);
  });
}

/** Says what stands in the way, in one sentence; a bug keeps its stack.
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
