#!/usr/bin/env node
// `npm test` on any machine: installs, builds, and hands over to the tests on the project's own Node.
import { ownNode, run } from './project.mjs';
import { explain, makeReady } from './ready.mjs';

process.exitCode = await makeReady().then(
  () => run(ownNode, ['build/test.ts', ...process.argv.slice(2)], { stdio: 'inherit' }),
  (error) => {
    const status = explain(error);
    console.log('0 passed, 1 failed');
    return status;
  },
);
