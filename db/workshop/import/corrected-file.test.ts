import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, expect, it } from 'vitest';
import { writeCorrected } from './corrected-file.ts';
import { openTableFile } from './files/table-file.ts';
import type { CorrectedTask } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'esimde-corrected-'));
afterAll(() => rmSync(folder, { recursive: true }));

const taskOf = (change: Partial<CorrectedTask>): CorrectedTask => ({
  ...{ task: 'corrected', table: 'claims', reading: {}, mapping: [], corrections: [], constants: [] },
  file: join(folder, 'list'),
  to: join(folder, 'corrected'),
  ...change,
});

async function rewritten(workbook: exceljs.Workbook, change: Partial<CorrectedTask>): Promise<exceljs.Workbook> {
  const task = taskOf(change);
  await workbook.xlsx.writeFile(task.file);
  expect(await writeCorrected(task)).toBe('xlsx');
  const result = new exceljs.Workbook();
  await result.xlsx.readFile(task.to);
  return result;
}

it('writes corrections into a CSV file, keeps its delimiter and the rows above the headings, and adds constant columns', async () => {
  const bytes = Buffer.from([0xd1, 0xef, 0xe8, 0xf1, 0xee, 0xea]);
  const rest = Buffer.from('\r\n\r\nid,number,note\r\na,12x,"1,5 ""x"""\r\nb,7,\r\nc,8,\r\n', 'latin1');
  const task = taskOf({
    reading: { encoding: 'windows-1251', delimiter: ',', headerRow: 2 },
    corrections: [
      { row: 1, column: 'number', value: '12 345' },
      { row: 2, column: 'note', value: '=Қарлаг' },
      { row: 3, column: 'source_1', value: 'lag' },
    ],
    constants: [{ column: 'kind', value: 'counted' }],
  });
  writeFileSync(task.file, Buffer.concat([bytes, rest]));
  expect(await writeCorrected(task)).toBe('csv');
  expect(readFileSync(task.to, 'utf8')).toBe(
    [
      '\uFEFFСписок',
      'id,number,note,kind,source_1',
      'a,12 345,"1,5 ""x""",counted,',
      "b,7,'=Қарлаг,counted,",
      'c,8,,counted,lag',
      '',
    ].join('\r\n'),
  );
});

it('writes corrections into a workbook and keeps titles, formats and other sheets', async () => {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Notes').getCell('B2').value = 'keep';
  const sheet = workbook.addWorksheet('Санақ');
  sheet.getColumn(1).width = 31;
  sheet.addRow(['Сводка за год']);
  sheet.addRow([]);
  sheet.addRow(['Лагерь', 'Дата', 'Число']).font = { bold: true };
  sheet.addRow(['Карлаг', new Date('1941-01-01T00:00:00Z'), '12x']);
  sheet.getCell('B4').numFmt = 'dd.mm.yyyy';
  const result = await rewritten(workbook, {
    reading: { sheet: 'Санақ', headerRow: 2 },
    corrections: [
      { row: 1, column: 'Число', value: '12345' },
      { row: 1, column: 'Дата', value: '1941' },
    ],
    constants: [{ column: 'kind', value: 'counted' }],
  });
  expect(result.getWorksheet('Notes')?.getCell('B2').value).toBe('keep');
  const written = result.getWorksheet('Санақ') as exceljs.Worksheet;
  expect(written.getColumn(1).width).toBe(31);
  expect(written.getCell('A1').value).toBe('Сводка за год');
  expect(written.getCell('A3').font.bold).toBe(true);
  expect(written.getRow(3).values).toEqual([undefined, 'Лагерь', 'Дата', 'Число', 'kind']);
  expect(written.getRow(4).values).toEqual([undefined, 'Карлаг', '1941', 12345, 'counted']);
  expect(written.getCell('B4').numFmt).toBe('@');
});

it('writes no row that is left out', async () => {
  const task = taskOf({ leftOut: [2], corrections: [{ row: 3, column: 'n', value: '4' }] });
  writeFileSync(task.file, 'camp;n\r\na;1\r\na;1\r\nb;3\r\n');
  await writeCorrected(task);
  expect(readFileSync(task.to, 'utf8')).toBe('\uFEFFcamp;n\r\na;1\r\nb;4\r\n');
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('A').addRows([
    ['camp', 'n'],
    ['a', 1],
    ['a', 1],
    ['b', 3],
  ]);
  const written = (await rewritten(workbook, { leftOut: [2] })).getWorksheet('A') as exceljs.Worksheet;
  expect(['A2', 'A3', 'B3', 'A4'].map((cell) => written.getCell(cell).value || null)).toEqual(['a', null, null, 'b']);
  const table = await openTableFile(task.to, {});
  const rows: string[] = [];
  for await (const { cells } of table.rows()) rows.push(String(cells[0]));
  table.close();
  expect(rows).toEqual(['camp', 'a', 'b']);
});

it('takes a merged area apart, so that only the corrected row changes', async () => {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('A');
  sheet.addRow(['camp', 'n']);
  for (const n of [1, 2, 3]) sheet.addRow(['Карлаг', n]);
  sheet.mergeCells('A2:A4');
  const result = await rewritten(workbook, { corrections: [{ row: 2, column: 'camp', value: 'АЛЖИР' }] });
  const written = result.getWorksheet('A') as exceljs.Worksheet;
  expect(['A2', 'A3', 'A4'].map((cell) => written.getCell(cell).value)).toEqual(['Карлаг', 'АЛЖИР', 'Карлаг']);
});

it('replaces the cell whose formula others share, and keeps theirs', async () => {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('A');
  sheet.addRow(['n', 'sum']);
  for (const n of [1, 2, 3]) sheet.addRow([n]);
  sheet.fillFormula('B2:B4', 'A2*2', [2, 4, 6]);
  const result = await rewritten(workbook, { corrections: [{ row: 1, column: 'sum', value: '5' }] });
  const written = result.getWorksheet('A') as exceljs.Worksheet;
  expect(written.getCell('B2').value).toBe(5);
  expect(written.getCell('B4')).toMatchObject({ formula: 'A4*2', result: 6 });
});

it('escapes text of a formula in CSV once, as the check reads it', async () => {
  const task = taskOf({
    corrections: [
      { row: 1, column: 'note', value: "'=1" },
      { row: 2, column: 'note', value: '=1' },
      { row: 3, column: 'note', value: '-1.50' },
    ],
  });
  writeFileSync(task.file, 'id;note\r\na;x\r\nb;x\r\nc;x\r\n');
  await writeCorrected(task);
  expect(readFileSync(task.to, 'utf8')).toBe("\uFEFFid;note\r\na;'=1\r\nb;'=1\r\nc;-1.50\r\n");
});

it('writes a number into a workbook only when it keeps its digits, and leaves the headings as they are', async () => {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('A');
  sheet.addRow([' file ', '', 1947]);
  sheet.mergeCells('A1:B1');
  for (const n of [1, 2, 3]) sheet.addRow([n, n, n]);
  const values = ['1.10', '12345678901234567890', '12.5'];
  const result = await rewritten(workbook, {
    corrections: values.map((value, index) => ({ row: index + 1, column: '1947', value })),
  });
  const written = result.getWorksheet('A') as exceljs.Worksheet;
  expect(['C2', 'C3', 'C4'].map((cell) => written.getCell(cell).value)).toEqual(['1.10', values[1], 12.5]);
  expect([written.getCell('A1').value, written.getCell('C1').value]).toEqual([' file ', 1947]);
  expect(written.getCell('B1').isMerged).toBe(true);
});

it('refuses citations, which are in no table', async () => {
  const task = taskOf({});
  writeFileSync(task.file, 'TY  - BOOK\nTI  - Карлаг\nER  - \n');
  await expect(writeCorrected(task)).rejects.toMatchObject({ code: 'not-a-table' });
});
