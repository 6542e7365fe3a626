import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../../db/model/api/workshop.ts';
import { WorkshopRefusal } from '../api/client.ts';
import { createWork } from './jobs.ts';

/** Protects: long work is watched to its end through the silence of a service that starts anew, and told once. */
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

/** A service that answers one after the other, then the last one for ever; an error is thrown. */
function serviceOf(answers: (Job | WorkshopRefusal)[], left: Job[] = []) {
  const told: string[] = [];
  const next = (): Job | WorkshopRefusal => (answers.length > 1 ? answers.shift() : answers[0]) ?? job();
  return {
    told,
    job: async () => {
      const answer = next();
      if (answer instanceof WorkshopRefusal) throw answer;
      return answer;
    },
    jobs: async () => left,
    acknowledgeJob: async (id: string) => void told.push(id),
    cancelJob: async () => {},
  };
}

const silence = new WorkshopRefusal('no-answer');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a service that is silent for a moment is asked again', async () => {
  const service = serviceOf([silence, silence, job({ state: 'done', result: 7 })]);
  const work = createWork(service);
  void work.run({ kind: 'publish' }, async () => job());
  await vi.advanceTimersByTimeAsync(2_000);
  expect(work.pieces.value).toMatchObject([{ isOver: true, failure: null, job: { state: 'done', result: 7 } }]);
});

test.each([
  ['that is silent for long', silence],
  ['that started anew and knows nothing of it', new WorkshopRefusal('not-found')],
])('a service %s ends the watching, and says so', async (_, answer) => {
  const work = createWork(serviceOf([answer]));
  void work.run({ kind: 'publish' }, async () => job());
  await vi.advanceTimersByTimeAsync(30_000);
  expect(work.pieces.value).toMatchObject([{ isOver: true, failure: answer, job: { id: 'a' } }]);
});

test('what cannot begin is over at once', async () => {
  const refusal = new WorkshopRefusal('busy');
  const work = createWork(serviceOf([]));
  await work.run({ kind: 'backup' }, () => Promise.reject(refusal));
  expect(work.pieces.value).toMatchObject([{ isOver: true, failure: refusal, job: null }]);
});

test('what was left behind is found once, watched, and its end told to the service', async () => {
  const service = serviceOf([job({ state: 'done' })], [job(), job({ id: 'b', kind: 'backup', state: 'done' })]);
  const work = createWork(service);
  await work.pickUp();
  await work.pickUp();
  expect(work.pieces.value.map(({ kind }) => kind)).toEqual(['publish', 'backup']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(work.pieces.value.map(({ isOver }) => isOver)).toEqual([true, true]);
  for (const piece of work.pieces.value) work.told(piece);
  expect(work.pieces.value).toEqual([]);
  expect(service.told).toEqual(['a', 'b']);
});
