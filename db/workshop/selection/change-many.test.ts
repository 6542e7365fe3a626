import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, value } from '../../../test-support/workshop/workshop.ts';
import type { ManyChange } from '../../model/api/selection.ts';
import { prepareMany } from './change-many.ts';

/** Protects: a change of many records touches words alone, says beforehand what it does, and changes nothing by itself. */
const fixture = workshopForEach();

const prepare = (kind: 'camp' | 'claim' | 'text', change: ManyChange) =>
  prepareMany({
    ...{ database: join(fixture.folder, 'workshop.db'), staging: join(fixture.folder, 'many.rows') },
    selection: { kind, order: { where: [], sort: null, descending: false, language: 'en' } },
    change,
  });
const replace = (find: string, replacement: string, wholeWords = true): ManyChange => ({
  ...{ change: 'replace', find, replacement, wholeWords, field: null },
});
const changesOf = (preview: ReturnType<typeof prepare>, id: string) =>
  preview.first.find((record) => record.id === id)?.changes.map(({ path, to }) => [path.join('.'), to]);

it('replaces whole words in texts, and not in ids, quotations, dates and links', () => {
  const body = {
    ...{
      subject: { kind: 'camp', id: 'north' },
      property: 'headcount',
      amount: 7,
      kind: 'counted',
      counts: 'prisoners',
    },
    period: '1941',
    note: { kk: 'north 1941', ru: 'northern', en: 'see [north](camp:north), north' },
    citations: [{ source: 'handbook', asPrinted: 'north', locator: 'north, p. 7' }],
  };
  value(fixture.workshop.create({ kind: 'claim', id: 'c-1', body, reason: 'x', by: aigul }));
  expect(changesOf(prepare('claim', replace('north', 'south')), 'c-1')).toEqual([
    ['note.kk', 'south 1941'],
    ['note.en', 'see [south](camp:north), south'],
    ['citations.0.locator', 'south, p. 7'],
  ]);
  expect(changesOf(prepare('claim', replace('north', 'south', false)), 'c-1')).toContainEqual(['note.ru', 'southern']);
  expect(changesOf(prepare('claim', replace('1941', '1942')), 'c-1')).toEqual([['note.kk', 'north 1942']]);
  expect(fixture.workshop.revision({ kind: 'claim', id: 'c-1' }, 2)).toBeNull();
});

it('takes special characters as they are written', () => {
  expect(prepare('camp', replace('.*', 'x', false)).count).toBe(0);
});

it('sets and empties a field, and leaves out what has the value already', () => {
  const set = prepare('camp', { change: 'set', field: 'existed', value: '1931/1956' });
  expect(changesOf(set, 'north')).toEqual([['existed', '1931/1956']]);
  expect(
    prepare('claim', { change: 'set', field: 'status', value: 'published' }).first.map(({ id }) => id),
  ).not.toContain('north-1940');
});

it('refuses by name what a record cannot hold, and what it cannot do without', () => {
  const bad = prepare('claim', { change: 'set', field: 'status', value: 'castle' });
  expect(bad.count).toBe(0);
  expect(bad.refused).toContainEqual({ kind: 'claim', id: 'north-1940', message: expect.stringContaining('castle') });
  expect(prepare('camp', { change: 'set', field: 'nonsense', value: 'x' }).count).toBe(0);
});
