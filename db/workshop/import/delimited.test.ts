import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../../test-support/random.ts';
import type { Cell } from './cell.ts';
import { readPieces } from './delimited.ts';
import { TableRefusal } from './refusal.ts';

/** Protects: rows read without the parser are the rows that it would have read, however the text is cut into pieces. */
const signs = ['a', 'ә', '1', ';', ';', ',', '\t', '\n', '\r\n', '\r', ' ', '""', '"a"', '"a;\n""b"'];
const rounds = Number(process.env.FUZZ_ROUNDS ?? 3_000);
const seed = Number(process.env.FUZZ_SEED ?? 1938);

function* cut(text: string, at: number[]): Generator<string> {
  const places = [0, ...at.toSorted((a, b) => a - b), text.length];
  for (const [index, place] of places.slice(1).entries()) yield text.slice(places[index], place);
}

async function rowsOf(text: string, at: number[]): Promise<Cell[][] | { refusedAt: number }> {
  const rows: Cell[][] = [];
  try {
    for await (const { row, cells } of readPieces(cut(text, at), ';')) {
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

describe('a table of delimited text', () => {
  it('is read as csv-parse reads it', async () => {
    const random = chanceOf(seed);
    for (let round = 0; round < rounds; round++) {
      const mostQuoted = random.below(3) === 0 ? signs.length : signs.length - 3;
      const text = Array.from({ length: random.below(40) }, () => signs[random.below(mostQuoted)]).join('');
      const at = Array.from({ length: random.below(6) }, () => random.below(text.length + 1));
      expect(await rowsOf(text, at), `seed ${seed}: ${JSON.stringify([text, at])}`).toEqual(parsed(text));
    }
  });

  it('is refused where a line never ends', async () => {
    const long = 'a'.repeat(700_000);
    expect(await rowsOf(`id;b\n${long}${long}`, [700_000])).toEqual({ refusedAt: 1 });
  });
});
