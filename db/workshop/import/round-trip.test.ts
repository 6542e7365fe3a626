import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { readProjectContent } from '../../../test-support/release/release.ts';
import { readTable } from '../../../test-support/workshop/read-table.ts';
import { type TableName, tableFormats, tableNames } from '../../model/api/tables.ts';
import { languages } from '../../model/vocabulary.ts';
import { everyClaim } from '../../release/content/claims.ts';
import { readBody } from '../records/body.ts';
import type { Body } from '../types.ts';
import { mappingOf } from './columns/column.ts';
import { tablePlans } from './columns/plans.ts';
import { exportTable } from './export.ts';

/** Every record of the built-in content is exported and imported without a difference. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-round-trip-'));
afterAll(() => rmSync(folder, { recursive: true }));

function contentBodies(): Record<TableName, Body[]> {
  const content = readProjectContent();
  const { camps, persons, places, sources, events, documents, archives } = content;
  return {
    camps: camps.map(({ claims: _, ...camp }) => camp),
    claims: everyClaim(content).map(({ claim, subject }) => ({ ...claim, subject })),
    persons: persons.map(({ claims: _, ...person }) => person),
    places: places.map(({ claims: _, ...place }) => place),
    sources,
    events,
    documents,
    archives,
    headcounts: [],
  };
}
const bodies = contentBodies();

const readBack = (table: TableName, file: string): Promise<Body[]> => readTable(tablePlans[table], file);

function normal(table: TableName, id: string, body: Body): Body {
  const read = readBody({ kind: tablePlans[table].kind, id }, body);
  if (!read.ok) throw new Error(read.error.message);
  expect(read.value.form).toEqual([]);
  return read.value.body;
}

const planted = [
  '=HYPERLINK("http://x")',
  '+7',
  '-5',
  '@a',
  "'=1",
  '  edges  ',
  'a | b \\ c',
  'line\nbreak',
  '"quoted"; and, both',
  '&amp; &lt;b&gt; <i>',
  '_x0041_ _x',
  '14,842',
  '1943-01-01',
  'TRUE',
  '007',
];

/** The list of headcounts holds some columns of claims: what it lacks stays as it is in the record. */
const wholeTables = tableNames.filter((name) => name !== 'headcounts');

describe.each(wholeTables)('the table of %s', (table) => {
  const wanted = bodies[table].map((body) => normal(table, String(body.id), body));

  // Headings are read in the same way from both; a workbook takes six times as long.
  const files = [...[undefined, ...languages].map((language) => ['csv', language] as const), ['xlsx', 'kk'] as const];
  it.each(files)('is unchanged after %s with headings in %s', async (format, language) => {
    const file = join(folder, `${table}-${language}.${format}`);
    await exportTable(format, { plan: tablePlans[table], bodies: () => bodies[table], language, file });
    expect(await readBack(table, file)).toEqual(wanted);
  });
});

it.each(tableFormats)('restores special texts from %s', async (format) => {
  const [first] = bodies.claims;
  const odd = planted.map((asPrinted, index) => ({
    ...first,
    id: `odd-${index}`,
    citations: [{ source: 'md', asPrinted, locator: asPrinted }],
  }));
  const file = join(folder, `odd.${format}`);
  await exportTable(format, { plan: tablePlans.claims, bodies: () => odd, file });
  const read = await readBack('claims', file);
  expect(read.map(({ citations }) => (citations as { asPrinted: string }[])[0]?.asPrinted)).toEqual(planted);
  const names = bodies.camps.slice(0, 1).map((camp) => ({
    ...camp,
    aliases: planted.filter((text) => text.trim() === text).map((text) => ({ text, language: 'ru', kind: 'search' })),
  }));
  const camps = join(folder, `odd-camps.${format}`);
  await exportTable(format, { plan: tablePlans.camps, bodies: () => names, file: camps });
  expect((await readBack('camps', camps))[0]?.aliases).toEqual(names[0]?.aliases);
});

it('writes CSV as Excel opens it in Kazakhstan', async () => {
  const file = join(folder, 'excel.csv');
  await exportTable('csv', { plan: tablePlans.camps, bodies: () => bodies.camps, language: 'kk', file });
  const bytes = readFileSync(file);
  expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
  const text = bytes.toString('utf8');
  expect(text.startsWith('\ufeffБелгі;Түрі;')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text).toContain(';50,30027;57,15472;');
});

it('writes numbers as numbers in a workbook', async () => {
  const file = join(folder, 'witness.xlsx');
  await exportTable('xlsx', { plan: tablePlans.camps, bodies: () => bodies.camps, file });
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.worksheets[0];
  const header = sheet?.getRow(1).values as string[];
  expect(sheet?.rowCount).toBe(bodies.camps.length + 1);
  expect(sheet?.getRow(2).getCell(header.indexOf('seat_1_lat')).value).toBe(50.30027);
  expect(sheet?.getRow(2).getCell(header.indexOf('name_kk')).value).toBe('Ақтөбелаг');
});

it('has unambiguous headings', () => {
  for (const table of wholeTables) {
    const { columns } = tablePlans[table];
    const all = columns.flatMap(({ name, heading }) =>
      [...new Set([name, ...Object.values(heading)])].map((word) => [word, name]),
    );
    for (const [word = '', name] of all)
      expect(mappingOf(tablePlans[table], [word.replace('#', '1')])).toEqual([name?.replace('#', '1')]);
  }
});

it.each(['sources', 'documents'] as const)('reads the former headings of the table %s', (table) => {
  for (const heading of ['Қалай көрілді', 'Как видели', 'Consulted'])
    expect(mappingOf(tablePlans[table], [heading])).toEqual(['consulted']);
});
