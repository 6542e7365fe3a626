import { act, renderHook } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { useLoaded } from './use-loaded.ts';

/** Loads by id; each load ends when the test says so. */
function stage() {
  const pending = new Map<string, PromiseWithResolvers<string>>();
  const load = (id: string): Promise<string> => {
    const answer = Promise.withResolvers<string>();
    pending.set(id, answer);
    return answer.promise;
  };
  const hook = renderHook(({ id }) => useLoaded(() => load(id), [id]), { initialProps: { id: 'a' } });
  const settle = (id: string, value?: string): Promise<void> =>
    act(async () => {
      if (value === undefined) pending.get(id)?.reject(new Error('no answer'));
      else pending.get(id)?.resolve(value);
    });
  return { ...hook, pending, settle };
}

test('is null until the first result', async () => {
  const { result, settle } = stage();
  expect(result.current).toBeNull();
  await settle('a', 'first');
  expect(result.current).toBe('first');
});

test('keeps the last result until the next one is there', async () => {
  const { result, rerender, settle } = stage();
  await settle('a', 'first');
  rerender({ id: 'b' });
  expect(result.current).toBe('first');
  await settle('b', 'second');
  expect(result.current).toBe('second');
});

test('loads only when the dependencies change', () => {
  const { rerender, pending } = stage();
  rerender({ id: 'a' });
  rerender({ id: 'b' });
  expect([...pending.keys()]).toEqual(['a', 'b']);
});

test('drops an answer that comes after that of a newer request', async () => {
  const { result, rerender, settle } = stage();
  rerender({ id: 'b' });
  await settle('b', 'second');
  await settle('a', 'first');
  expect(result.current).toBe('second');
});

test('keeps the last result when a load fails', async () => {
  const { result, rerender, settle } = stage();
  await settle('a', 'first');
  rerender({ id: 'b' });
  await settle('b');
  expect(result.current).toBe('first');
});
