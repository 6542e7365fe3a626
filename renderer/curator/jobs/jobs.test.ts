import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../../db/model/api/jobs.ts';
import { WorkshopRefusal } from '../api/refusal.ts';
import { createJobs } from './jobs.ts';

/** Protects: a job is watched to its end while the service restarts, and its result is acknowledged once. */
const job = (change: Partial<Job> = {}): Job => ({
  id: 'a',
  kind: 'publish',
  about: {},
  state: 'running',
  done: 0,
  of: null,
  error: null,
  result: null,
  ...change,
});

/** A service that gives the answers in turn and repeats the last one; an error is thrown. */
function serviceOf(answers: (Job | WorkshopRefusal)[], left: Job[] = []) {
  const acknowledged: string[] = [];
  const next = (): Job | WorkshopRefusal => (answers.length > 1 ? answers.shift() : answers[0]) ?? job();
  return {
    acknowledged,
    job: async () => {
      const answer = next();
      if (answer instanceof WorkshopRefusal) throw answer;
      return answer;
    },
    jobs: async () => left,
    acknowledgeJob: async (id: string) => void acknowledged.push(id),
    cancelJob: async () => {},
  };
}

const silence = new WorkshopRefusal('no-answer');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('polls again when the service does not answer', async () => {
  const service = serviceOf([silence, silence, job({ state: 'done', result: 7 })]);
  const jobs = createJobs(service);
  void jobs.run({ kind: 'publish' }, async () => job());
  await vi.advanceTimersByTimeAsync(2_000);
  expect(jobs.list.value).toMatchObject([{ isFinished: true, failure: null, job: { state: 'done', result: 7 } }]);
});

test.each([
  ['that does not answer for long', silence],
  ['that restarted and does not know the job', new WorkshopRefusal('not-found')],
])('a service %s ends the job with a failure', async (_, answer) => {
  const jobs = createJobs(serviceOf([answer]));
  void jobs.run({ kind: 'publish' }, async () => job());
  await vi.advanceTimersByTimeAsync(30_000);
  expect(jobs.list.value).toMatchObject([{ isFinished: true, failure: answer, job: { id: 'a' } }]);
});

test('a job that cannot start is finished at once', async () => {
  const refusal = new WorkshopRefusal('busy');
  const jobs = createJobs(serviceOf([]));
  await jobs.run({ kind: 'backup' }, () => Promise.reject(refusal));
  expect(jobs.list.value).toMatchObject([{ isFinished: true, failure: refusal, job: null }]);
});

test('resumes each job once, watches it, and acknowledges its result', async () => {
  const service = serviceOf([job({ state: 'done' })], [job(), job({ id: 'b', kind: 'backup', state: 'done' })]);
  const jobs = createJobs(service);
  await jobs.resume();
  await jobs.resume();
  expect(jobs.list.value.map(({ kind }) => kind)).toEqual(['publish', 'backup']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(jobs.list.value.map(({ isFinished }) => isFinished)).toEqual([true, true]);
  for (const each of jobs.list.value) jobs.acknowledge(each);
  expect(jobs.list.value).toEqual([]);
  expect(service.acknowledged).toEqual(['a', 'b']);
});
