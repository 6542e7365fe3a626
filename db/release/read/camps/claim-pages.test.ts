import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readProjectContent, temporaryFolder } from '../../../../test-support/release/release.ts';
import type { Claim } from '../../../model/api/claim.ts';
import { headcountOfYear } from '../../../model/headcount.ts';
import { openReadable } from '../../../sqlite/connection.ts';
import { buildDatabase } from '../../build/database.ts';
import { openReader } from '../reader.ts';
import { maxClaimsOfSubject } from './claims.ts';

const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The project's content, and so many more headcounts of one camp; the highest in the middle of them. */
function releaseWith(more: number) {
  const content = readProjectContent();
  const camp = content.camps.find(({ id }) => id === 'karlag');
  const [like] = camp?.claims.filter(({ property, amount }) => property === 'headcount' && amount) ?? [];
  if (!camp || !like) throw new Error('the content has no headcount of Karlag');
  const { partOf, ...plain } = like;
  for (let index = 0; index < more; index++) {
    const period = `19${30 + (index % 25)}-${String(1 + (index % 12)).padStart(2, '0')}-01`;
    const amount = index === more >> 1 ? 999_999 : 1_000 + ((index * 7919) % 50_000);
    camp.claims.push({ ...plain, id: `more-${index}`, kind: 'counted', amount, period });
  }
  const [contradiction] = content.contradictions;
  if (!contradiction) throw new Error('the content has no contradiction');
  if (more > 0) content.contradictions.push({ ...contradiction, id: 'late', claims: [`more-${more - 1}`] });
  const file = join(work, `${more}.db`);
  buildDatabase(file, content, 1);
  const shown = camp.claims.filter(({ status }) => status !== 'unverified');
  return { db: openReadable(file), claims: shown.length, firstClaim: shown[0]?.id };
}

describe('a camp with thousands of claims', () => {
  const { db, claims, firstClaim } = releaseWith(3_000);
  afterAll(() => db.close());
  const reader = openReader(db, 'ru');
  const inList = reader.camps.list({}).camps.find(({ id }) => id === 'karlag');

  it('answers with the first of them and says how many follow', () => {
    const camp = reader.camps.find('karlag');
    expect(camp?.claims).toHaveLength(maxClaimsOfSubject);
    expect(camp?.claims[0]?.id).toBe(firstClaim);
    expect(camp?.claimsBeyond).toBe(claims - maxClaimsOfSubject);
    expect(JSON.stringify(reader.loop.content('2026-05-31').scenes).length).toBeLessThan(250_000);
  });

  it('gives every following claim once, page by page', () => {
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

  it('takes the peak from all claims, and has all headcounts on the page of the camp', () => {
    expect(inList?.peak?.max).toBe(999_999);
    expect(reader.camps.find('karlag')?.headcounts.length).toBeGreaterThan(3_000);
  });

  it('lists of its headcounts those that the map shows in a year', () => {
    const all = reader.camps.find('karlag')?.headcounts ?? [];
    const listed = inList?.headcounts ?? [];
    expect(listed.length).toBeLessThan(60);
    for (let year = 1925; year <= 1965; year++)
      expect(headcountOfYear(listed, year), `${year}`).toEqual(headcountOfYear(all, year));
  });

  it('names the contradictions of all claims', () => {
    const camp = reader.camps.find('karlag');
    expect(camp?.contradictions.map(({ id }) => id)).toContain('late');
  });

  it('bounds the claims of a source that is cited thousands of times', () => {
    const counted = reader.claims.find('more-1')?.citations[0]?.sourceId ?? '';
    const source = reader.sources.find(counted);
    expect(source?.claims.length).toBeLessThanOrEqual(250);
    expect(source?.citationsBeyond).toBeGreaterThan(2_000);
  });

  it('leaves the other camps as they were', () => {
    const plain = releaseWith(0);
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
