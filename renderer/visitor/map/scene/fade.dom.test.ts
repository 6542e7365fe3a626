import { act, cleanup, renderHook } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { crossFade, type Fading, type Keyed, useCrossFade } from './fade.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const keyed = (...keys: string[]) => keys.map((key) => ({ key }));
const shown = (items: readonly Fading<Keyed>[]) => items.map(({ key, change }) => (change ? `${key} ${change}` : key));

test('crossFade shows the first items at once, and keeps an item that leaves once, below the new ones', () => {
  const first = crossFade([], keyed('a', 'b'));
  expect(shown(first)).toEqual(['a', 'b']);
  const second = crossFade(first, keyed('b', 'c'));
  expect(shown(second)).toEqual(['a leaving', 'b', 'c entering']);
  expect(shown(crossFade(second, keyed('c')))).toEqual(['b leaving', 'c']);
});

test('useCrossFade goes through its steps, and drops at the last one what leaves', () => {
  vi.useFakeTimers();
  const [before, after, times] = [keyed('a'), keyed('b'), [300, 900]];
  const { result, rerender } = renderHook(({ items }) => useCrossFade(items, times), {
    initialProps: { items: before },
  });
  rerender({ items: after });
  const now = () => [shown(result.current[0]), result.current[1]];
  expect(now()).toEqual([['a leaving', 'b entering'], 0]);
  act(() => void vi.advanceTimersByTime(300));
  expect(now()).toEqual([['a leaving', 'b entering'], 1]);
  act(() => void vi.advanceTimersByTime(599));
  expect(now()).toEqual([['a leaving', 'b entering'], 1]);
  act(() => void vi.advanceTimersByTime(1));
  expect(now()).toEqual([['b'], 2]);
});

test('useCrossFade without steps changes at once', () => {
  const [before, after, none] = [keyed('a'), keyed('b'), []];
  const { result, rerender } = renderHook(({ items }) => useCrossFade(items, none), {
    initialProps: { items: before },
  });
  rerender({ items: after });
  expect(shown(result.current[0])).toEqual(['b']);
});
