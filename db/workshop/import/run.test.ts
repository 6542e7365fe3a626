import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runTable } from './run.ts';

const endless = new URL('data:text/javascript,for(;;);');
const task = { task: 'preview', table: 'claims', file: '', reading: {}, mapping: null } as const;

it('ends a reading worker that takes too long', async () => {
  const outcome = await runTable(task, { worker: endless, maxMs: 50 });
  expect(outcome).toMatchObject({ ok: false, error: { code: 'too-large' } });
});

it('ends a reading worker that does not answer to a cancellation', async () => {
  const outcome = await runTable(task, { worker: endless, signal: AbortSignal.timeout(20) });
  expect(outcome).toEqual({ ok: false, error: 'cancelled' });
});

it('runs no more than four readers at a time: each needs memory that visitors need, too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-readers-'));
  const file = join(folder, 'running');
  // Each waits until four have begun, however slow the machine is.
  const script = `import { appendFileSync, readFileSync } from 'node:fs';
    import { parentPort, workerData } from 'node:worker_threads';
    appendFileSync(workerData.task.file, '+');
    const wait = setInterval(() => {
      if (readFileSync(workerData.task.file, 'utf8').split('+').length <= 4) return;
      clearInterval(wait);
      appendFileSync(workerData.task.file, '-');
      parentPort.postMessage({ outcome: { ok: true, value: null } });
    }, 10);`;
  const worker = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
  await Promise.all(Array.from({ length: 9 }, () => runTable({ ...task, file }, { worker })));
  let running = 0;
  const counts = [...readFileSync(file, 'utf8')].map((sign) => (sign === '+' ? ++running : --running));
  expect(Math.max(...counts)).toBe(4);
  rmSync(folder, { recursive: true });
});
