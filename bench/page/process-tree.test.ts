import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { memoryMb, shareOfCore } from './process-tree.ts';

/** Protects: descendants count, other programs do not. */
const megabytes = 64;
const script = `const held = Buffer.alloc(${megabytes} << 20, 1); console.log(held.length); setInterval(() => {}, 1000);`;

it.runIf(process.platform === 'linux')('counts the memory and the time of a process and its child', async () => {
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  const closed = once(child, 'close');
  await once(child.stdout, 'data');
  const pid = child.pid ?? 0;
  const ownMb = memoryMb(pid);
  expect(ownMb).toBeGreaterThan(megabytes);
  expect(memoryMb(process.pid)).toBeGreaterThan(ownMb);
  expect(memoryMb(process.pid, pid)).toBeLessThan(memoryMb(process.pid) + ownMb);
  expect(await shareOfCore([pid], () => new Promise((resolve) => setTimeout(resolve, 50)))).toBeGreaterThanOrEqual(0);
  child.kill();
  await closed;
  expect(memoryMb(pid)).toBe(0);
});
