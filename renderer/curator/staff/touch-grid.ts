import type { TouchCell } from '../../../db/model/api/staff.ts';

/** `stuck`: touched for longer than a person would. */
type CellState = 'untouched' | 'touched' | 'stuck';

interface GridShape {
  rows: number;
  columns: number;
}

interface TouchGrid {
  /** A finger in a cell, from 0 by rows; one that came unseen before begins with its first movement. */
  touch(finger: number, cell: number, atMs: number): void;
  lift(finger: number): void;
  /** To be called now and then: finds what rests in one cell. */
  look(atMs: number): void;
  stateOf(cell: number): CellState;
  /** Number of untouched cells, without stuck ones. */
  left(): number;
  found(): { cells: number; dead: TouchCell[]; stuck: TouchCell[] };
}

/** A finger that tests a cell is on it for a moment. */
const stuckMs = 4_000;

/** Long sides get more cells, so that none is much larger than a hand. */
export const shapeFor = (width: number, height: number): GridShape =>
  width >= height ? { rows: 5, columns: 8 } : { rows: 8, columns: 5 };

/** Tracks which cells of the screen respond, and which report a touch that does not end. */
export function createTouchGrid({ rows, columns }: GridShape): TouchGrid {
  const all = Array.from({ length: rows * columns }, (_, cell) => cell);
  const touched = new Set<number>();
  const stuck = new Set<number>();
  const resting = new Map<number, { cell: number; sinceMs: number }>();
  const placeOf = (cell: number): TouchCell => [Math.floor(cell / columns) + 1, (cell % columns) + 1];
  const isOpen = (cell: number): boolean => !touched.has(cell) && !stuck.has(cell);

  return {
    touch(finger, cell, atMs) {
      if (resting.get(finger)?.cell === cell) return;
      resting.set(finger, { cell, sinceMs: atMs });
      touched.add(cell);
    },
    lift(finger) {
      const rest = resting.get(finger);
      resting.delete(finger);
      // It was a long touch after all.
      if (rest && stuck.delete(rest.cell)) touched.add(rest.cell);
    },
    look(atMs) {
      for (const { cell, sinceMs } of resting.values()) {
        if (atMs - sinceMs < stuckMs) continue;
        touched.delete(cell);
        stuck.add(cell);
      }
    },
    stateOf: (cell) => (stuck.has(cell) ? 'stuck' : touched.has(cell) ? 'touched' : 'untouched'),
    left: () => all.filter(isOpen).length,
    found: () => ({ cells: all.length, dead: all.filter(isOpen).map(placeOf), stuck: [...stuck].map(placeOf) }),
  };
}
