import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRelease, buildForReading } from '../../../test-support/release/built-release.ts';
import { fold } from '../../model/fold.ts';
import { languages } from '../../model/vocabulary.ts';
import { type SearchReader, searchReader } from './search.ts';

let release: BuiltRelease;
let search: SearchReader;

beforeAll(() => {
  release = buildForReading();
  search = searchReader(release.db, 'kk');
});
afterAll(() => release.remove());

const first = (query: string) => {
  const [hit] = search.find(query).hits;
  return hit && `${hit.group} ${hit.id}`;
};

describe('search', () => {
  it.each([
    ['Карлаг', 'camp karlag'],
    ['Қарлаг', 'camp karlag'],
    ['karlag', 'camp karlag'],
    ['Qarlag', 'camp karlag'],
    ['КАРЛАГ ', 'camp karlag'],
    ['Карла', 'camp karlag'],
    ['ИТЛ', 'term itl'],
    ['ЕТЛ', 'term itl'],
    ['ITL', 'term itl'],
    ['АЛЖИР', 'camp alzhir'],
    ['alzhir', 'camp alzhir'],
    ['Степлаг', 'camp steplag'],
  ])('finds the entry for %s', (query, expected) => expect(first(query)).toBe(expected));

  it('finds a camp by any spelling of its place', () => {
    for (const spelling of ['Жезқазған', 'Жезказган', 'Джезказган', 'Zhezkazgan', 'Dzhezkazgan']) {
      expect(
        search.find(spelling).hits.map(({ id }) => id),
        spelling,
      ).toContain('zhezkazganlag');
    }
  });

  it('shows hits in the language of the reader, whichever language matched', () => {
    for (const language of languages) {
      const [hit] = searchReader(release.db, language).find('Karlag').hits;
      expect(hit?.title).toBe({ kk: 'Қарлаг', ru: 'Карлаг', en: 'Karlag' }[language]);
    }
  });

  it('highlights the query in title and excerpt in its original spelling', () => {
    for (const query of ['karlag', 'лагер', 'қараған', '1931', 'keng']) {
      for (const { title, excerpt, titleMatches, excerptMatches } of search.find(query).hits) {
        for (const [start, end] of titleMatches) expect(fold(title.slice(start, end))).toContain(fold(query));
        for (const [start, end] of excerptMatches)
          expect(fold(excerpt?.slice(start, end) ?? '')).toContain(fold(query));
      }
    }
  });

  it('gives each entry once, and fifty hits at most', () => {
    for (const query of ['а', 'ла', 'лагерь', 'camp', '19']) {
      const { hits } = search.find(query);
      expect(hits.length).toBeLessThanOrEqual(50);
      expect(new Set(hits.map(({ group, id }) => `${group} ${id}`)).size).toBe(hits.length);
    }
  });

  it('requires every word of the query', () => {
    expect(search.find('Карлаг 1931').hits.length).toBeLessThan(search.find('Карлаг').hits.length);
    expect(search.find('Карлаг zzzz').hits).toEqual([]);
  });

  it('finds camps by name and place for the list of camps', () => {
    expect(search.campIds('Долинка')).toContain('karlag');
    expect(search.campIds('Dolinka')).toContain('karlag');
    expect(search.campIds('?!')).toEqual(new Set());
  });
});

describe('any input', () => {
  const hostile = [
    '',
    ' ',
    '"',
    '""',
    '"*"',
    "' OR 1=1 --",
    'title:karlag',
    'karlag NEAR/2 itl',
    'AND',
    'NOT',
    'a AND NOT b OR (c)',
    'karlag*',
    '^karlag',
    '{title body}: x',
    '-karlag',
    'kar\0lag',
    '\0',
    '\ud800',
    '😀',
    'қ'.repeat(100_000),
    'a b '.repeat(50_000),
    '%_%',
    '\\',
    'ﬁ',
    '١٢٣',
    '<script>alert(1)</script>',
  ];

  it.each(hostile.map((query) => [query.slice(0, 30), query]))('is safe: %j', (_, query) => {
    expect(() => search.find(query)).not.toThrow();
    expect(() => search.campIds(query)).not.toThrow();
  });

  it('is safe as a random string', () => {
    const signs = [...'"\'*()^:-+{}[]~/\\,.;!?&|<>\0\n\tаБқZ1 AND NEAR'];
    for (let seed = 1; seed < 400; seed++) {
      const query = Array.from(
        { length: seed % 17 },
        (_, index) => signs[(seed * 31 + index * index * 7) % signs.length],
      ).join('');
      expect(() => search.find(query), JSON.stringify(query)).not.toThrow();
    }
  });

  it('counts only with its first hundred characters', () => {
    expect(search.find(`karlag${' '.repeat(100)}zzzz`).hits.length).toBe(search.find('karlag').hits.length);
  });
});
