import { describe, expect, it } from 'vitest';
import { headcountsAmong, peakAmong, type StatedHeadcount } from './headcounts.ts';

const stated = (over: Partial<StatedHeadcount>): StatedHeadcount => ({
  claimId: 'camp-headcount',
  property: 'headcount',
  min: 100,
  max: 100,
  kind: 'counted',
  qualifier: 'exact',
  suspicious: false,
  period: null,
  ...over,
});

describe('the peak of a camp', () => {
  it('is null where nothing is stated: null is not zero', () => expect(peakAmong([])).toBeNull());

  it('is the highest count, before what is only stated, with its kind', () => {
    const peak = peakAmong([
      stated({ max: 537 }),
      stated({ claimId: 'camp-maximum', property: 'maximum', max: 600, kind: 'rounded' }),
    ]);
    expect(peak).toMatchObject({ claimId: 'camp-headcount', max: 537, kind: 'counted' });
    expect(peak).not.toHaveProperty('property');
  });

  it.each(['planned', 'limit', 'capacity'] as const)('is of the kind "%s" only where nothing else is known', (kind) => {
    const allowed = stated({ claimId: 'camp-allowed', max: 2500, kind });
    expect(peakAmong([allowed, stated({ max: 537 })])).toMatchObject({ max: 537, kind: 'counted' });
    expect(peakAmong([allowed])).toMatchObject({ max: 2500, kind });
  });

  it('is not a number in doubt where there is another', () => {
    expect(peakAmong([stated({ max: 9000, suspicious: true }), stated({ max: 537 })])?.max).toBe(537);
  });

  it('takes the lower bound of "more than"', () => {
    expect(peakAmong([stated({ min: 700, max: null, qualifier: 'more-than' }), stated({ max: 537 })])?.min).toBe(700);
  });
});

describe('the headcounts of a camp', () => {
  it('leave out who is no prisoner, and so does the peak', () => {
    const all = [stated({ claimId: 'troops', max: 27_400, counts: 'troops' }), stated({ max: 537 })];
    expect(headcountsAmong(all).map(({ claimId }) => claimId)).toEqual(['camp-headcount']);
    expect(peakAmong(all)?.max).toBe(537);
  });

  it('are those of others, by their name, where no prisoner was counted', () => {
    const all = [stated({ max: 27_400, counts: 'troops' })];
    expect(headcountsAmong(all)).toHaveLength(1);
    expect(peakAmong(all)).toMatchObject({ max: 27_400, counts: 'troops' });
  });

  it('leave maxima out', () => expect(headcountsAmong([stated({ property: 'maximum' }), stated({})])).toHaveLength(1));
});
