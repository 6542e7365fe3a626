import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Language } from '../../../db/model/vocabulary.ts';
import { language, t, translateIn } from '../i18n/i18n.ts';
import { Keyboard } from './Keyboard.tsx';
import { holdMs } from './key-press.ts';

const handlers = {
  onLetter: vi.fn(),
  onDelete: vi.fn(),
  onMove: vi.fn(),
  onClear: vi.fn(),
  onLayout: vi.fn(),
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  language.value = 'en';
  // happy-dom does not capture pointers.
  HTMLElement.prototype.setPointerCapture = () => {};
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function open(layout: Language = 'ru') {
  const rendered = render(<Keyboard layout={layout} languages={['kk', 'ru', 'en']} {...handlers} />);
  const key = (letter: string): HTMLElement => {
    const found = rendered.container.querySelector<HTMLElement>(`[data-letter="${letter}"]`);
    if (!found) throw new Error(`no key ${letter}`);
    return found;
  };
  /** Where the pointer is, for `document.elementFromPoint`. */
  const pointAt = (element: Element): void => void vi.spyOn(document, 'elementFromPoint').mockReturnValue(element);
  const letters = [...rendered.container.querySelectorAll<HTMLElement>('[data-letter]')].map(
    (each) => each.dataset.letter,
  );
  return { ...rendered, key, pointAt, letters };
}

test('has the letters of the layout, digits and a space', () => {
  expect(open('kk').letters).toEqual(expect.arrayContaining(['қ', 'ж', '1', '-', ' ']));
  cleanup();
  const { letters } = open('en');
  expect(letters).toContain('q');
  expect(letters).not.toContain('ж');
});

test('has a sign and a name on the space, so that all keys below the letters fit on one row', async () => {
  const { key } = open();
  expect([key(' ').textContent, key(' ').getAttribute('aria-label')]).toEqual(['', t('keyboard.space')]);
});

test('marks the current layout and offers the others, each in its own language', () => {
  const { getByRole, getByText } = open('ru');
  expect(getByRole('button', { pressed: true }).textContent).toBe(translateIn('ru')('keyboard.alphabet'));
  fireEvent.click(getByText(translateIn('kk')('keyboard.alphabet')));
  expect(handlers.onLayout).toHaveBeenCalledWith('kk');
});

test('types a letter when its key is released', () => {
  const { key, pointAt } = open();
  fireEvent.pointerDown(key('ж'), { pointerId: 1 });
  expect(key('ж').hasAttribute('data-pressed')).toBe(true);
  expect(handlers.onLetter).not.toHaveBeenCalled();
  pointAt(key('ж'));
  fireEvent.pointerUp(key('ж'), { pointerId: 1 });
  expect(handlers.onLetter.mock.calls).toEqual([['ж']]);
  expect(key('ж').hasAttribute('data-pressed')).toBe(false);
});

test('types the letter of a keypad, which presses without a pointer', () => {
  const { key } = open();
  fireEvent.click(key('ж'), { detail: 0 });
  fireEvent.click(key('ж'), { detail: 1 });
  expect(handlers.onLetter).toHaveBeenCalledOnce();
});

test('opens the variants of a held key and types the chosen one', () => {
  const { key, pointAt, container } = open();
  fireEvent.pointerDown(key('у'), { pointerId: 1 });
  act(() => void vi.advanceTimersByTime(holdMs));
  const variants = [...container.querySelectorAll<HTMLElement>('[data-variant]')];
  expect(variants.map(({ textContent }) => textContent)).toEqual(['ұ', 'ү']);
  const [, second] = variants as [HTMLElement, HTMLElement];
  pointAt(second);
  fireEvent.pointerMove(key('у'), { pointerId: 1 });
  expect(second.hasAttribute('data-chosen')).toBe(true);
  fireEvent.pointerUp(key('у'), { pointerId: 1 });
  expect(handlers.onLetter.mock.calls).toEqual([['ү']]);
  expect(container.querySelector('[data-variant]')).toBeNull();
});

test('repeats deletion while the key is held', () => {
  const { getByText } = open();
  const key = getByText(t('keyboard.delete'));
  fireEvent.pointerDown(key, { pointerId: 1 });
  expect(handlers.onDelete).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(450 + 3 * 90);
  expect(handlers.onDelete).toHaveBeenCalledTimes(5);
  fireEvent.pointerUp(key, { pointerId: 1 });
  vi.advanceTimersByTime(5_000);
  expect(handlers.onDelete).toHaveBeenCalledTimes(5);
});

test('stops repeating when the keyboard is removed', () => {
  const { getByText, unmount } = open();
  fireEvent.pointerDown(getByText(t('keyboard.delete')), { pointerId: 1 });
  unmount();
  vi.advanceTimersByTime(5_000);
  expect(handlers.onDelete).toHaveBeenCalledTimes(1);
});

test('moves the caret in both directions and clears the field', () => {
  const { getByLabelText, getByText } = open();
  fireEvent.pointerDown(getByLabelText(t('keyboard.left')), { pointerId: 1 });
  fireEvent.pointerUp(getByLabelText(t('keyboard.left')), { pointerId: 1 });
  fireEvent.click(getByLabelText(t('keyboard.right')), { detail: 0 });
  expect(handlers.onMove.mock.calls).toEqual([[-1], [1]]);
  fireEvent.click(getByText(t('keyboard.clear')));
  expect(handlers.onClear).toHaveBeenCalledOnce();
});

test('comes into sight with the field that is touched or focused, and with nothing else', () => {
  const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {});
  const { container } = open();
  const field = document.createElement('input');
  container.append(field);
  fireEvent.click(container);
  expect(scrollIntoView).not.toHaveBeenCalled();
  fireEvent.focusIn(field);
  fireEvent.click(field);
  expect(scrollIntoView.mock.instances).toEqual(Array(2).fill(container.querySelector('[data-keyboard]')));
  cleanup();
  fireEvent.click(field);
  expect(scrollIntoView).toHaveBeenCalledTimes(2);
  scrollIntoView.mockRestore();
});
