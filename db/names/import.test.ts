import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { writeGeneratedNames } from '../../test-support/names/generated-names.ts';
import { openWritable } from '../sqlite/connection.ts';
import { importNames, type NameImportOptions } from './import.ts';
import { listFileName } from './list-file.ts';
import { NameList } from './name-list.ts';

/** Protects: a list is imported whole or not at all, and each fault is named by row and column. */
const work = mkdtempSync(join(tmpdir(), 'esimde-names-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let count = 0;

async function imported(content: string | Uint8Array, options: Partial<NameImportOptions> = {}) {
  const file = join(work, `${++count}.csv`);
  writeFileSync(file, content);
  const folder = join(work, `lists-${count}`);
  const outcome = await importNames({ file, folder, thisYear: 2026, ...options });
  return { outcome, folder, files: readdirSync(folder) };
}

async function problemsOf(content: string | Uint8Array) {
  const { outcome, files } = await imported(content);
  expect(files).toEqual([]);
  if (outcome.ok) throw new Error('the list was imported');
  if (outcome.error.kind === 'file') return [{ row: outcome.error.fault.row, code: outcome.error.fault.code }];
  return outcome.error.problems.map(({ row, column, code }) => ({ row, column, code }));
}

const heading = 'Фамилия;Имя;Год рождения;Дата ареста\n';

describe('a file', () => {
  it('in three formats gives the same rows', async () => {
    const csv = await imported('surname,given,born,note\nАхметов,Болат,1901,x\nКим,,,\n');
    const lines = '{"surname":"Ахметов","given":"Болат","born":1901,"note":"x"}\n{"surname":"Ким"}\n';
    const json = await imported(lines);
    const book = new exceljs.Workbook();
    book.addWorksheet('1').addRows([['surname', 'given', 'born', 'note'], ['Ахметов', 'Болат', 1901, 'x'], ['Ким']]);
    const xlsx = await imported(new Uint8Array(await book.xlsx.writeBuffer()));
    const hashes = [csv, json, xlsx].map(({ outcome }) => (outcome.ok ? outcome.value.sha256 : outcome.error));
    expect(new Set(hashes).size, JSON.stringify(hashes)).toBe(1);
  });

  it.each([
    ['ru', 'Фамилия;Имя;Отчество;Год рождения;Место рождения;Национальность;Лагерь;Источник'],
    ['kk', 'Тегі;Аты;Әкесінің аты;Туған жылы;Туған жері;Ұлты;Лагері;Дереккөз'],
    ['en', 'Surname;Given name;Patronymic;Birth year;Birthplace;Nationality;Camp;Source'],
  ])('has its headings recognised in %s', async (_, headings) => {
    const { outcome } = await imported(`${headings};own\nА;Б;В;1901;Г;Д;Е;Ж;З\n`);
    const fields = ['surname', 'given', 'patronymic', 'born', 'birthplace', 'people', 'camp', 'source', null];
    expect(outcome.ok && outcome.value.columns.map(({ field }) => field)).toEqual(fields);
  });

  it('keeps columns of unknown meaning, and every row in its place', async () => {
    const file = join(work, 'many.csv');
    writeGeneratedNames(file, 600);
    const { outcome, folder } = await imported(readFileSync(file));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    const list = new NameList(join(folder, listFileName(outcome.value.sha256)));
    const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
    for (const [index, line] of lines.entries()) {
      const entry = list.entryAt(list.positionOf(index + 1) ?? -1);
      expect(entry?.row).toBe(index + 1);
      expect([...(entry?.cells ?? [])].join(';')).toBe(line);
    }
    expect(list.positionOf(601)).toBeNull();
    list.close();
  });

  it('that is damaged later is refused without a word of its names', async () => {
    const { outcome, folder } = await imported('surname,given\nАхметов,Болат\n');
    if (!outcome.ok) throw new Error('not imported');
    const file = join(folder, listFileName(outcome.value.sha256));
    const db = openWritable(file);
    db.prepare('UPDATE block SET entries = ?').run(deflateRawSync('[1,["Ахметов'));
    db.close();
    const list = new NameList(file);
    expect(() => list.entryAt(0)).toThrow(/^a block of names is damaged$/);
    list.close();
  });

  it('may have its columns named by hand', async () => {
    const mapping = new Map([
      ['A', 'surname' as const],
      ['B', 'born' as const],
    ]);
    const { outcome } = await imported('A;B\nКим;1901\n', { mapping });
    expect(outcome.ok && outcome.value.columns.map(({ field }) => field)).toEqual(['surname', 'born']);
  });

  it('can be corrected cell by cell', async () => {
    const corrections = new Map([
      ['1 Год рождения', '1901'],
      ['2 Имя', 'Болат'],
    ]);
    const { outcome } = await imported(`${heading}Ким;А;19x1;\nКим;=B();;\n`, { corrections });
    expect(outcome.ok && outcome.value.rows).toBe(2);
  });
});

describe('a fault', () => {
  it.each([
    ['damaged encoding', 'Иванов\ufffd;А;1901;', 'Фамилия', 'damaged-text'],
    ['UTF-8 read as Latin', 'Ð˜Ð²Ð°Ð½;А;1901;', 'Фамилия', 'damaged-text'],
    ['a cell too many', 'Иванов;А;1901;1937;x', 'column 5', 'too-many-cells'],
    ['a cell too few', 'Иванов;А', null, 'too-few-cells'],
    ['shifted columns', '12;Иванов;1901;', 'Фамилия', 'digits-in-name'],
    ['a place in the year of birth', 'Иванов;А;Аксу;', 'Год рождения', 'not-a-year'],
    ['a birth in the future', 'Иванов;А;2901;', 'Год рождения', 'impossible-year'],
    ['a day that never was', 'Иванов;А;1901;31.02.1937', 'Дата ареста', 'impossible-date'],
    ['a long cell', `${'я'.repeat(10_000)};А;1901;`, 'Фамилия', 'too-long'],
    ['a formula', '=HYPERLINK(A1);А;1901;', 'Фамилия', 'formula'],
    ['no name', ';;1901;', 'Фамилия', 'no-name'],
  ])('of %s is named by row and column, and nothing is imported', async (_, line, column, code) => {
    const found = await problemsOf(`${heading}Ким;Б;1900;\n${line}\n`);
    expect(found).toContainEqual({ row: 2, column, code });
  });

  it('of a repeated row names the later one', async () => {
    expect(await problemsOf(`${heading}Ким;Б;1900;\nЛи;Б;1900;\nКим;Б;1900;\n`)).toEqual([
      { row: 3, column: null, code: 'duplicate' },
    ]);
  });

  it('of headings says that no column is a name', async () => {
    expect(await problemsOf('a;b\n1;2\n')).toEqual([{ row: 0, column: null, code: 'no-name-column' }]);
  });

  it('of a file names the file or its line', async () => {
    expect(await problemsOf('{"surname":"Ким"}\n{"surname":\n')).toEqual([{ row: 2, code: 'broken-file' }]);
    expect(await problemsOf('')).toEqual([{ row: 0, code: 'no-header' }]);
    expect(await problemsOf(Buffer.from('504b0304ffff', 'hex'))).toEqual([{ row: 0, code: 'broken-file' }]);
  });

  it('of a workbook that unpacks to gigabytes is found before it is unpacked', async () => {
    const book = new exceljs.Workbook();
    book.addWorksheet('1').addRows([['surname'], ['Ким']]);
    const bytes = Buffer.from(await book.xlsx.writeBuffer());
    // The unpacked size in the sheet's central directory record, which precedes its name.
    bytes.writeUInt32LE(0x7fffffff, bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24);
    expect(await problemsOf(bytes)).toEqual([{ row: 0, code: 'too-large' }]);
  });

  it('of a workbook names the formula that has no value', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('1');
    sheet.addRows([['surname', 'born'], ['Ким', 1901], ['Ли']]);
    sheet.getCell('B3').value = { formula: 'B2+1', date1904: false };
    const found = await problemsOf(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(found).toEqual([{ row: 2, column: 'born', code: 'formula' }]);
  });

  it('leaves dates alone that say less than a day', async () => {
    const born = ['', '-', 'неизвестно', 'ок. 1905', '1905?', '1901-00-00', '00.00.1901', '1900/1901'];
    const { outcome } = await imported(
      `${heading}${born.map((year, row) => `Ким;${'аб'.repeat(row + 1)};${year};\n`).join('')}`,
    );
    expect(outcome).toMatchObject({ ok: true });
  });
});
