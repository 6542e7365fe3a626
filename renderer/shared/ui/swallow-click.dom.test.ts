import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { swallowNextClick } from './swallow-click.ts';

/** Protects: a finger that changed the screen presses nothing of the new one when it is lifted, and the next touch presses. */
let pressed = 0;
const button = document.createElement('button');
button.onclick = () => void pressed++;

beforeEach(() => {
  vi.useFakeTimers();
  pressed = 0;
  document.body.append(button);
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  button.remove();
});

const pointer = (kind: string) => document.dispatchEvent(new Event(kind));

it('stops the click of a finger that rests long, and no other', () => {
  pointer('pointerdown');
  swallowNextClick();
  vi.advanceTimersByTime(10_000);
  pointer('pointerup');
  button.click();
  expect(pressed).toBe(0);
  button.click();
  expect(pressed).toBe(1);
});

it('leaves the focus where it was', () => {
  pointer('pointerdown');
  swallowNextClick();
  pointer('pointerup');
  const moveFocus = new Event('mousedown', { bubbles: true, cancelable: true });
  button.dispatchEvent(moveFocus);
  button.click();
  expect(moveFocus.defaultPrevented).toBe(true);
});

it('stops nothing once a touch has ended without a click', () => {
  pointer('pointerdown');
  swallowNextClick();
  pointer('pointercancel');
  vi.advanceTimersByTime(1_000);
  button.click();
  expect(pressed).toBe(1);
});

it('stops a late click, but not one a second later, where no finger was down', () => {
  swallowNextClick();
  vi.advanceTimersByTime(100);
  button.click();
  expect(pressed).toBe(0);
  swallowNextClick();
  vi.advanceTimersByTime(1_000);
  button.click();
  expect(pressed).toBe(1);
});
