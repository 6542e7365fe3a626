import { beforeEach, expect, test, vi } from 'vitest';
import { swallowNextClick } from '../../shared/ui/swallow-click.ts';
import { watchSecondTouch } from './second-touch.ts';

vi.mock('../../shared/ui/swallow-click.ts', () => ({ swallowNextClick: vi.fn() }));

const swallow = vi.mocked(swallowNextClick);
let screen = document.createElement('main');

beforeEach(() => {
  swallow.mockClear();
  screen = document.createElement('main');
  screen.innerHTML = `<a href="#/camps"><b>Camps</b></a> <button id="next">Next</button> <button id="step" data-single-touch>Step</button>
    <button id="sheet" aria-expanded="false">Access</button> <button id="consent" aria-pressed="false">I agree</button>
    <div data-keyboard><button id="l">l</button><button id="m">m</button></div>`;
  watchSecondTouch(screen, 27);
});

/** A touch of 100 ms. */
function touch(selector: string, at: number, x = 300): void {
  for (const [kind, timeStamp] of [['pointerdown', at] as const, ['pointerup', at + 100] as const]) {
    const event = Object.assign(new Event(kind, { bubbles: true }), { clientX: x, clientY: 300 });
    Object.defineProperty(event, 'timeStamp', { value: timeStamp });
    screen.querySelector(selector)?.dispatchEvent(event);
  }
}

test('ignores a second touch on what has appeared under the finger', () => {
  touch('a', 0);
  touch('#next', 250, 310);
  expect(swallow).toHaveBeenCalledOnce();
});

test.each([
  ['close what the first opened', '#sheet'],
  ['take back what the first chose', '#consent'],
  ['skip a step', '#step'],
])('ignores a second touch that would %s', (_, control) => {
  touch(control, 0);
  touch(control, 250);
  expect(swallow).toHaveBeenCalledOnce();
});

test.each([
  ['comes later', () => touch('#next', 550)],
  ['is elsewhere', () => touch('#next', 250, 340)],
  ['is on the same control', () => touch('a', 250)],
])('takes a touch that %s', (_, second) => {
  touch('a b', 0);
  second();
  expect(swallow).not.toHaveBeenCalled();
});

test('takes every letter of the keyboard', () => {
  touch('#l', 0);
  touch('#m', 100);
  expect(swallow).not.toHaveBeenCalled();
});
