import { afterAll, describe, expect, it } from 'vitest';
import { readFacts, type Statistic, sourcesIn } from '../../../test-support/release/facts.ts';
import { openLedger, type StoredClaim } from '../../../test-support/release/facts-ledger.ts';

/** Protects: every figure about the camp system as a whole is in the built release unchanged. */
const facts = readFacts();
const ledger = openLedger();
afterAll(() => ledger.close());

const known = new Set(ledger.content.sources.map(({ id }) => id));

/** EDTF of a period with open ends, as the facts have it; null where they give none. */
function periodOf({ period_from: from, period_to: to }: Statistic): string | null {
  if (from === undefined && to === undefined) return null;
  return from === to ? (from ?? null) : `${from ?? '..'}/${to ?? '..'}`;
}

const qualifierOf = (text: string | undefined) =>
  text?.startsWith('about') ? 'about' : text?.startsWith('more than') ? 'more-than' : 'exact';

/** The claim that carries the fact itself: its value, as printed. */
function claimOf(fact: Statistic): StoredClaim {
  const printed = ledger
    .claims(fact.id)
    .filter(({ citations }) =>
      citations.some(
        ({ source_id, as_printed }) =>
          source_id === 'article' && (as_printed ?? undefined) === (fact.as_printed ?? as_printed ?? undefined),
      ),
    );
  const claim = printed.find(({ editorial }) => editorial === 0);
  expect(claim, `${fact.id}: no published claim cites the article with "${fact.as_printed}"`).toBeDefined();
  return claim as StoredClaim;
}

describe.each([
  ['statistics', facts.statistics],
  ['nationalities', facts.nationalities.items],
  ['works', facts.works],
] as const)('%s', (_, items) => {
  it.each(items.map((item) => [item.id, item] as const))('%s: value, qualifier, period and print', (_, fact) => {
    const claim = claimOf(fact);
    const period = periodOf(fact);
    if (fact.value === null || fact.unit === 'year') {
      expect(claim.amount_min).toBeNull();
      if (fact.unit === 'year') expect(claim.date_edtf).toBe(String(fact.value));
      else if (period !== null) expect(claim.date_edtf ?? claim.period_edtf).toBe(period);
      return;
    }
    expect([claim.amount_min, claim.amount_max]).toEqual([fact.value, fact.value]);
    expect(claim.qualifier).toBe(qualifierOf(fact.qualifier));
    if (period !== null) expect(claim.period_edtf).toBe(period);
    if (fact.part_of) expect(claim.part_of).toBe(fact.part_of.toLowerCase());
  });
});

describe('nationalities', () => {
  it('are in the order of the article, in three languages', () => {
    const rows = ledger.rows<{ kk: string; ru: string }>(
      'SELECT name_kk AS kk, name_ru AS ru FROM people ORDER BY position',
    );
    const lower = rows.map(({ kk, ru }) => ({ kk: kk.toLowerCase(), ru: ru.toLowerCase() }));
    expect(rows).toHaveLength(facts.nationalities.items.length);
    for (const [index, { kk, ru }] of facts.nationalities.items.entries()) {
      expect(lower[index]?.kk.startsWith(kk), `${kk}`).toBe(true);
      expect(lower[index]?.ru).toBe(ru);
    }
  });

  it('have a sum by the editors that is not a share of anything', () => {
    const [sum] = ledger.rows<{ amount_min: number; kind: string; editorial: number; part_of: string | null }>(
      `SELECT amount_min, kind, editorial, part_of FROM claim WHERE id = 'n-sum'`,
    );
    expect(sum).toEqual({ amount_min: facts.nationalities.sum, kind: 'sum', editorial: 1, part_of: null });
    expect(facts.nationalities.items.reduce((total, { value }) => total + (value ?? 0), 0)).toBe(sum?.amount_min);
  });
});

describe('published figures', () => {
  it.each(facts.published_figures.map((item) => [item.id, item] as const))('%s', (_, { id, figure, what, source }) => {
    const unverified = source.startsWith('unverified');
    const numbers = numbersOf(figure);
    const written = ledger.written(id);
    const values = unverified ? written.flatMap(({ amount }) => flat(amount)) : ledger.claims(id).flatMap(ends);
    expect(numbers.length).toBeGreaterThan(0);
    for (const number of numbers) expect(values, `${id} (${what})`).toContain(number);
    if (unverified) return expect(ledger.claims(id)).toEqual([]);
    const cited = ledger.claims(id).flatMap(({ citations }) => citations.map(({ source_id }) => source_id));
    for (const expected of sourcesIn(source, known)) expect(cited).toContain(expected);
  });

  it.each(
    facts.published_figures.flatMap(({ id, figure }) =>
      typeof figure === 'object' && !Array.isArray(figure)
        ? Object.entries(figure).map(([year, value]) => [id, year, value] as const)
        : [],
    ),
  )('%s of 1 January %s', (id, year, value) => {
    const [claim] = ledger.claims(`${id}.figure[${year}]`);
    expect(claim).toMatchObject({ amount_min: value, amount_max: value, period_edtf: `${year}-01-01` });
  });
});

describe('statements and memorial facts', () => {
  it.each([...facts.statements, ...facts.memorial_facts].map((item) => [item.id, item] as const))('%s', (_, item) => {
    const claims = ledger.claims(item.id);
    expect(claims.length).toBeGreaterThan(0);
    const cited = claims.flatMap(({ citations }) => citations.map(({ source_id }) => source_id));
    const external = facts.memorial_facts.find(({ id }) => id === item.id)?.external;
    const sources = `${item.source}; ${external?.source ?? ''}`;
    for (const expected of sourcesIn(sources, known)) if (expected !== 'unverified') expect(cited).toContain(expected);
  });

  it('M1–M5: their days and numbers', () => {
    const dates = ['M1', 'M2', 'M3', 'M4', 'M5'].flatMap((id) => ledger.claims(id).map(({ date_edtf }) => date_edtf));
    expect(dates).toEqual(
      expect.arrayContaining(['1996-12-30', '1997', '1997-04-05', '1993', '1993-04-14', '2020-11-24']),
    );
    expect(ledger.claims('M5').flatMap(ends)).toEqual(expect.arrayContaining([2_400_000, 311_000]));
  });
});

const ends = ({ amount_min, amount_max }: StoredClaim): (number | null)[] => [amount_min, amount_max];

function flat(amount: unknown): (number | null)[] {
  if (typeof amount === 'number' || amount === null) return [amount];
  const { min, max } = (amount ?? {}) as { min?: number; max?: number };
  return [min ?? null, max ?? null];
}

/** Every amount that a figure states: `1.5–1.7 million`, `53 camps, 425 colonies`; not a year, not a share. */
function numbersOf(figure: unknown): number[] {
  if (typeof figure === 'number') return [figure];
  if (typeof figure === 'object' && figure !== null) return Object.values(figure).map(Number);
  const text = String(figure).replaceAll(',', (comma, at: number) =>
    /\d,\d{3}/.test(String(figure).slice(at - 1, at + 4)) ? '' : comma,
  );
  const million = (part: string) => Math.round(Number(part) * 1_000_000);
  const ranges = text.match(/([\d.]+) ?[–/] ?([\d.]+) million/);
  if (ranges) return [million(ranges[1] ?? ''), million(ranges[2] ?? '')];
  return [...text.matchAll(/(?<!in |\d)(\d[\d.]*)( million)?/g)]
    .map(([, number, unit]) => (unit ? million(number ?? '') : Number(number)))
    .filter((number) => Number.isFinite(number) && !(number >= 1900 && number <= 2030));
}
