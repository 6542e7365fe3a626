import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nameGenerator, writeGeneratedNames } from '../../../test-support/names/generated-names.ts';
import type { NameQuery } from '../../model/api/names.ts';
import { importNames } from '../import.ts';
import { listFileName } from '../list-file.ts';
import { NameList } from '../name-list.ts';
import { type EntryOverlay, type SearchedList, searchNames } from './search.ts';

/** Protects: an entry is found by how it is written, how it sounds, or with one letter off, and each hit says which. */
const work = mkdtempSync(join(tmpdir(), 'esimde-names-'));
const lists: NameList[] = [];
afterAll(() => {
  for (const list of lists) list.close();
  rmSync(work, { recursive: true, force: true });
});

async function listOf(file: string): Promise<NameList> {
  const outcome = await importNames({ file, folder: work, thisYear: 2026 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  const list = new NameList(join(work, listFileName(outcome.value.sha256)));
  lists.push(list);
  return list;
}

const rows = `surname;given;patronymic;born;birthplace;place;camp;people
Джусупбеков;Болат;Серикович;1901;Каркаралинский уезд;с. Аксу;Карлаг;казах
Джусупбекова;Алма;Сериковна;1911;Аксу;;АЛЖИР;казашка
Мюллер-Шмидт;Иоганн;;1895;Саратов;Мариенталь;Карлаг;немец
Выдуманский;Ян;;1899;;;Степлаг;поляк
Выдумяк;Ян;;;;;;поляк
;Сакен;;1894;;;;казах
Цой;Бон;;1905;;;Карлаг;кореец
Болатбаев;Серик;;1920;;;Карлаг;казах
`;

let searched: SearchedList;
beforeAll(async () => {
  const file = join(work, 'rows.csv');
  writeFileSync(file, rows);
  searched = { id: 'test', list: await listOf(file), overlays: new Map() };
});

const find = (query: string | NameQuery, among = searched) =>
  searchNames([among], typeof query === 'string' ? { q: query } : query).hits.map(({ ring, row }) => `${ring} ${row}`);

describe('a name', () => {
  it.each([
    ['its beginning', 'джус', ['written 1', 'written 2']],
    ['another alphabet', 'Dzhusupbekov', ['written 1', 'written 2']],
    ['Kazakh spelling', 'Жүсіпбек', ['sounds 1', 'sounds 2']],
    ['German spelling', 'Müller', ['sounds 3']],
    ['the second part of a double name', 'Schmidt', ['sounds 3']],
    ['Korean spelling', 'Choi', ['sounds 7']],
    ['one letter off', 'Выдуманскай', ['sounds 4']],
    ['a letter that sounds otherwise', 'Выкуманский', ['perhaps 4']],
    ['a given name without a surname', 'Сакен', ['written 6']],
    ['a given name as a whole', 'Ян', ['written 4', 'written 5']],
    ['surname and given name', 'Джусупбекова Алма', ['written 2']],
    ['given name and surname', 'Алма Джусупбекова', ['written 2']],
    ['both in Kazakh', 'Жүсіпбек Болат', ['sounds 1']],
    ['a year in the query', 'Джусупбеков 1911', ['written 2']],
    ['nothing', '', []],
    ['no letter', '?!', []],
    ['a name that is not in the list', 'Неттакого', []],
  ])('is found by %s', (_, query, hits) => {
    expect(find(query)).toEqual(hits);
  });

  it('is filtered by year, place, camp, people and given name', () => {
    expect(find({ q: 'дж', born: 1910, within: 1 })).toEqual(['written 2']);
    expect(find({ q: 'дж', born: 1906, within: 5 })).toEqual(['written 1', 'written 2']);
    expect(find({ q: 'дж', place: 'аксу' })).toEqual(['written 1', 'written 2']);
    expect(find({ q: 'дж', place: 'Qarqaraly' })).toEqual(['written 1']);
    expect(find({ q: 'дж', camp: 'алжир' })).toEqual(['written 2']);
    expect(find({ q: 'м', people: 'немец' })).toEqual(['written 3']);
    expect(find({ q: 'Выдум', given: 'ян', born: 1899 })).toEqual(['written 4']);
  });

  it('does not bring every son of somebody of that name', () => {
    expect(find('Сериков')).toEqual([]);
    expect(find('Болат')).toEqual(['written 8', 'written 1']);
  });
});

describe('an overlay', () => {
  const withOverlay = (overlay: Partial<EntryOverlay> & { row: number }): SearchedList => ({
    ...searched,
    overlays: new Map([[overlay.row, { isWithdrawn: false, fields: {}, person: null, ...overlay }]]),
  });

  it('takes an entry out of every answer', () => {
    const withdrawn = withOverlay({ row: 1, isWithdrawn: true });
    for (const query of ['Джусупбеков', 'Жүсіпбек', 'Болат', 'Джусупбеко'])
      expect(find(query, withdrawn)).not.toContainEqual(expect.stringMatching(/ 1$/));
  });

  it('shows a corrected entry and finds it by what was corrected', () => {
    const corrected = withOverlay({ row: 4, fields: { surname: 'Исправленский', born: '1898' } });
    expect(searchNames([corrected], { q: 'Исправленский' }).hits).toMatchObject([{ row: 4, born: '1898' }]);
    expect(find({ q: 'Исправл', born: 1898 }, corrected)).toEqual(['written 4']);
    expect(find({ q: 'Исправлянский' }, corrected)).toEqual(['sounds 4']);
    expect(find('Выдуманский', corrected)).not.toContain('written 4');
  });
});

it('asks for more where two hundred are not enough', async () => {
  const file = join(work, 'many.csv');
  writeGeneratedNames(file, 3_000);
  const list = await listOf(file);
  const { hits, more } = searchNames([{ id: 'many', list, overlays: new Map() }], { q: 'а' });
  expect([hits.length, more]).toEqual([200, true]);
  const next = nameGenerator(1);
  for (let row = 1; row <= 40; row++) {
    const [surname = '', given = '', , born = ''] = next();
    const found = searchNames([{ id: 'many', list, overlays: new Map() }], {
      q: surname,
      given,
      born: Number(born) || undefined,
    });
    expect(found.hits.some((hit) => hit.row === row && hit.ring === 'written')).toBe(true);
  }
});
