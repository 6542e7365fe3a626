import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hasten } from './fast-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('timers run faster, and motion that begins plays faster', () => {
  const motion = { playbackRate: 1 };
  Object.assign(document, { getAnimations: () => [motion] });
  hasten(10);
  const [later, often] = [vi.fn(), vi.fn()];
  setTimeout(later, 1000, 'said');
  setInterval(often, 500);
  vi.advanceTimersByTime(100);
  expect(later).toHaveBeenCalledExactlyOnceWith('said');
  expect(often).toHaveBeenCalledTimes(2);
  document.dispatchEvent(new Event('transitionrun'));
  expect(motion.playbackRate).toBe(10);
});
