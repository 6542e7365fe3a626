import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { chanceOf } from '../../../../test-support/random.ts';
import type { ReadingOptions } from '../../../model/api/tables.ts';
import { type Cell, textOf } from '../columns/cell.ts';
import { TableRefusal } from '../refusal.ts';
import { readChunks } from './delimited.ts';
import { decodeFile, detectEncoding, passageInEach } from './encoding.ts';
import { openTableFile } from './table-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'esimde-delimited-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(...parts: (string | Uint8Array)[]): string {
  const file = join(folder, `${Math.random()}.csv`);
  writeFileSync(file, Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))));
  return file;
}

/** Encodes А to я and the signs that the texts below need. */
const windows1251 = (text: string) =>
  Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
      return { '«': 0xab, '»': 0xbb, ё: 0xb8, '№': 0xb9, '–': 0x96, '\u00a0': 0xa0, і: 0xb3 }[letter] ?? code;
    }),
  );
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

async function rowsOf(file: string, options: ReadingOptions = {}): Promise<string[][]> {
  const table = await openTableFile(file, options);
  const rows: string[][] = [];
  for await (const { cells } of table.rows()) rows.push(cells.map(textOf));
  return rows;
}

const russian = 'id;Название (рус.)\r\nkarlag;«Карлаг», ГУЛАГ» – всё №1\r\n';
const kazakh = 'id;Атауы (қаз.)\r\nkarlag;Қарағанды әңгүұһөі\r\n';

describe('encodings', () => {
  it.each([
    ['UTF-8', 'utf-8', Buffer.from(kazakh), kazakh],
    ['UTF-8 with its mark', 'utf-8', Buffer.from(`\ufeff${kazakh}`), kazakh],
    ['UTF-16 LE', 'utf-16le', Buffer.from(`\ufeff${kazakh}`, 'utf16le'), kazakh],
    ['UTF-16 BE', 'utf-16be', utf16be(kazakh), kazakh],
    ['UTF-16 LE without its mark', 'utf-16le', Buffer.from(kazakh, 'utf16le'), kazakh],
    ['Windows-1251', 'windows-1251', windows1251(russian), russian],
    [
      'Windows-1251 full of abbreviations',
      'windows-1251',
      windows1251('id;a\nx;«ГУЛАГ» «КАРЛАГ» «СССР»\n'),
      'id;a\nx;«ГУЛАГ» «КАРЛАГ» «СССР»\n',
    ],
  ] as const)('reads %s', (_, encoding, bytes, text) => {
    const file = fileOf(bytes);
    expect(detectEncoding(file)).toBe(encoding);
    let read = '';
    for (const piece of decodeFile(file, encoding)) read += piece;
    expect(read).toBe(text);
  });

  it.each([
    [
      'kz-1048',
      '8d e0 f0 e0 ba e0 ed e4 fb 20 ee e1 eb fb f1 fb 2c 20 f2 a2 f2 9d fb ed e4 e0 f0',
      'Қарағанды облысы, тұтқындар',
    ],
    [
      'pt154',
      '8d e0 f0 e0 83 e0 ed e4 fb 20 ee e1 eb fb f1 fb 2c 20 f2 b1 f2 9d fb ed e4 e0 f0',
      'Қарағанды облысы, тұтқындар',
    ],
    ['windows-1251', 'ca e0 f0 e0 e3 e0 ed e4 e0 2c 20 e7 e0 ea eb fe f7 b8 ed ed fb e5', 'Караганда, заключённые'],
  ] as const)('tells %s by its Kazakh letters, and shows the passage in each encoding', (encoding, hex, text) => {
    const file = fileOf(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
    expect(detectEncoding(file)).toBe(encoding);
    expect([...decodeFile(file, encoding)].join('')).toBe(text);
    const inEach = passageInEach(file);
    expect(inEach.find((each) => each.encoding === encoding)?.text ?? text).toBe(text);
    expect(inEach).toHaveLength(encoding === 'windows-1251' ? 0 : 3);
  });

  it('names the line where a file changes encoding', () => {
    const file = fileOf('id;a\nx;Қарағанды\n', windows1251('y;Караганда\n'));
    const refusal = expect.objectContaining({ code: 'mixed-encoding', message: expect.stringContaining('line 3') });
    expect(() => detectEncoding(file)).toThrow(refusal);
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex')],
    ['bytes that are not text', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 167) % 256))],
    ['UTF-32', Buffer.from('fffe00006900000064000000', 'hex')],
  ])('refuses %s', (_, bytes) => {
    expect(() => detectEncoding(fileOf(bytes))).toThrow(expect.objectContaining({ name: 'TableRefusal' }));
  });

  it('refuses a chosen encoding that the bytes contradict', async () => {
    await expect(rowsOf(fileOf(windows1251(russian)), { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'mixed-encoding',
    });
  });
});

describe('rows', () => {
  it.each([';', ',', '\t'])('detects the delimiter %j', async (sign) => {
    const file = fileOf(`id${sign}"a;b,c\td"${sign}x\r\n1${sign}"2\r\n3"${sign}"4 ""5"""\r\n`);
    expect(await rowsOf(file)).toEqual([
      ['id', 'a;b,c\td', 'x'],
      ['1', '2\r\n3', '4 "5"'],
    ]);
  });

  it("uses the delimiter in Excel's own first line", async () => {
    expect(await rowsOf(fileOf('\ufeffsep=,\r\nid,"a;b;c"\r\n1,2\r\n'))).toEqual([
      ['id', 'a;b;c'],
      ['1', '2'],
    ]);
  });

  it.each([
    ['a quote within a cell', 'id;a\nx;1\ny;b "c" d"\n', 2],
    ['a quote that is never closed', 'id;a\nx;"1\ny;2\n', 1],
    ['letters after a quote', 'id;a\n"x"z;1\n', 1],
  ])('names the row of %s', async (_, text, row) => {
    await expect(rowsOf(fileOf(text))).rejects.toMatchObject({ code: 'bad-quotes', row });
  });

  it('refuses an old workbook by its first bytes', async () => {
    await expect(rowsOf(fileOf(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).rejects.toMatchObject({ code: 'old-excel' });
  });
});

/** Rows read without csv-parse are the rows that it would read, however the text is cut into chunks. */
const signs = ['a', 'ә', '1', ';', ';', ',', '\t', '\n', '\r\n', '\r', ' ', '""', '"a"', '"a;\n""b"'];
const rounds = Number(process.env.FUZZ_ROUNDS ?? 3_000);
const seed = Number(process.env.FUZZ_SEED ?? 1938);

function* cut(text: string, at: number[]): Generator<string> {
  const places = [0, ...at.toSorted((a, b) => a - b), text.length];
  for (const [index, place] of places.slice(1).entries()) yield text.slice(places[index], place);
}

async function rowsOfChunks(text: string, at: number[]): Promise<Cell[][] | { refusedAt: number }> {
  const rows: Cell[][] = [];
  try {
    for await (const { row, cells } of readChunks(cut(text, at), ';')) {
      expect(row).toBe(rows.length);
      rows.push(cells);
    }
    return rows;
  } catch (error) {
    if (error instanceof TableRefusal) return { refusedAt: error.row };
    throw error;
  }
}

function parsed(text: string): Cell[][] | { refusedAt: number } {
  try {
    return parse(text, {
      delimiter: ';',
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    return { refusedAt: Number((error as { records: number }).records) };
  }
}

describe('rows in chunks', () => {
  it('reads rows as csv-parse does', async () => {
    const random = chanceOf(seed);
    for (let round = 0; round < rounds; round++) {
      const signCount = random.below(3) === 0 ? signs.length : signs.length - 3;
      const text = Array.from({ length: random.below(40) }, () => signs[random.below(signCount)]).join('');
      const at = Array.from({ length: random.below(6) }, () => random.below(text.length + 1));
      expect(await rowsOfChunks(text, at), `seed ${seed}: ${JSON.stringify([text, at])}`).toEqual(parsed(text));
    }
  });

  it('refuses a line that never ends', async () => {
    const long = 'a'.repeat(700_000);
    expect(await rowsOfChunks(`id;b\n${long}${long}`, [700_000])).toEqual({ refusedAt: 1 });
  });
});
