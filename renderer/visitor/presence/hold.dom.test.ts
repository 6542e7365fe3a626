import { beforeEach, expect, test, vi } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { watchHold } from './hold.ts';

vi.mock('../../shared/ui/swallow-click.ts', () => ({ swallowNextClick: vi.fn() }));

const clock = manualClock();
const onHeld = vi.fn();
let screen = document.createElement('main');

beforeEach(() => {
  onHeld.mockClear();
  screen = document.createElement('main');
  watchHold(screen, { clock, slop: 10, corner: 60, onHeld });
});

function finger(type: string, clientX: number, clientY: number, pointerId = 1, on: Element = screen): void {
  on.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), { clientX, clientY, pointerId }));
}

test('starts once for a finger that rests two seconds', () => {
  finger('pointerdown', 300, 300);
  clock.advance(1_900);
  expect(onHeld).not.toHaveBeenCalled();
  finger('pointermove', 304, 302);
  clock.advance(200);
  expect(onHeld).toHaveBeenCalledTimes(1);
  clock.advance(20_000);
  expect(onHeld).toHaveBeenCalledTimes(1);
});

test.each([
  ['is lifted', () => finger('pointerup', 300, 300)],
  ['scrolls', () => finger('pointercancel', 300, 300)],
  ['moves', () => finger('pointermove', 330, 300)],
  ['is joined by a second', () => finger('pointerdown', 500, 300, 2)],
])('does not start for a finger that %s', (_, end) => {
  finger('pointerdown', 300, 300);
  clock.advance(1_500);
  end();
  clock.advance(20_000);
  expect(onHeld).not.toHaveBeenCalled();
});

test('leaves the corner of the staff alone', () => {
  finger('pointerdown', 30, 30);
  clock.advance(20_000);
  expect(onHeld).not.toHaveBeenCalled();
});

test('leaves a key of the keyboard alone, which a held finger repeats or opens', () => {
  screen.innerHTML = '<fieldset data-keyboard><button>к</button></fieldset>';
  finger('pointerdown', 300, 300, 1, screen.querySelector('button') ?? screen);
  clock.advance(20_000);
  expect(onHeld).not.toHaveBeenCalled();
});
