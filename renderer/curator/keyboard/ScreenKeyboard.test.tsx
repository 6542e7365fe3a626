import { screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { advance, button, click, render, settle } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { ScreenKeyboard } from './ScreenKeyboard.tsx';

beforeEach(() => {
  history.replaceState(null, '', '/?kiosk');
  Element.prototype.scrollIntoView = vi.fn();
});
afterEach(() => history.replaceState(null, '', '/'));

const page = (
  <>
    <input aria-label="line" lang="ru" />
    <textarea aria-label="text" lang="en" />
    <input aria-label="box" type="checkbox" />
    <ScreenKeyboard />
  </>
);
const keyboard = () => screen.queryByRole('group', { name: t('keyboard.label') });

async function focus(label: string): Promise<HTMLInputElement> {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  field.focus();
  field.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  await settle();
  return field;
}

test('appears while a field is written in, with the letters of its language', async () => {
  await render(page);
  expect(keyboard()).toBeNull();
  await focus('line');
  expect(keyboard()?.querySelector('[data-letter="ж"]')).not.toBeNull();
});

test('stays away from a field without letters, and outside the kiosk', async () => {
  await render(page);
  await focus('box');
  expect(keyboard()).toBeNull();
});

test('is not shown in a curator’s own browser', async () => {
  history.replaceState(null, '', '/');
  await render(page);
  await focus('line');
  expect(keyboard()).toBeNull();
});

test('writes a capital once, erases, and breaks lines in a text', async () => {
  await render(page);
  const text = await focus('text');
  const letter = (value: string) => document.querySelector(`[data-letter="${value}"]`) as HTMLElement;
  await click(button(t('keyboard.shift')));
  await click(letter('k'));
  await click(letter('a'));
  await click(button(t('keyboard.enter')));
  expect(text.value).toBe('Ka\n');
});

test('hides on request, when the field loses the focus', async () => {
  vi.useFakeTimers();
  await render(page);
  const field = await focus('line');
  const blur = vi.spyOn(field, 'blur');
  await click(button(t('keyboard.hide')));
  expect(blur).toHaveBeenCalled();
  vi.useRealTimers();
});

test('stays until a tapped button is clicked: the button must not move before', async () => {
  vi.useFakeTimers();
  await render(
    <>
      {page}
      <button type="button">send</button>
    </>,
  );
  await focus('line');
  const send = button('send');
  // A finger is lifted before the browser gives the focus to what it tapped.
  for (const type of ['pointerdown', 'pointerup']) send.dispatchEvent(new Event(type, { bubbles: true }));
  send.focus();
  send.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  await settle();
  expect(keyboard()).not.toBeNull();
  await advance(10);
  expect(keyboard()).toBeNull();
});
