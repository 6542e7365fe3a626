import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readProjectContent } from '../../../../test-support/release/release.ts';
import { readTable } from '../../../../test-support/workshop/read-table.ts';
import { citationFormats } from '../../../model/api/tables.ts';
import type { Body } from '../../types.ts';
import { tablePlans } from '../columns/plans.ts';
import { writeCitations } from './citation-file.ts';
import { openTableFile } from './table-file.ts';

/** Protects: sources travel to programs for literature and back; a file whose letters are damaged is named and refused. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-citations-'));
afterAll(() => rmSync(folder, { recursive: true }));

const readBack = (file: string, existing?: (id: string) => Body | null): Promise<Body[]> =>
  readTable(tablePlans.sources, file, existing);

const file = (name: string, text: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const book = {
  id: 'applebaum2003',
  kind: 'book',
  consulted: 'excerpt',
  title: { kk: 'Gulag: A History', ru: 'Gulag: A History', en: 'Gulag: A History' },
  authors: ['Applebaum, Anne', 'Сақтағанова, З. Г.'],
  publisher: 'Doubleday',
  published: '2003',
  isbn: '0-7679-0056-1',
  url: 'https://example.org/gulag',
  accessed: '2026-11-29',
  language: 'en',
};

describe('citations', () => {
  it('brings every source of the content back from CSL-JSON without a difference', async () => {
    const { sources } = readProjectContent();
    const path = join(folder, 'all.json');
    writeCitations(sources, 'csl-json', path);
    expect(await readBack(path)).toEqual(sources);
  });

  it.each(citationFormats)('keeps author, title, year, publisher, ISBN and address in %s', async (format) => {
    const path = join(folder, `book.${format}`);
    writeCitations([book], format, path);
    const [back] = await readBack(path);
    expect(back).toMatchObject({
      id: 'applebaum2003',
      title: book.title,
      authors: book.authors,
      publisher: 'Doubleday',
      published: '2003',
      isbn: '0-7679-0056-1',
      url: 'https://example.org/gulag',
    });
  });

  it('leaves what a citation does not say as it is in the record', async () => {
    const path = file('one.ris', 'TY  - BOOK\nID  - applebaum2003\nTI  - Gulag\nPY  - 2003\nER  - \n');
    const [back] = await readBack(path, () => ({ ...book, reliability: { kk: 'а', ru: 'б', en: 'c' } }));
    expect(back).toMatchObject({ published: '2003', publisher: 'Doubleday', reliability: { en: 'c' } });
  });

  it('makes an id of author and year where the citation has none of Latin letters', async () => {
    const item = {
      id: 'кітап',
      type: 'book',
      title: 'Қарлаг',
      author: [{ family: 'Smith' }],
      issued: { 'date-parts': [[1998]] },
    };
    expect((await readBack(file('kk.json', JSON.stringify([item]))))[0]).toMatchObject({
      id: 'smith-1998',
      published: '1998',
    });
  });
});

describe('a file with damaged letters', () => {
  const ris = 'TY  - BOOK\nID  - a1\nTI  - Карлаг: история\nER  - \n';
  const refusalOf = (path: string) =>
    openTableFile(path).then(
      () => null,
      (error) => [error.code, error.row],
    );

  it('is refused with the line, whether its bytes are no UTF-8, letters were lost, or it was read in another encoding', async () => {
    const latin = file(
      'cp1251.ris',
      Buffer.concat([Buffer.from('TY  - BOOK\nTI  - '), Buffer.from([0xca, 0xe0, 0xf0])]),
    );
    expect(await refusalOf(latin)).toEqual(['damaged-encoding', 2]);
    expect(await refusalOf(file('lost.ris', ris.replace('а', '\ufffd')))).toEqual(['damaged-encoding', 3]);
    const twice = new TextDecoder('windows-1251').decode(Buffer.from(ris));
    expect(await refusalOf(file('twice.ris', twice))).toEqual(['damaged-encoding', 3]);
    const western = new TextDecoder('windows-1252').decode(Buffer.from(ris));
    expect(await refusalOf(file('western.ris', western))).toEqual(['damaged-encoding', 3]);
    expect(await refusalOf(file('good.ris', ris))).toBeNull();
  });

  it('is refused where it is no JSON, or has no citation', async () => {
    expect(await refusalOf(file('cut.json', '[{"id": "a", "type"'))).toEqual(['broken-file', 0]);
    expect(await refusalOf(file('other.json', '[{"name": "x"}]'))).toEqual(['no-rows', 0]);
    expect(readFileSync(join(folder, 'other.json'), 'utf8')).toContain('name');
  });
});
