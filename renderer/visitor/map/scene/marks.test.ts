import { describe, expect, it } from 'vitest';
import { campOf, headcountOf, seatOf } from '../../../../test-support/renderer/camps.ts';
import { distance } from '../../../shared/map-core/geometry.ts';
import { fitTo } from '../../../shared/map-core/projection.ts';
import { marksOf, radiusOf } from './marks.ts';

const size = { width: 1400, height: 800 };
const here = (id: string, amount: number | null, lon = 73, kind: 'counted' | 'planned' = 'counted') =>
  campOf(id, '1940/1955', {
    seats: [seatOf(id, lon, null)],
    headcounts: amount === null ? [] : [headcountOf('1950', amount, kind)],
  });
const marks = (...camps: ReturnType<typeof here>[]) => marksOf(camps, 1950, size, fitTo(size));

describe('marksOf', () => {
  it('draws rings with areas in proportion to the people', () => {
    expect(radiusOf(40_000, size) / radiusOf(10_000, size)).toBeCloseTo(2);
  });

  it('chooses the form by what is known', () => {
    const forms = marks(here('a', 9000, 60), here('b', 9000, 65, 'planned'), here('c', null, 70));
    expect(Object.fromEntries(forms.map(({ campId, form }) => [campId, form]))).toEqual({
      a: 'full',
      b: 'outline',
      c: 'unknown',
    });
  });

  it('leaves rings of different size on one centre, the largest first', () => {
    const [large, small] = marks(here('small', 1000), here('large', 60_000));
    expect([large?.campId, small?.campId]).toEqual(['large', 'small']);
    expect(large?.centre).toEqual(small?.centre);
  });

  it('moves rings of equal size at one location apart', () => {
    const [a, b, c] = marks(here('a', null), here('b', null), here('c', null));
    if (!a || !b || !c) throw new Error('three marks');
    for (const [one, other] of [[a, b] as const, [b, c] as const, [a, c] as const]) {
      expect(distance(one.centre, other.centre)).toBeGreaterThanOrEqual(one.radius + other.radius);
    }
    expect(a.place).toEqual(b.place);
  });

  it('moves large rings of equal size only a little apart', () => {
    const [a, b] = marks(here('a', 60_000), here('b', 59_000));
    expect(a && b && distance(a.centre, b.centre)).toBeCloseTo(30);
    expect(a && distance(a.centre, a.place)).toBeCloseTo(15);
  });

  it('moves rings apart across the squares in which it looks for neighbours', () => {
    // Each ring hides the next, far beyond one square.
    const row = marks(...Array.from({ length: 40 }, (_, index) => here(`camp-${index}`, null, 50 + index * 0.1)));
    expect(row.every(({ place, centre }) => distance(place, centre) > 0)).toBe(true);
    const alone = marks(here('west', null, 50), here('east', null, 80));
    expect(alone.every(({ place, centre }) => distance(place, centre) === 0)).toBe(true);
  });

  it('adds a halo only to an imprecise location', () => {
    const presumed = here('presumed', 100);
    presumed.seats = presumed.seats.map((seat) => ({ ...seat, presumed: true }));
    expect(marks(here('known', 100))[0]?.halo).toBeNull();
    expect(marks(presumed)[0]?.halo).toBeGreaterThan(0);
  });
});
