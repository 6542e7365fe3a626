import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import exceljs from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import type { Cell } from '../columns/cell.ts';
import { openTableFile } from './table-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'esimde-workbook-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function written(write: (workbook: exceljs.Workbook) => void): Promise<string> {
  const workbook = new exceljs.Workbook();
  write(workbook);
  const file = join(folder, `${Math.random()}.xlsx`);
  await workbook.xlsx.writeFile(file);
  return file;
}

async function cellsOf(
  file: string,
  sheet?: string,
): Promise<{ cells: Cell[][]; notes: Record<string, number>; sheets: string[] }> {
  const table = await openTableFile(file, { sheet });
  const cells: Cell[][] = [];
  try {
    for await (const row of table.rows()) cells.push(row.cells);
    return { cells, notes: Object.fromEntries(table.notes), sheets: table.sheets };
  } finally {
    table.close();
  }
}

describe('cells', () => {
  it('reads text, numbers, days, rich text, links, yes and no, errors', async () => {
    const file = await written((workbook) => {
      const sheet = workbook.addWorksheet('Кесте');
      sheet.addRow(['id', '', 'x']);
      sheet.addRow([
        'Ә & <b>',
        -71.5,
        new Date('1943-05-14T00:00:00Z'),
        { richText: [{ text: 'Қар' }, { font: { bold: true }, text: 'лаг' }] },
        { text: 'сілтеме', hyperlink: 'https://example.org' },
        true,
        { error: '#N/A' },
        ' екі\nжол ',
      ] as exceljs.CellValue[]);
      sheet.getCell('C2').numFmt = 'dd.mm.yyyy';
    });
    const { cells, sheets } = await cellsOf(file);
    expect(sheets).toEqual(['Кесте']);
    expect(cells).toEqual([
      ['id', '', 'x'],
      [
        'Ә & <b>',
        -71.5,
        { day: '1943-05-14' },
        'Қарлаг',
        'сілтеме',
        true,
        { fault: 'cell-error', text: '#N/A' },
        ' екі\nжол ',
      ],
    ]);
  });

  it('reads the value of a formula and notes it', async () => {
    const file = await written((workbook) => {
      const sheet = workbook.addWorksheet('a');
      sheet.addRow(['id', 'sum', 'text', 'empty']);
      sheet.addRow([
        'x',
        { formula: '1+2', result: 3 },
        { formula: '"a"&"b"', result: 'ab' },
        { formula: 'NOW()' },
      ] as exceljs.CellValue[]);
    });
    const { cells, notes } = await cellsOf(file);
    expect(cells[1]).toEqual(['x', 3, 'ab', { fault: 'formula-without-value', text: '' }]);
    expect(notes).toEqual({ formulas: 3 });
  });

  it('reads as much of a date as the spreadsheet shows, and refuses a day to which it added the year', async () => {
    const file = await written((workbook) => {
      const sheet = workbook.addWorksheet('a');
      const dates: [string, string][] = [
        ['1941-05-01', 'mmm-yy'],
        ['1941-05-17', 'mmm-yy'],
        ['1941-05-01', 'mm.yyyy'],
        ['1941-01-01', 'yyyy'],
        ['1941-05-01', 'dd.mm.yyyy'],
        ['2026-05-01', 'd-mmm'],
        ['2026-05-01', 'dd.mm'],
      ];
      for (const [index, [day, format]] of dates.entries()) {
        sheet.getCell(1, index + 1).value = new Date(`${day}T00:00:00Z`);
        sheet.getCell(1, index + 1).numFmt = format;
      }
    });
    const refused = { fault: 'date-without-year', text: '2026-05-01' };
    expect((await cellsOf(file)).cells).toEqual([
      [
        { day: '1941-05' },
        { day: '1941-05-17' },
        { day: '1941-05' },
        { day: '1941' },
        { day: '1941-05-01' },
        refused,
        refused,
      ],
    ]);
  });

  it('gives every cell of a merged area its value and notes it', async () => {
    const file = await written((workbook) => {
      const sheet = workbook.addWorksheet('a');
      sheet.addRow(['id', 'camp']);
      sheet.addRow(['1', 'karlag']);
      sheet.addRow(['2']);
      sheet.addRow(['3', 'steplag']);
      sheet.mergeCells('B2:B3');
    });
    const { cells, notes } = await cellsOf(file);
    expect(cells.slice(1)).toEqual([
      ['1', 'karlag'],
      ['2', 'karlag'],
      ['3', 'steplag'],
    ]);
    expect(notes).toEqual({ 'merged-cells': 1 });
  });

  it('reads the chosen sheet, and refuses one that does not exist', async () => {
    const file = await written((workbook) => {
      workbook.addWorksheet('бір').addRow(['a']);
      workbook.addWorksheet('екі').addRow(['b']);
    });
    expect((await cellsOf(file, 'екі')).cells).toEqual([['b']]);
    await expect(cellsOf(file, 'үш')).rejects.toMatchObject({ code: 'no-sheet' });
  });
});

async function zipped(parts: Record<string, Buffer | string>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(parts)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  const file = join(folder, `${Math.random()}.xlsx`);
  await pipeline(zip.outputStream, createWriteStream(file));
  return file;
}

const rels = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>';
const book = '<workbook><sheets><sheet name="a" r:id="r1"/></sheets></workbook>';
const partsWith = (sheet: string) => ({
  'xl/workbook.xml': book,
  'xl/_rels/workbook.xml.rels': rels,
  'xl/worksheets/sheet1.xml': sheet,
});

describe('malformed workbooks', () => {
  it.each([
    ['a zip of something else', { 'a.txt': 'x' }, 'not-a-table'],
    ['expanding entities', partsWith('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'), 'broken-file'],
    ['elements nested too deeply', partsWith('<worksheet>'.repeat(1_000)), 'broken-file'],
    ['a text longer than any cell', partsWith(`<worksheet>${'x'.repeat(2_000_000)}</worksheet>`), 'broken-file'],
    ['truncated XML', partsWith('<worksheet><sheetData><row><c'), 'broken-file'],
    [
      'a cell beyond the last column',
      partsWith('<worksheet><row r="1"><c r="ZZZZ1"><v>1</v></c></row></worksheet>'),
      'broken-file',
    ],
    [
      'a row of thousands of cells',
      partsWith('<worksheet><row r="1"><c r="XFD1"><v>1</v></c></row></worksheet>'),
      'too-many-cells',
    ],
    [
      'overlapping merged areas, which would be filled again for each',
      partsWith(
        `<worksheet><row r="1"><c r="A1"><v>1</v></c></row><mergeCells>${'<mergeCell ref="A1:SF9"/>'.repeat(10_000)}</mergeCells></worksheet>`,
      ),
      'broken-file',
    ],
  ])('refuses %s', async (_, parts, code) => {
    await expect(cellsOf(await zipped(parts as Record<string, string>))).rejects.toMatchObject({ code });
  });

  it('refuses a zip bomb by its declared size, without unpacking it', async () => {
    const file = await zipped({ ...partsWith('<worksheet/>'), 'xl/media/bomb': Buffer.alloc(1) });
    const bytes = readFileSync(file);
    // The unpacked size in the entry's central directory record, which precedes its name.
    const at = bytes.lastIndexOf('xl/media/bomb') - 46 + 24;
    bytes.writeUInt32LE(0x7fffffff, at);
    writeFileSync(file, bytes);
    await expect(cellsOf(file)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('stops an entry that is larger than its declared size', async () => {
    const file = await zipped(partsWith(`<worksheet>${' '.repeat(100_000)}</worksheet>`));
    const bytes = readFileSync(file);
    const at = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24;
    bytes.writeUInt32LE(100, at);
    writeFileSync(file, bytes);
    await expect(cellsOf(file)).rejects.toMatchObject({ code: 'broken-file' });
  });
});
