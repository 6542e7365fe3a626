import { expect, it } from 'vitest';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, value } from '../../../test-support/workshop/workshop.ts';
import type { RecordKind } from '../../model/api/records.ts';
import type { Body } from '../types.ts';

/** Protects: names of a place are claims beside its record, and a value by period that lacks a part is named when it is saved. */
const fixture = workshopForEach();

const words = (text: string) => ({ kk: `${text} қ`, ru: `${text} р`, en: `${text} e` });
const citations = [{ source: 'handbook' }];
const create = (kind: RecordKind, body: Body & { id: string }) =>
  value(fixture.workshop.create({ kind, id: body.id, body, reason: 'new', by: aigul }));
const found = (kind: RecordKind, id: string) => fixture.workshop.record({ kind, id }, aigul)?.found ?? [];
const claim = (id: string, subject: object, more: object) => ({
  id,
  subject,
  statement: words('X'),
  citations,
  ...more,
});
const place = { kind: 'place', id: 'town' };
const camp = { kind: 'camp', id: 'north' };

it('holds the names of a place beside its record and in the content', () => {
  create('place', { id: 'town', name: words('Town') });
  create('claim', claim('town-old', place, { property: 'official-name', period: '../1961' }));
  expect(fixture.workshop.record({ kind: 'place', id: 'town' }, aigul)?.claims.map(({ id }) => id)).toEqual([
    'town-old',
  ]);
  expect([...found('place', 'town'), ...found('claim', 'town-old')]).toEqual([]);
  const read = fixture.workshop.content('draft');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(read.content.places.map(({ id, claims }) => [id, claims.length])).toContainEqual(['town', 1]);
});

it.each([
  ['a period', { property: 'official-name' }, ['period']],
  ['the camp that it was a part of', { property: 'parent', period: '1931/1948' }, ['state', 'parent']],
  ['the type', { property: 'type', period: '1931/1948', state: {} }, ['state', 'type']],
])('names %s that a value by period lacks', (_, more, path) => {
  create('claim', claim('north-state', camp, more));
  expect(found('claim', 'north-state')).toMatchObject([{ code: 'sense', path }]);
});

it('names a parent and a place that do not exist', () => {
  create('claim', claim('north-state', camp, { property: 'parent', period: '1931', state: { parent: 'nowhere' } }));
  expect(found('claim', 'north-state')).toMatchObject([{ code: 'unknown-reference', path: ['state', 'parent'] }]);
  create('event', { id: 'e', title: words('E'), summary: words('E'), period: '1954', place: 'nowhere', citations });
  expect(found('event', 'e')).toMatchObject([{ code: 'unknown-reference', path: ['place'] }]);
});
