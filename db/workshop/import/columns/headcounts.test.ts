import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { aigul, type WorkshopFixture, workshopFixture } from '../../../../test-support/workshop/workshop.ts';
import type { CellCorrection, ColumnConstant } from '../../../model/api/tables.ts';
import { stagedRows } from '../batch.ts';
import { checkTable } from '../check.ts';
import { previewTable } from '../preview.ts';

/** Protects: a historian's own list of headcounts comes in without ids, code words or a row of its own making. */
let fixture: WorkshopFixture;
let work: string;
beforeEach(() => {
  fixture = workshopFixture();
  work = mkdtempSync(join(tmpdir(), 'esimde-headcounts-'));
});
afterEach(() => {
  fixture.remove();
  rmSync(work, { recursive: true });
});

const nameOf = (kind: 'camp' | 'source'): string => fixture.workshop.records({ kind }).records[0]?.title.ru ?? '';

async function read(
  lines: string[],
  constants: ColumnConstant[] = [],
  corrections: CellCorrection[] = [],
  leftOut: number[] = [],
) {
  const file = join(work, 'list.csv');
  writeFileSync(file, lines.join('\r\n'));
  const preview = await previewTable(
    { task: 'preview', table: 'headcounts', file, reading: {}, mapping: null },
    () => {},
  );
  const { mapping, headerRow } = preview;
  const staging = join(work, 'rows');
  const database = join(fixture.folder, 'workshop.db');
  const task = { file, reading: { headerRow }, mapping, constants, corrections, leftOut, database, staging } as const;
  const checked = await checkTable({ task: 'check', table: 'headcounts', ...task }, () => {});
  return { preview, checked, staging };
}

const bring = (staging: string) =>
  fixture.workshop.importBatch({ rows: stagedRows(staging), reason: 'an archive list', by: aigul });

it('finds camps and sources by name, reads dates as written, and makes the ids', async () => {
  const list = [
    'Численность по данным архива;;;;',
    'Лагерь;Дата;Численность;Источник;Лист',
    `${nameOf('camp')};весна 1938;27 400;${nameOf('source')};л. 17`,
    `${nameOf('camp')};01.01.1939;1234;${nameOf('source')};л. 18`,
  ];
  const { preview, checked, staging } = await read(list);
  expect([preview.headerRow, preview.rows, preview.mapping]).toEqual([
    2,
    2,
    ['camp', 'date', 'number', 'source_1', 'locator_1'],
  ]);
  expect(checked).toMatchObject({ created: 2, problemCount: 0 });
  expect(await bring(staging)).toMatchObject({ ok: true, value: { created: 2 } });
  const made = fixture.workshop.records({ kind: 'claim', q: '27400' }).records[0];
  expect(made?.id).toMatch(/^[a-z0-9-]+-headcount-1938-21-[a-z0-9-]+$/);
  expect(fixture.workshop.record({ kind: 'claim', id: made?.id ?? '' }, aigul)?.body).toMatchObject({
    property: 'headcount',
    amount: 27_400,
    kind: 'counted',
    counts: 'prisoners',
    period: '1938-21',
  });
  expect((await read(list)).checked).toMatchObject({ created: 0, unchanged: 2, first: [] });
  const corrected = list.map((line) => line.replace('27 400', '27 500'));
  expect((await read(corrected)).checked).toMatchObject({
    ...{ created: 0, changed: 1, unchanged: 1 },
    first: [{ kind: 'claim', id: made?.id, changes: [{ path: ['amount'], from: 27_400, to: 27_500 }] }],
  });
});

it('takes one value for every row, and asks in words where a cell has two meanings', async () => {
  const list = ['Camp;Date;Headcount', `${nameOf('camp')};1/5/1946;27.400`, `${nameOf('camp')};1947;5`];
  const source = { column: 'source_1', value: nameOf('source') };
  const asked = await read(list, [source]);
  expect(asked.checked.problems).toMatchObject([
    { row: 1, column: 'Date', code: 'ambiguous-date', readings: ['1946-05-01', '1946-01-05'] },
    { row: 1, column: 'Headcount', code: 'part-of-a-person', readings: ['27\u00a0400'] },
  ]);
  const chosen = asked.checked.problems.map(({ row, column, readings = [] }) => {
    return { row, column: column ?? '', value: readings[0] ?? '' };
  });
  expect((await read(list, [source], chosen)).checked).toMatchObject({ created: 2, problemCount: 0 });
});

it('says of a name that no record has that there is no such record, not that it is no id', async () => {
  const list = [
    'Camp;Date;Headcount;Source 1',
    `Қараүңгір;1947;5;${nameOf('source')}`,
    `${nameOf('camp')};1947;5;ГАРФ`,
  ];
  expect((await read(list)).checked.problems).toMatchObject([
    { row: 1, column: 'Camp', value: 'Қараүңгір', code: 'unknown-reference' },
    { row: 2, column: 'Source 1', value: 'ГАРФ', code: 'unknown-reference' },
  ]);
});

it('tells apart what one source counts at one time, and names the cell of what it has twice', async () => {
  const list = [
    'Camp;Date;Headcount;Kind of figure;Source 1',
    `${nameOf('camp')};1947;5;;${nameOf('source')}`,
    `${nameOf('camp')};1947;6;limit;${nameOf('source')}`,
    `${nameOf('camp')};1947;7;;${nameOf('source')}`,
    `${nameOf('camp')};about 1947;8;;${nameOf('source')}`,
  ];
  const { problems } = (await read(list)).checked;
  const row = (number: number) => ({
    row: number,
    text: `${nameOf('camp')} · 1947 · ${number === 1 ? 5 : 7} · ${nameOf('source')}`,
  });
  expect(problems).toMatchObject([
    { row: 1, column: 'Date', value: '1947', code: 'repeated', other: row(3) },
    { row: 3, column: 'Date', value: '1947', code: 'repeated', other: row(1) },
  ]);
  const unknown = ['А', 'Б'].map((source) => `${nameOf('camp')};1947;5;;${source}`);
  expect((await read([list[0] ?? '', ...unknown])).checked.problems.map(({ code }) => code)).toEqual([
    'unknown-reference',
    'unknown-reference',
  ]);
});

it('asks for the whole reading of a number of people, and never offers a part of a person', async () => {
  const list = ['27,400', '27.4', '27,400'].map(
    (number, at) => `${nameOf('camp')};${1940 + at};${number};${at === 2 ? 'average' : ''};${nameOf('source')}`,
  );
  const { problems } = (await read(['Camp;Date;Headcount;Kind of figure;Source 1', ...list])).checked;
  expect(problems).toMatchObject([
    { row: 1, code: 'part-of-a-person', readings: ['27\u00a0400'] },
    { row: 2, code: 'part-of-a-person' },
    { row: 3, code: 'ambiguous-number', readings: ['27\u00a0400', '27,4'] },
  ]);
  expect(problems[1]?.readings).toBeUndefined();
});

it('leaves out the rows that are not to be taken, such as one that the list has twice', async () => {
  const row = `${nameOf('camp')};1947;5;${nameOf('source')}`;
  const list = ['Camp;Date;Headcount;Source 1', row, row, `${nameOf('camp')};soon;6;${nameOf('source')}`];
  expect((await read(list)).checked.problems.map(({ row, code }) => [row, code])).toEqual([
    [1, 'repeated'],
    [2, 'repeated'],
    [3, 'not-a-date'],
  ]);
  const { checked, staging } = await read(list, [], [], [2, 3]);
  expect(checked).toMatchObject({ created: 1, problemCount: 0 });
  expect(await bring(staging)).toMatchObject({ ok: true, value: { created: 1 } });
});

it('names the cell that is empty and must not be, and takes its correction', async () => {
  const list = [
    'Camp;Date;Headcount;Source 1;Source 2',
    `${nameOf('camp')};1947;;${nameOf('source')};`,
    `;1948;5;${nameOf('source')};`,
    `${nameOf('camp')};1949;5;;`,
  ];
  expect((await read(list)).checked.problems).toMatchObject([
    { row: 1, column: 'Headcount', value: '', code: 'missing' },
    { row: 2, column: 'Camp', value: '', code: 'missing' },
    { row: 3, column: 'Source 1', value: '', code: 'missing' },
  ]);
  const corrections = [
    { row: 1, column: 'Headcount', value: '7' },
    { row: 2, column: 'Camp', value: nameOf('camp') },
    { row: 3, column: 'Source 1', value: nameOf('source') },
  ];
  expect((await read(list, [], corrections)).checked).toMatchObject({ created: 3, problemCount: 0 });
});

it('gives the number of a section to the section, not to the whole camp', async () => {
  const name = { kk: 'Бөлімше А', ru: 'Отделение А', en: 'Section A' };
  const body = { type: 'section-of-camp', parent: 'north', name, fullName: name, summary: name };
  fixture.workshop.create({ kind: 'camp', id: 'north-a', body, reason: 'new', by: aigul });
  const list = [
    'Лагерь;Отделение;Дата;Численность;Источник',
    `${nameOf('camp')};Отделение А;1947;5;${nameOf('source')}`,
    `${nameOf('camp')};;1947;50;${nameOf('source')}`,
    `${nameOf('camp')};Отделение Б;1947;6;${nameOf('source')}`,
  ];
  const { preview, checked } = await read(list);
  expect(preview.mapping).toEqual(['camp', 'section', 'date', 'number', 'source_1']);
  expect(checked.problems).toMatchObject([{ row: 3, column: 'Отделение', code: 'unknown-reference' }]);
  const { staging } = await read(list.slice(0, 3));
  expect(await bring(staging)).toMatchObject({ ok: true, value: { created: 2 } });
  const of = (camp: string) =>
    fixture.workshop
      .records({ kind: 'claim', q: '1947', subject: { kind: 'camp', id: camp } })
      .records.map(({ id }) => fixture.workshop.record({ kind: 'claim', id }, aigul)?.body);
  expect(of('north-a')).toMatchObject([{ subject: { kind: 'camp', id: 'north-a' }, amount: 5 }]);
  expect(of('north').filter((claim) => claim?.period === '1947')).toMatchObject([{ amount: 50 }]);
  expect(of('north-a')[0]).not.toHaveProperty('section');
});
