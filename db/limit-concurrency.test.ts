import { expect, it } from 'vitest';
import { limitConcurrency } from './limit-concurrency.ts';

it('runs no more at a time than allowed, in order, and goes on after a failure', async () => {
  const limited = limitConcurrency(2);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const work = (number: number) => async (): Promise<void> => {
    begun.push(number);
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running--;
    if (number === 1) throw new Error('one');
  };
  const outcomes = await Promise.allSettled(Array.from({ length: 9 }, (_, number) => limited(work(number))));
  expect(most).toBe(2);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(outcomes.map(({ status }) => status).filter((status) => status === 'rejected')).toHaveLength(1);
});
