import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { autosave } from './autosave.ts';

/** Protects: each change is saved within a second, one request at a time, and retried after a failure. */
function begin(save: () => Promise<void>) {
  const clock = manualClock();
  const changes = signal(0);
  const saving = autosave({ changes, clock, save });
  const type = (): void => void changes.value++;
  const rest = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await vi.waitFor(() => expect(saving.state.value).not.toBe('saving'));
  };
  return { changes, saving, type, rest, clock };
}

test('saves once after a pause in typing', async () => {
  const save = vi.fn(async () => {});
  const { type, rest, saving } = begin(save);
  type();
  type();
  expect(saving.state.value).toBe('waiting');
  await rest(500);
  expect(save).toHaveBeenCalledTimes(1);
  expect(saving.state.value).toBe('saved');
  await rest(10_000);
  expect(save).toHaveBeenCalledTimes(1);
});

test('saves within a second during continuous typing', async () => {
  const save = vi.fn(async () => {});
  const { type, rest } = begin(save);
  for (let letters = 0; letters < 10; letters++) {
    type();
    await rest(100);
  }
  expect(save).toHaveBeenCalled();
});

test('saves changes made during a save after it, never at the same time', async () => {
  let running = 0;
  const most = { value: 0 };
  const ends: (() => void)[] = [];
  const { type, clock, saving } = begin(() => {
    most.value = Math.max(most.value, ++running);
    return new Promise((resolve) => {
      ends.push(() => {
        running--;
        resolve();
      });
    });
  });
  type();
  clock.advance(400);
  type();
  clock.advance(2_000);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await vi.waitFor(() => {
    clock.advance(400);
    expect(ends).toHaveLength(2);
  });
  ends[1]?.();
  await vi.waitFor(() => expect(saving.state.value).toBe('saved'));
  expect(most.value).toBe(1);
});

test('retries a failed save and does not report it as saved', async () => {
  const save = vi.fn().mockRejectedValueOnce(new Error('no answer')).mockResolvedValue(undefined);
  const { type, rest, saving } = begin(save);
  type();
  await rest(400);
  expect(saving.state.value).toBe('failed');
  await rest(2_100);
  expect(save).toHaveBeenCalledTimes(2);
  expect(saving.state.value).toBe('saved');
});
