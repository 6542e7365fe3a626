import { expect, test } from 'vitest';
import { fitTo, project } from '../../shared/map-core/projection.ts';
import { applyFit } from '../../shared/map-core/view.ts';
import { globePointAt, movedBy } from './globe.ts';

/** Protects: the point that a finger sets is the point that the visitor's map draws. */
test('a point set on the panel is drawn where it was set', () => {
  const toPanel = fitTo({ width: 600, height: 340 });
  const dolinka = { lat: 49.6783, lon: 72.6785 };
  expect(globePointAt(toPanel, applyFit(toPanel, project(dolinka)))).toEqual(dolinka);
});

test('ten kilometres to the east and north are ten kilometres', () => {
  const moved = movedBy({ lat: 50, lon: 70 }, 10, 10);
  expect(moved.lat).toBeCloseTo(50.0899, 3);
  expect(moved.lon).toBeCloseTo(70.1399, 3);
});
