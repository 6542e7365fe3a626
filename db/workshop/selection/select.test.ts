import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aigul, value, type WorkshopFixture, workshopFixture } from '../../../test-support/workshop/workshop.ts';
import type { FieldCondition } from '../../model/api/selection.ts';
import { openReadable, type ReadableDb } from '../../sqlite/connection.ts';
import { exportList } from '../import/export.ts';
import type { SheetTask } from '../import/run.ts';
import { type Selection, selectPage } from './select.ts';

/** Protects: every kind of record can be sorted and filtered by any of its fields, and the list goes out as it is shown. */
let fixture: WorkshopFixture;
let db: ReadableDb;
const counts: [id: string, camp: string, amount: number, period: string | null][] = [
  ['c-1', 'north', 900, '1941'],
  ['c-2', 'north', 12000, '1939~'],
  ['c-3', 'south', 40, null],
];
const say = (text: string) => ({ kk: text, ru: text, en: text });

beforeAll(() => {
  fixture = workshopFixture();
  const camp = (id: string, name: string) =>
    fixture.workshop.create({ kind: 'camp', id, body: { type: 'itl', name: say(name) }, reason: 'x', by: aigul });
  value(camp('south', 'Southlag'));
  for (const [id, subject, amount, period] of counts) {
    const body = {
      ...{
        subject: { kind: 'camp', id: subject },
        property: 'headcount',
        amount,
        kind: 'counted',
        counts: 'prisoners',
      },
      ...(period && { period }),
      citations: [{ source: 'handbook', locator: `p. ${amount}` }],
    };
    value(fixture.workshop.create({ kind: 'claim', id, body, reason: 'x', by: aigul }));
  }
  db = openReadable(join(fixture.folder, 'workshop.db'));
});
afterAll(() => {
  db.close();
  fixture.remove();
});

const order = {
  where: [] as FieldCondition[],
  sort: null as string | null,
  descending: false,
  language: 'en',
} as const;
const idsOf = (
  selection: Partial<Selection['order']>,
  filter: Omit<Selection, 'order'> = { kind: 'claim', state: 'new' },
) => selectPage(db, { ...filter, order: { ...order, ...selection } }, 50, 0).keys.map(({ id }) => id);
const where = (field: string, test: FieldCondition['test'], words = '') =>
  idsOf({ where: [{ field, test, value: words }] });

describe('a list', () => {
  it('is sorted by number, date, title of another record and author, empty cells last', () => {
    expect(idsOf({ sort: 'amount' })).toEqual(['c-3', 'c-1', 'c-2']);
    expect(idsOf({ sort: 'amount', descending: true })).toEqual(['c-2', 'c-1', 'c-3']);
    expect(idsOf({ sort: 'period' })).toEqual(['c-2', 'c-1', 'c-3']);
    expect(idsOf({ sort: 'period', descending: true })).toEqual(['c-1', 'c-2', 'c-3']);
    expect(idsOf({ sort: 'subject' })).toEqual(['c-1', 'c-2', 'c-3']);
    expect(idsOf({ sort: 'id', descending: true })).toEqual(['c-3', 'c-2', 'c-1']);
  });

  it('takes the first field that is filled of several', () => {
    expect(idsOf({ sort: 'period|amount' })).toEqual(['c-3', 'c-2', 'c-1']);
  });

  it('is filtered by a code, a record it refers to, its title, a range, an empty field and an author', () => {
    expect(where('property', 'is', 'headcount')).toHaveLength(3);
    expect(where('property', 'is', 'deaths')).toEqual([]);
    expect(where('subject', 'is', 'south')).toEqual(['c-3']);
    expect(where('subject', 'has', 'SOUTHL')).toEqual(['c-3']);
    expect(where('citations', 'has', 'p. 12000')).toEqual(['c-2']);
    expect(where('amount', 'from', '100')).toEqual(['c-1', 'c-2']);
    expect(where('period', 'to', '1940')).toEqual(['c-2']);
    expect(where('period', 'none')).toEqual(['c-3']);
    expect(where('changedBy', 'is', aigul.name)).toHaveLength(3);
  });

  it('counts all of it and gives one page', () => {
    const selection = { kind: 'claim', state: 'new', order: { ...order, sort: 'amount' } } as const;
    expect(selectPage(db, selection, 1, 1)).toEqual({ keys: [{ kind: 'claim', id: 'c-1' }], total: 3 });
  });

  it('of every kind and of a search is sorted, too', () => {
    expect(idsOf({ sort: 'title' }, { state: 'new' })).toContain('south');
    expect(idsOf({ sort: 'id' }, { q: 'southlag', kind: 'camp' })).toEqual(['south']);
  });

  it('goes out as it is shown, with the words for its codes', async () => {
    const file = join(fixture.folder, 'list.csv');
    const task: SheetTask = {
      ...({ task: 'sheet', format: 'csv' } as const),
      ...{ file, database: join(fixture.folder, 'workshop.db') },
      selection: { kind: 'claim', ids: ['c-3', 'c-1'], order },
      columns: [
        { field: 'subject', heading: 'Camp' },
        { field: 'property', heading: 'Property', words: { headcount: 'Headcount' } },
        { field: 'amount', heading: 'Number' },
        { field: 'citations', heading: 'Source' },
      ],
    };
    await exportList(task, () => {});
    const lines = readFileSync(file, 'utf8').split('\r\n');
    expect(lines).toEqual([
      '\uFEFFCamp;Property;Number;Source',
      'Southlag;Headcount;40;Handbook',
      'Northlag;Headcount;900;Handbook',
      '',
    ]);
  });
});

describe('cells', () => {
  it('show titles of other records in the language, numbers and dates as they are stored', () => {
    const columns = ['subject', 'amount|date', 'period', 'counts', 'note'];
    const [cells] = fixture.workshop.cells([{ kind: 'claim', id: 'c-2' }], columns, 'ru');
    expect(cells).toEqual([['Северлаг'], [12000], ['1939~'], [expect.any(String)], []]);
  });
});
