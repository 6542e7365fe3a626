import { afterAll, describe, expect, it } from 'vitest';
import { type DatedCount, type Point, readFacts, sourcesIn } from '../../../test-support/release/facts.ts';
import { openLedger } from '../../../test-support/release/facts-ledger.ts';

/** Protects: every fact of the camp records is in the built release unchanged, with its source. */
const facts = readFacts();
const ledger = openLedger();
afterAll(() => ledger.close());

const known = new Set(ledger.content.sources.map(({ id }) => id));
const campOf = new Map(ledger.content.camps.map((camp) => [camp.fact, camp.id]));
const all = [...facts.camps, ...facts.camps_not_in_article];

/** Where the fact has the year alone and a second source the month or the day, the claim has the closer date. */
const closerDates: Record<string, string> = {
  'C08.headcounts[5]': '1944-01-01',
  'C15.headcounts[1]': '1934-01-01',
  'C15.headcounts[3]': '1936-01-01',
  'C15.headcounts[4]': '1937-01-01',
  'C15.headcounts[5]': '1938-07-01',
  'C15.headcounts[6]': '1939-01-01',
  'C15.headcounts[8]': '1941-07-01',
  'C15.headcounts[9]': '1942-01-01',
  'C15.headcounts[10]': '1943-01-01',
  'C15.headcounts[11]': '1944-01',
  'C15.headcounts[12]': '1945-01-01',
  'C15.headcounts[13]': '1947-01-01',
  'C15.headcounts[14]': '1948-01-01',
  'C15.headcounts[15]': '1949-01',
  'C15.headcounts[18]': '1953-01-01',
  'C15.headcounts[19]': '1954-01-01',
  'C15.headcounts[22]': '1959-01-01',
  'C17.headcounts[0]': '1950-12-01',
  'C17.headcounts[1]': '1951-01-01',
  'C17.headcounts[2]': '1952-01-01',
  'C17.headcounts[3]': '1953-01-01',
  'C17.headcounts[4]': '1954-01-01',
  'C17.headcounts[5]': '1955-01-01',
  'X01.series[0]': '1950-02-01',
  'X01.series[1]': '1951-09-01',
  'X02.series[0]': '1945-12',
  'X03.series[0]': '1947-12',
  'X03.series[1]': '1948-01-01',
  'X04.series[0]': '1943-09',
  'X04.series[1]': '1944-01',
  'X05.series[0]': '1955-01-01',
  'X08.series[0]': '1943-05-01',
  'X08.series[1]': '1944-01',
};

const idOf = (fact: string): string => campOf.get(fact) ?? `no camp with the fact ${fact}`;

/** `1948-Q4` as EDTF; "later" alone is not a date. */
function edtfOf(date: string): string | null {
  if (date === 'later') return null;
  return date.replace(/-Q([1-4])$/, (_, quarter) => `-${32 + Number(quarter)}`);
}

/** Whatever the article prints, a citation of the camp keeps. */
function printsOf(camp: string): string[] {
  const rows = ledger.rows<{ as_printed: string }>(
    `SELECT as_printed FROM citation WHERE as_printed IS NOT NULL AND source_id = 'article' AND (
       owner_kind = 'claim' AND owner_id IN (SELECT id FROM claim WHERE subject_kind = 'camp' AND subject_id = ?)
       OR owner_kind = 'alias' AND owner_id IN (SELECT CAST(id AS TEXT) FROM camp_alias WHERE camp_id = ?)
       OR owner_kind = 'seat' AND owner_id IN (SELECT CAST(id AS TEXT) FROM seat WHERE camp_id = ?)
       OR owner_kind = 'camp-work' AND owner_id = ?)`,
    ...Array(4).fill(camp),
  );
  return rows.map(({ as_printed }) => as_printed);
}

/** The claims cite every source that the fact names, and the page or record where it names one. */
function isCitedAs(sources: string, path: string): void {
  const citations = ledger.claims(path).flatMap((claim) => claim.citations);
  const cited = citations.map(({ source_id }) => source_id);
  for (const source of sourcesIn(sources, known)) expect(cited, path).toContain(source);
  const located = citations.map(({ source_id, locator }) => `${source_id} ${locator}`);
  for (const place of sources.split('; ').filter((part) => /^(md|gm) \S+$/.test(part))) {
    expect(
      located.some((text) => text.startsWith(place)),
      `${path}: ${place}`,
    ).toBe(true);
  }
}

it('has an entry for each record; a further one is a section, a prisoner-of-war camp or an administration', () => {
  const recorded = new Set(all.map(({ id }) => idOf(id)));
  const camps = ledger.rows<{ id: string; type: string }>('SELECT id, type FROM camp');
  const further = camps.filter(({ id }) => !recorded.has(id));
  expect(camps.length - further.length).toBe(all.length);
  const types = ['section-of-camp', 'pow-camp', 'regional-administration'];
  expect(further.filter(({ type }) => !types.includes(type))).toEqual([]);
});

it.each([
  ['C13', 'group'],
  ['C14', 'regional-administration'],
  ['C16', 'section-of-camp'],
  ['C18', 'camp-type'],
])('%s is not a camp but a %s', (fact, type) => {
  const [row] = ledger.rows<object>('SELECT type FROM camp WHERE id = ?', idOf(fact));
  expect(row).toEqual({ type });
});

describe.each(facts.camps.map((camp) => [camp.id, camp] as const))('%s', (id, camp) => {
  const counts: [string, string, DatedCount][] = [
    ...camp.headcounts.map((count, index): [string, string, DatedCount] => [
      `${id}.headcounts[${index}]`,
      'headcount',
      count,
    ]),
    ...(camp.planned_strength ?? []).map((count, index): [string, string, DatedCount] => [
      `${id}.planned_strength[${index}]`,
      'planned',
      count,
    ]),
  ];
  if (counts.length > 0) {
    it.each(counts)('%s (%s)', (path, what, { value, date, note, source }) => {
      const claims = ledger.claims(path).filter(({ amount_min }) => amount_min === value);
      expect(claims.length, `${path}: ${value} is in no published claim`).toBeGreaterThan(0);
      const [claim] = claims;
      expect(claim?.amount_max).toBe(value);
      expect(claim?.period_edtf?.replace('~', '') ?? null).toBe(closerDates[path] ?? edtfOf(date));
      // The page cited for Steplag calls these figures a limit (“лимит наполнения”).
      if (what === 'planned') expect(claim?.kind).toBe(id === 'C11' ? 'limit' : 'planned');
      else if (note?.includes('capacity')) expect(claim?.kind).toBe('capacity');
      else expect(claim?.kind).toBe(note?.includes('average') ? 'average' : note === 'about' ? 'estimate' : 'counted');
      if (note?.includes('about')) expect(claim?.qualifier).toBe('about');
      isCitedAs(source, path);
    });
  }

  it('keeps the article’s text', () => {
    const { headcount, date_from, date_to, name_kk_as_printed, aliases_as_printed, region_as_printed } = camp.article;
    const prints = printsOf(idOf(id));
    const expected = [
      name_kk_as_printed,
      ...aliases_as_printed,
      headcount?.as_printed,
      date_from?.as_printed,
      date_to?.as_printed,
    ];
    for (const print of expected) if (print) expect(prints, print).toContain(print);
    if (region_as_printed) expect(ledger.claims(`${id}.article.region_as_printed`).length).toBeGreaterThan(0);
    if (camp.article.work_en) {
      const works = ledger.rows('SELECT work_id FROM camp_work WHERE camp_id = ?', idOf(id));
      expect(works.length + ledger.claims(`${id}.article.work_en`).length).toBeGreaterThan(0);
    }
  });

  it('has the article’s headcount and dates', () => {
    const { headcount, date_from, date_to } = camp.article;
    const amounts = ledger
      .claims(`${id}.article.headcount`)
      .map(({ amount_min, amount_max }) => [amount_min, amount_max]);
    if (headcount?.qualifier?.startsWith('up to')) {
      expect(ledger.claims(`${id}.article.headcount`)[0]).toMatchObject({
        amount_max: headcount.value,
        qualifier: 'up-to',
      });
    } else if (headcount) expect(amounts).toContainEqual([headcount.value, headcount.value]);
    const dates = (path: string) => ledger.claims(path).map(({ date_edtf }) => date_edtf);
    if (date_from) expect(dates(`${id}.article.date_from`)).toContain(date_from.iso);
    if (date_to) expect(dates(`${id}.article.date_to`)).toContain(date_to.iso);
  });

  it('has every date', () => {
    for (const [index, { iso, what, qualifier, source }] of camp.dates.entries()) {
      const claims = ledger.claims(`${id}.dates[${index}]`);
      expect(claims.length, `${id}.dates[${index}] ${what}`).toBeGreaterThan(0);
      if (iso)
        expect(
          claims.map(({ date_edtf }) => date_edtf?.replace('~', '')),
          what,
        ).toContain(iso);
      if (qualifier === 'about') {
        expect(claims.some(({ qualifier, date_edtf }) => qualifier === 'about' || date_edtf?.endsWith('~'))).toBe(true);
      }
      isCitedAs(source.replace('shuak.kz', 'shuak'), `${id}.dates[${index}]`);
    }
  });

  it('has its maximum and every further fact', () => {
    const { short_description_max: rounded, highest_dated_count: highest } = camp.max_headcount ?? {};
    const amounts = ledger.claims(id).flatMap(({ amount_min, amount_max }) => [amount_min, amount_max]);
    if (rounded) {
      const maxima = ledger.claims(`${id}.max_headcount`).filter(({ kind }) => kind === 'rounded');
      expect(maxima.map(({ amount_max }) => amount_max)).toContain(rounded);
    }
    if (highest) expect(amounts).toContain(highest);
    for (const value of Object.values(camp.nationalities_undated?.values ?? {})) expect(amounts).toContain(value);
    const paths = [
      ...(camp.key_facts ?? []).map((_, index) => `${id}.key_facts[${index}]`),
      ...(camp.arithmetic ?? []).map((_, index) => `${id}.arithmetic[${index}]`),
      ...camp.discrepancies.map((_, index) => `${id}.discrepancies[${index}]`),
    ];
    expect(paths.filter((path) => ledger.written(path).length === 0)).toEqual([]);
    if (camp.region_today) expect(ledger.written(`${id}.region_today`).length).toBeGreaterThan(0);
    if (camp.region_today?.source === 'unverified') expect(ledger.claims(`${id}.region_today`)).toEqual([]);
  });
});

describe('points', () => {
  const points = all.flatMap(({ id, coordinates }) =>
    coordinates.map((point, index) => [`${id}.coordinates[${index}]`, id, point] as const),
  );

  it.each(points)('%s is a seat, or a claim gives the reason why not', (path, id, { lat, lon, source }: Point) => {
    const seats = ledger.rows('SELECT id FROM seat WHERE camp_id = ? AND lat = ? AND lon = ?', idOf(id), lat, lon);
    if (source?.startsWith('unverified')) expect([seats, ledger.claims(path)]).toEqual([[], []]);
    else if (seats.length === 0) {
      const reasons = [...ledger.written(path), ...ledger.written(path.replace(/\[\d+\]$/, ''))];
      expect(reasons.length, `${path}: ${lat} ${lon} is no seat, and no claim has the fact`).toBeGreaterThan(0);
    }
  });
});

it('Kengir: every number of both voices', () => {
  const kengir = facts.camps.find(({ kengir }) => kengir)?.kengir ?? {};
  const claims = ledger.claims('C11.kengir');
  const told = claims
    .flatMap((claim) => [claim.amount_min, claim.amount_max, claim.date_edtf, claim.statement_en])
    .join(' | ');
  const numbers = Object.values(kengir).flatMap(
    (text) =>
      String(text)
        .replaceAll(',', '')
        .replace(/T.34/, '')
        .match(/\d{2,}/g) ?? [],
  );
  const missing = numbers.filter((number) => !told.replaceAll('\u00a0', '').includes(number));
  expect(missing.filter((number) => !['40', '42'].includes(number))).toEqual([]);
});

it('a closer date lies within the year of the fact', () => {
  const years = new Map<string, string>([
    ...facts.camps.flatMap(({ id, headcounts }) =>
      headcounts.map(({ date }, index): [string, string] => [`${id}.headcounts[${index}]`, date]),
    ),
    ...facts.camps_not_in_article.flatMap(({ id, series }) =>
      series.map(({ date }, index): [string, string] => [`${id}.series[${index}]`, date]),
    ),
  ]);
  for (const [path, date] of Object.entries(closerDates)) expect(date.slice(0, 4), path).toBe(years.get(path));
});

describe.each(facts.camps_not_in_article.map((camp) => [camp.id, camp] as const))('%s', (id, camp) => {
  it('has its name, aliases, series and note', () => {
    const names = ledger.rows<{ text: string }>(
      `SELECT text FROM camp_alias WHERE camp_id = ? UNION SELECT name_ru FROM camp WHERE id = ? UNION SELECT full_name_ru FROM camp WHERE id = ?`,
      ...Array(3).fill(idOf(id)),
    );
    // facts.json is typed with plain spaces; the release keeps № with its number.
    const spelled = names.map(({ text }) => text.replaceAll('\u00a0', ' ')).join(' | ');
    for (const name of [camp.ru, ...camp.aliases_ru.split(', ')]) expect(spelled, name).toContain(name);
    for (const [index, { date, value }] of camp.series.entries()) {
      const [claim] = ledger.claims(`${id}.series[${index}]`);
      expect(claim).toMatchObject({
        amount_min: value,
        amount_max: value,
        period_edtf: closerDates[`${id}.series[${index}]`] ?? date,
      });
    }
    expect(ledger.written(`${id}.note`).length).toBeGreaterThan(0);
  });
});
