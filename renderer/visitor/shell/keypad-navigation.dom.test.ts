import { beforeEach, expect, test, vi } from 'vitest';
import type { Navigator } from '../navigation/navigator.ts';
import { followKeys } from './keypad-navigation.ts';

/** Protects: a keypad of four arrows reaches every control, and leaves each of them again. */
followKeys(document, {} as Navigator);

beforeEach(() => {
  document.body.innerHTML =
    '<button>before</button><div role="slider" tabindex="0">line</div><button>after</button><input type="text" />';
  vi.spyOn(Element.prototype, 'checkVisibility').mockReturnValue(true);
});

const press = (key: string): string => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(event);
  return document.activeElement?.textContent ?? '';
};

test('moves from control to control by left and right', () => {
  document.querySelector('button')?.focus();
  expect(press('ArrowRight')).toBe('line');
});

test('leaves left and right to a slider, and leaves it by up and down', () => {
  const line = document.querySelector<HTMLElement>('[role=slider]');
  line?.focus();
  expect([press('ArrowRight'), press('ArrowLeft')]).toEqual(['line', 'line']);
  expect(press('ArrowDown')).toBe('after');
  line?.focus();
  expect(press('ArrowUp')).toBe('before');
});

test('leaves up and down to the scrolling of the page elsewhere', () => {
  document.querySelector('button')?.focus();
  expect(press('ArrowDown')).toBe('before');
});
