import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { project, temporaryFolder } from '../../../test-support/release/release.ts';
import type { Claim } from '../../model/api/claim.ts';
import { headcountOfYear } from '../../model/headcount.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { readContent } from '../content/read.ts';
import { headcountReader, peakAmong } from '../read/headcounts.ts';
import { openReader } from '../read/reader.ts';
import { type ChoosableClaim, chooseTold, mostTold } from './crowds.ts';
import { buildDatabase } from './database.ts';

const claim = (claimId: string, over: Partial<ChoosableClaim> = {}): ChoosableClaim => ({
  ...{ claimId, property: 'event', min: null, max: null, kind: null, qualifier: 'exact', suspicious: false },
  ...{ period: null, disputed: false, share: false, ...over },
});

/** Protects: what a crowded answer leaves out is never what its screen is about. */
describe('the claims that are told at once', () => {
  it('are the first, the disputed and the dated before the many, in the order of the editors', () => {
    const many = Array.from({ length: 9 }, (_, index) => claim(`many-${index}`));
    const disputed = claim('disputed', { disputed: true });
    const opened = claim('opened', { property: 'opened' });
    const told = chooseTold([...many, opened, disputed], 4).map(({ claimId }) => claimId);
    expect(told).toEqual(['many-0', 'many-1', 'opened', 'disputed']);
  });

  it('hold every maximum that sources state: it stands beside the counts, whatever their number', () => {
    const stated = { kind: 'counted', min: 5, max: 5 } as const;
    const counts = Array.from({ length: 300 }, (_, index) => claim(`c-${index}`, { ...stated, property: 'headcount' }));
    const told = chooseTold([...counts, claim('highest', { ...stated, property: 'maximum', kind: 'rounded' })]);
    expect(told.map(({ claimId }) => claimId)).toContain('highest');
    expect(told.length).toBeLessThan(60);
  });

  it('are all where there is room', () => expect(chooseTold([claim('a'), claim('b')])).toHaveLength(2));
});

const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The project's content, and so many more headcounts of one camp; the highest in the middle of them. */
function crowdedRelease(more: number) {
  const read = readContent(join(project, 'db', 'content'));
  if (!read.ok) throw new Error('the content does not build');
  const camp = read.content.camps.find(({ id }) => id === 'karlag');
  const [like] = camp?.claims.filter(({ property, amount }) => property === 'headcount' && amount) ?? [];
  if (!camp || !like) throw new Error('the content has no headcount of Karlag');
  const { partOf, ...plain } = like;
  for (let index = 0; index < more; index++) {
    const period = `19${30 + (index % 25)}-${String(1 + (index % 12)).padStart(2, '0')}-01`;
    const amount = index === more >> 1 ? 999_999 : 1_000 + ((index * 7919) % 50_000);
    camp.claims.push({ ...plain, id: `more-${index}`, kind: 'counted', amount, period });
  }
  const file = join(work, `${more}.db`);
  buildDatabase(file, read.content, 1);
  return { db: openReadable(file), claims: camp.claims.filter(({ status }) => status !== 'unverified').length };
}

describe('a camp with thousands of claims', () => {
  const { db, claims } = crowdedRelease(3_000);
  afterAll(() => db.close());
  const reader = openReader(db, 'ru');

  it('is told in an answer of bounded size, which says how many more there are', () => {
    const camp = reader.camps.find('karlag');
    expect(camp?.claims.length).toBeLessThanOrEqual(mostTold);
    expect((camp?.claims.length ?? 0) + (camp?.claimsBeyond ?? 0)).toBe(claims);
    expect(JSON.stringify(camp).length).toBeLessThan(300_000);
    const [summary] = reader.camps.list({}).camps.filter(({ id }) => id === 'karlag');
    expect(summary?.headcounts.length).toBeLessThanOrEqual(40);
    expect(summary?.headcountsBeyond).toBeGreaterThan(2_900);
  });

  it('gives every other claim once, page by page', () => {
    const told = reader.camps.find('karlag')?.claims ?? [];
    const further: Claim[] = [];
    for (let page = reader.camps.further('karlag', 0); page?.claims.length; ) {
      further.push(...page.claims);
      page = reader.camps.further('karlag', further.length);
    }
    expect(new Set([...told, ...further].map(({ id }) => id)).size).toBe(claims);
    expect(told.length + further.length).toBe(claims);
    expect(reader.camps.further('steplag', 0)).toEqual({ claims: [], from: 0, total: 0 });
    expect(reader.camps.further('nowhere', 0)).toBeUndefined();
  });

  it('shows on map and list the very numbers that all its claims would give', () => {
    const all =
      headcountReader(db, () => null)
        .ofCamps(['karlag'])
        .get('karlag') ?? [];
    const summary = reader.camps.list({}).camps.find(({ id }) => id === 'karlag');
    expect(all.length).toBeGreaterThan(3_000);
    expect(summary?.peak?.claimId).toBe(peakAmong(all)?.claimId);
    for (let year = 1930; year <= 1960; year++) {
      const counts = all.filter(({ property }) => property === 'headcount');
      expect(headcountOfYear(summary?.headcounts ?? [], year)?.claimId).toBe(headcountOfYear(counts, year)?.claimId);
    }
  });

  it('keeps the loop, the years and a source that is cited thousands of times as short', () => {
    expect(JSON.stringify(reader.loop.content()).length).toBeLessThan(250_000);
    expect(JSON.stringify(reader.timeline.years()).length).toBeLessThan(250_000);
    const counted = reader.claims.find('more-1')?.citations[0]?.sourceId ?? '';
    const source = reader.sources.find(counted);
    expect(source?.claims.length).toBeLessThanOrEqual(250);
    expect(source?.citationsBeyond).toBeGreaterThan(2_000);
  });

  it('leaves the other camps as they were', () => {
    const plain = crowdedRelease(0);
    try {
      const before = openReader(plain.db, 'ru');
      for (const { id } of before.camps.list({}).camps.filter((camp) => camp.id !== 'karlag')) {
        expect(reader.camps.find(id)).toEqual(before.camps.find(id));
      }
      expect(before.camps.find('karlag')).not.toHaveProperty('claimsBeyond');
    } finally {
      plain.db.close();
    }
  });
});
