import { expect, it, vi } from 'vitest';
import { once } from './once.ts';

it('loads once, and gives everyone the same', async () => {
  const load = vi.fn(async () => ({}));
  const part = once(load);
  const [first, second] = await Promise.all([part(), part()]);
  expect(first).toBe(second);
  expect(load).toHaveBeenCalledOnce();
});

it('loads again after a failure', async () => {
  const load = vi.fn().mockRejectedValueOnce(new Error('no answer')).mockResolvedValue('code');
  const part = once(load);
  await expect(part()).rejects.toThrow('no answer');
  await expect(part()).resolves.toBe('code');
});
