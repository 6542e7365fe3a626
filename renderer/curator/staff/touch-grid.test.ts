import { describe, expect, it } from 'vitest';
import { createTouchGrid, shapeFor } from './touch-grid.ts';

/** Protects: the grid is complete only when every cell was touched; a stuck cell is neither waited for nor counted. */
const grid = () => createTouchGrid({ rows: 2, columns: 3 });

describe('the touch grid', () => {
  it('names the cells that did not respond', () => {
    const touched = grid();
    for (const cell of [0, 1, 2, 4]) {
      touched.touch(1, cell, 0);
      touched.lift(1);
    }
    expect(touched.left()).toBe(2);
    expect(touched.found()).toEqual({
      cells: 6,
      dead: [
        [2, 1],
        [2, 3],
      ],
      stuck: [],
    });
  });

  it('counts every cell that one finger is drawn over', () => {
    const drawn = grid();
    for (let cell = 0; cell < 6; cell++) drawn.touch(7, cell, cell * 100);
    drawn.look(900);
    expect(drawn.left()).toBe(0);
    expect(drawn.found()).toEqual({ cells: 6, dead: [], stuck: [] });
  });

  it('goes on without a cell that is stuck, and says which it is', () => {
    const ill = grid();
    ill.touch(1, 5, 0);
    for (let cell = 0; cell < 5; cell++) {
      ill.touch(2, cell, 5_000);
      ill.lift(2);
    }
    ill.look(5_000);
    expect(ill.stateOf(5)).toBe('stuck');
    expect(ill.left()).toBe(0);
    expect(ill.found()).toEqual({ cells: 6, dead: [], stuck: [[2, 3]] });
  });

  it('takes a long touch for a touch once it ends', () => {
    const patient = grid();
    patient.touch(1, 0, 0);
    patient.look(10_000);
    expect(patient.stateOf(0)).toBe('stuck');
    patient.lift(1);
    expect(patient.stateOf(0)).toBe('touched');
  });
});

it('has more cells along the longer side', () => {
  expect([shapeFor(1920, 1080), shapeFor(1080, 1920)]).toEqual([
    { rows: 5, columns: 8 },
    { rows: 8, columns: 5 },
  ]);
});
