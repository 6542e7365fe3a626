import { expect, it } from 'vitest';
import { runTable } from './run.ts';

const endless = new URL('data:text/javascript,for(;;);');
const task = { task: 'preview', table: 'claims', file: '', reading: {}, mapping: null } as const;

it('ends a reading worker that takes too long', async () => {
  const outcome = await runTable(task, { worker: endless, maxMs: 50 });
  expect(outcome).toMatchObject({ ok: false, error: { code: 'too-large' } });
});

it('ends a reading worker that does not answer to a cancellation', async () => {
  const outcome = await runTable(task, { worker: endless, signal: AbortSignal.abort() });
  expect(outcome).toEqual({ ok: false, error: 'cancelled' });
});
