#!/usr/bin/env node
// The `esimde` command, and what `npm start` calls. Plain JavaScript: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeOptions, ownNode, root, say } from './project.mjs';
import { explain, isBuilt, makeReady, ReadOnlyFolder } from './ready.mjs';

const command = join(root, 'dist', 'esimde.js');

/** Runs the command on the project's own Node, as if it were this process: same streams, signals and status. */
function runOnOwnNode() {
  const child = spawn(ownNode, [...nodeOptions, command, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // The IPC channel tells the child that this process was killed; it carries no messages.
  child.channel?.unref();
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.once('close', (status, signal) => {
    process.exitCode = status ?? (signal === 'SIGKILL' ? 137 : 1);
  });
}

/** No second process is needed when this one already runs on the project's version of Node. */
const ownVersion = () => JSON.parse(readFileSync(join(root, 'node_modules', 'node', 'package.json'), 'utf8')).version;

/** npm sends a signal to its shell, and not every shell forwards it: dash just exits. */
function endWithShell() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

/** Starts what is built where nothing can be installed or built. @param {unknown} error */
function startBuilt(error) {
  if (!(error instanceof ReadOnlyFolder && isBuilt())) throw error;
  say(`${root} cannot be written; starting what is built, although its sources or packages changed since.`);
}

try {
  endWithShell();
  await makeReady().catch(startBuilt);
  if (process.version === `v${ownVersion()}`) {
    process.argv[1] = command;
    process.setSourceMapsEnabled(true);
    await import(pathToFileURL(command).href);
  } else {
    runOnOwnNode();
  }
} catch (error) {
  process.exitCode = explain(error);
}
