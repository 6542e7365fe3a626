import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { textOf } from './cell.ts';
import { decodeFile, detectEncoding } from './encoding.ts';
import { openTableFile } from './table-file.ts';
import type { TableWishes } from './wishes.ts';

/** Protects: tables as spreadsheets write them are read letter for letter, and what cannot be read is refused. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-encoding-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(...parts: (string | Uint8Array)[]): string {
  const file = join(folder, `${Math.random()}.csv`);
  writeFileSync(file, Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))));
  return file;
}

/** А to я and the signs of Windows-1251 that the text needs. */
const windows1251 = (text: string) =>
  Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
      return { '«': 0xab, '»': 0xbb, ё: 0xb8, '№': 0xb9, '–': 0x96, '\u00a0': 0xa0, і: 0xb3 }[letter] ?? code;
    }),
  );
const utf16be = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

async function rowsOf(file: string, wishes: TableWishes = {}): Promise<string[][]> {
  const table = await openTableFile(file, wishes);
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

  it('names the line where a file turns from one encoding into another', () => {
    const file = fileOf('id;a\nx;Қарағанды\n', windows1251('y;Караганда\n'));
    const refusal = expect.objectContaining({ code: 'mixed-encoding', message: expect.stringContaining('line 3') });
    expect(() => detectEncoding(file)).toThrow(refusal);
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex')],
    ['bytes of no text', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 167) % 256))],
    ['UTF-32', Buffer.from('fffe00006900000064000000', 'hex')],
  ])('refuses %s', (_, bytes) => {
    expect(() => detectEncoding(fileOf(bytes))).toThrow(expect.objectContaining({ name: 'TableRefusal' }));
  });

  it('refuses a wish that the bytes do not fit', async () => {
    await expect(rowsOf(fileOf(windows1251(russian)), { encoding: 'utf-8' })).rejects.toMatchObject({
      code: 'mixed-encoding',
    });
  });
});

describe('rows', () => {
  it.each([';', ',', '\t'])('finds the delimiter %j', async (sign) => {
    const file = fileOf(`id${sign}"a;b,c\td"${sign}x\r\n1${sign}"2\r\n3"${sign}"4 ""5"""\r\n`);
    expect(await rowsOf(file)).toEqual([
      ['id', 'a;b,c\td', 'x'],
      ['1', '2\r\n3', '4 "5"'],
    ]);
  });

  it("obeys Excel's own first line", async () => {
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
