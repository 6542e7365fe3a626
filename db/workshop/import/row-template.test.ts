import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Chance, chanceOf } from '../../../test-support/random.ts';
import { type WorkshopFixture, workshopFixture } from '../../../test-support/workshop/workshop.ts';
import type { RowProblem } from '../../model/api/workshop.ts';
import { openReadable, type ReadableDb } from '../../sqlite/connection.ts';
import { createNeighbours } from '../records/related-records.ts';
import type { BatchRow } from '../types.ts';
import type { Cell } from './cell.ts';
import { TableCheck } from './check.ts';
import { tablePlans } from './plans.ts';
import { planRows } from './row.ts';
import type { JudgedRow } from './validated-rows.ts';

/**
 * Protects: a row that follows a precedent is judged as if it stood alone, whatever is right or wrong with it. A check
 * that begins to look at a free column breaks this. `FUZZ_SEED` looks elsewhere.
 */
const seed = Number(process.env.FUZZ_SEED ?? 1938);
let fixture: WorkshopFixture;
let db: ReadableDb;
beforeAll(() => {
  fixture = workshopFixture();
  db = openReadable(join(fixture.folder, 'workshop.db'));
});
afterAll(() => {
  db.close();
  fixture.remove();
});

/** What stands in each column; the first is what most rows have. */
const words: Record<string, Cell[]> = {
  subject_kind: ['camp', 'system'],
  subject: ['north', 'nowhere'],
  property: ['headcount', 'remark'],
  amount: ['1', '14 842', '0', '', '-5', '14,842', 'many', '49,5', 1940, '999999999999999999'],
  amount_max: ['', '', '7'],
  kind: ['counted', ''],
  counts: ['prisoners', 'guards'],
  period: ['1943-01-01', '', '1943-13', '1497', '14.05.1951'],
  label_kk: ['Тізім', '', '5 адам'],
  label_ru: ['Список', '', '6 человек'],
  label_en: ['List', '', '7 people'],
  part_of: ['', '', 's1', 'r-3'],
  status: ['published', 'unverified', 'editorial'],
  source_1: ['handbook', 'unverified', '', 'lost'],
  locator_1: ['lag=1', 'lag=2', '', 'a\u0001b', "'=1", 'п. 7*', ' x '],
  as_printed_1: ['1.842', '', '1.8[42', 'үш жүз', 'he said [^s1]'],
  fragment_1: ['', '', 'stood 1.842 there', `${'long '.repeat(40)}`],
  source_2: ['', 'handbook'],
  locator_2: ['', 'lag=9', 'lag=10'],
  reading_2: ['', 'read'],
};
const names = ['id', ...Object.keys(words)];

/** Mostly the usual, so that rows follow one another; else anything. */
function cellsOf(random: Chance, row: number): Cell[] {
  const id = random.below(30) === 0 ? random.pick<Cell>(['', 'Bad Id', 'r-1', 'north-1940']) : `r-${row}`;
  const loose = random.below(3) === 0;
  const chosen = Object.entries(words).map(([name, cells]) => {
    return random.below(loose ? 6 : isFree(name) ? 2 : 40) === 0 ? random.pick(cells) : (cells[0] ?? '');
  });
  const cells = [id, ...chosen];
  return random.below(40) === 0 ? cells.slice(0, random.below(cells.length)) : cells;
}

const freeNames = tablePlans.claims.columns.flatMap(({ name, free }) => (free ? name : []));
const isFree = (name: string) => freeNames.includes(name.replace(/\d+/, '#'));

/** A row of the same sort: other words in its free cells, where it has any. */
function likeIt(random: Chance, cells: Cell[], id: string): Cell[] {
  return cells.map((cell, index) => {
    const name = names[index] ?? '';
    if (name === 'id') return id;
    return isFree(name) && cell !== '' ? random.pick((words[name] ?? []).filter((word) => word !== '')) : cell;
  });
}

interface Found {
  put: (BatchRow | JudgedRow)[];
  problems: RowProblem[];
}

/** A new check of one file, row by row. `alone`: every row with a check of its own. */
function checkAll(rows: Cell[][]): Found {
  const put: Found['put'] = [];
  const plan = planRows(tablePlans.claims, { headers: names, mapping: names, ragged: true, losesKazakh: false });
  const check = new TableCheck({ plan, neighbours: createNeighbours(db), judgedAt: 0, put: (row) => put.push(row) });
  for (const [index, cells] of rows.entries()) check.take({ row: index + 1, cells });
  return { put, problems: check.end().problems };
}

/** The index finds a row by its words, however often and in whichever order they are told, and of which part they are. */
function comparable(row: BatchRow | JudgedRow | undefined) {
  if (row === undefined || 'body' in row) return row;
  const { words, ...setting } = row.setting;
  return { ...row, words: [...new Set(`${row.words} ${words}`.trim().split(/[^\p{L}\p{N}]+/u))].sort(), setting };
}

it('a row is judged as it is judged alone', () => {
  const random = chanceOf(seed);
  const rows = Array.from({ length: 500 }, (_, row) => cellsOf(random, row));
  let good = 0;
  for (const [index, cells] of rows.entries()) {
    const alone = checkAll([cells]);
    const before = Array.from({ length: 6 }, (_, at) => likeIt(random, cells, `x-${at}`));
    const behind = checkAll([...before, cells]);
    const ofRow = behind.problems
      .filter(({ row }) => row === before.length + 1)
      .map((problem) => ({ ...problem, row: 1 }));
    expect(ofRow, `seed ${seed}, row ${index}`).toEqual(alone.problems);
    const last = behind.put.find(({ id }) => id === String(cells[0]).trim());
    expect(comparable(last), `seed ${seed}, row ${index}`).toEqual(comparable(alone.put[0]));
    if (alone.put.length > 0) good++;
  }
  // The test would prove nothing if hardly any row were good.
  expect(good).toBeGreaterThan(rows.length / 5);
});
