import { act, cleanup, renderHook } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { crossFade, useCrossFade } from './fade.ts';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const keyed = (...keys: string[]) => keys.map((key) => ({ key }));
const shown = (items: { key: string; leaving: boolean }[]) =>
  items.map(({ key, leaving }) => (leaving ? `${key} leaving` : key));

test('crossFade keeps an item that leaves once, below the new ones', () => {
  const first = crossFade([], keyed('a', 'b'));
  const second = crossFade(first, keyed('b', 'c'));
  expect(shown(second)).toEqual(['a leaving', 'b', 'c']);
  expect(shown(crossFade(second, keyed('c')))).toEqual(['b leaving', 'c']);
});

test('useCrossFade drops what leaves after the fade', () => {
  vi.useFakeTimers();
  const [before, after] = [keyed('a'), keyed('b')];
  const { result, rerender } = renderHook(({ items }) => useCrossFade(items, 900), { initialProps: { items: before } });
  rerender({ items: after });
  expect(shown(result.current)).toEqual(['a leaving', 'b']);
  act(() => void vi.advanceTimersByTime(899));
  expect(shown(result.current)).toEqual(['a leaving', 'b']);
  act(() => void vi.advanceTimersByTime(1));
  expect(shown(result.current)).toEqual(['b']);
});

test('useCrossFade with no duration drops at once', () => {
  const [before, after] = [keyed('a'), keyed('b')];
  const { result, rerender } = renderHook(({ items }) => useCrossFade(items, 0), { initialProps: { items: before } });
  rerender({ items: after });
  expect(shown(result.current)).toEqual(['b']);
});
