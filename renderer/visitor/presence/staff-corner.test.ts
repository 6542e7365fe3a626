import { beforeEach, expect, test, vi } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { watchStaffCorner } from './staff-corner.ts';

/** Protects: the workshop opens for a finger held in the corner for five seconds, and for no visitor's touch. */
const clock = manualClock();
const onHeld = vi.fn();
let screen = new EventTarget();

beforeEach(() => {
  onHeld.mockClear();
  screen = new EventTarget();
  watchStaffCorner(screen, { clock, side: 60, onHeld });
});

function finger(type: string, clientX: number, clientY: number, pointerId = 1): void {
  screen.dispatchEvent(Object.assign(new Event(type), { clientX, clientY, pointerId }));
}

test('opens once for a finger held in the corner for five seconds', () => {
  finger('pointerdown', 30, 30);
  clock.advance(4_900);
  expect(onHeld).not.toHaveBeenCalled();
  finger('pointermove', 34, 28);
  clock.advance(200);
  expect(onHeld).toHaveBeenCalledTimes(1);
  clock.advance(20_000);
  expect(onHeld).toHaveBeenCalledTimes(1);
});

test.each([
  ['lifted', () => finger('pointerup', 30, 30)],
  ['taken over by a scroll', () => finger('pointercancel', 30, 30)],
  ['moved out of the corner', () => finger('pointermove', 90, 30)],
])('does not open for a finger that is %s', (_, end) => {
  finger('pointerdown', 30, 30);
  clock.advance(4_000);
  end();
  clock.advance(20_000);
  expect(onHeld).not.toHaveBeenCalled();
});

test('ignores another finger elsewhere', () => {
  finger('pointerdown', 400, 400, 2);
  clock.advance(6_000);
  expect(onHeld).not.toHaveBeenCalled();
  finger('pointerdown', 10, 10, 1);
  finger('pointerup', 400, 400, 2);
  clock.advance(5_000);
  expect(onHeld).toHaveBeenCalledTimes(1);
});
