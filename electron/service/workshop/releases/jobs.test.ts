import { describe, expect, it } from 'vitest';
import { ok } from '../../../../db/model/result.ts';
import { createJobs, type JobContext, type JobResult } from './jobs.ts';

/** Protects: that a job can be watched and cancelled, and that its failure is logged. */
function noting() {
  const errors: string[] = [];
  return { errors, log: { info: () => {}, warn: () => {}, error: (event: string) => void errors.push(event) } };
}

const untilAborted = ({ signal }: JobContext) =>
  new Promise<JobResult<null>>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a job', () => {
  it('reports its progress and its result', async () => {
    const jobs = createJobs(noting());
    let go = () => {};
    const { id } = jobs.start({ kind: 'import', by: 'aigul' }, async ({ progress }) => {
      progress(3, 10);
      await new Promise<void>((resolve) => {
        go = resolve;
      });
      return ok({ rows: 10 });
    });
    expect(jobs.find(id, 'aigul')).toMatchObject({ state: 'running', done: 3, of: 10 });
    go();
    await settled();
    expect(jobs.find(id, 'aigul')).toMatchObject({ state: 'done', result: { rows: 10 } });
  });

  it('can be cancelled by the account that began it alone, and all are when the program ends', async () => {
    const jobs = createJobs(noting());
    const [first, second] = [
      jobs.start({ kind: 'export', by: 'aigul' }, untilAborted),
      jobs.start({ kind: 'export', by: 'aigul' }, untilAborted),
    ];
    expect([jobs.find(first.id, 'bolat'), jobs.cancel(first.id, 'bolat')]).toEqual([null, null]);
    await settled();
    expect(jobs.find(first.id, 'aigul')?.state).toBe('running');
    jobs.cancel(first.id, 'aigul');
    await settled();
    expect(jobs.find(first.id, 'aigul')?.state).toBe('cancelled');
    expect(jobs.find(second.id, 'aigul')?.state).toBe('running');
    await jobs.close();
    expect(jobs.find(second.id, 'aigul')?.state).toBe('cancelled');
    expect(jobs.cancel('nowhere', 'aigul')).toBeNull();
  });

  it('that fails is marked as failed and logged', async () => {
    const { errors, log } = noting();
    const jobs = createJobs({ log });
    const full = jobs.start({ kind: 'import', by: 'aigul' }, async () => {
      throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    });
    const bug = jobs.start({ kind: 'import', by: 'aigul' }, () => Promise.reject(new Error('bug')));
    await settled();
    expect(jobs.find(full.id, 'aigul')).toMatchObject({ state: 'failed', error: { code: 'no-space' } });
    expect(jobs.find(bug.id, 'aigul')).toMatchObject({ state: 'failed', error: { code: 'internal' } });
    expect(errors).toEqual(['unexpected-error', 'unexpected-error']);
  });

  it('is kept while it runs; the oldest finished ones are dropped', async () => {
    const jobs = createJobs(noting());
    const first = jobs.start({ kind: 'import', by: 'aigul' }, untilAborted);
    const ended = jobs.start({ kind: 'import', by: 'aigul' }, async () => ok(null));
    for (let i = 0; i < 60; i++) {
      jobs.start({ kind: 'import', by: 'aigul' }, async () => ok(null));
      await settled();
    }
    expect(jobs.find(first.id, 'aigul')?.state).toBe('running');
    expect(jobs.find(ended.id, 'aigul')).toBeNull();
    await jobs.close();
  });

  it('is listed for the account that started it until that account acknowledges the result', async () => {
    const jobs = createJobs(noting());
    const { id } = jobs.start({ kind: 'export', by: 'aigul', about: { number: 2 } }, async () => ok('written'));
    jobs.start({ kind: 'import', by: 'boris' }, async () => ok(null));
    await settled();
    expect(jobs.open('aigul')).toMatchObject([{ id, about: { number: 2 }, state: 'done', result: 'written' }]);
    expect(jobs.acknowledge(id, 'boris'), 'another account cannot').toBe(false);
    expect(jobs.acknowledge(id, 'aigul')).toBe(true);
    expect(jobs.open('aigul')).toEqual([]);
    expect(jobs.find(id, 'aigul')?.state).toBe('done');
  });
});
