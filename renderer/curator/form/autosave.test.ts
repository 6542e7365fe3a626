import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { autosave } from './autosave.ts';

/** Protects: what was typed is kept within a second of each letter, one request at a time, and again after a failure. */
function begin(keep: () => Promise<void>) {
  const clock = manualClock();
  const changes = signal(0);
  const saving = autosave({ changes, clock, keep });
  const type = (): void => void changes.value++;
  const rest = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await vi.waitFor(() => expect(saving.state.value).not.toBe('keeping'));
  };
  return { changes, saving, type, rest, clock };
}

test('a pause in typing keeps it, once', async () => {
  const keep = vi.fn(async () => {});
  const { type, rest, saving } = begin(keep);
  type();
  type();
  expect(saving.state.value).toBe('waiting');
  await rest(500);
  expect(keep).toHaveBeenCalledTimes(1);
  expect(saving.state.value).toBe('kept');
  await rest(10_000);
  expect(keep).toHaveBeenCalledTimes(1);
});

test('who types on without a pause waits no longer than a second', async () => {
  const keep = vi.fn(async () => {});
  const { type, rest } = begin(keep);
  for (let letters = 0; letters < 10; letters++) {
    type();
    await rest(100);
  }
  expect(keep).toHaveBeenCalled();
});

test('letters typed while it is being kept are kept after it, and never at the same time', async () => {
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
  await vi.waitFor(() => expect(saving.state.value).toBe('kept'));
  expect(most.value).toBe(1);
});

test('where the service does not answer it is asked again, and nothing is taken for kept', async () => {
  const keep = vi.fn().mockRejectedValueOnce(new Error('no answer')).mockResolvedValue(undefined);
  const { type, rest, saving } = begin(keep);
  type();
  await rest(400);
  expect(saving.state.value).toBe('failed');
  await rest(2_100);
  expect(keep).toHaveBeenCalledTimes(2);
  expect(saving.state.value).toBe('kept');
});
