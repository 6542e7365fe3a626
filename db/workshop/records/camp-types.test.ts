import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, bolat, value } from '../../../test-support/workshop/workshop.ts';
import { buildDatabase } from '../../release/build/database.ts';
import { openReader, readReleaseInfo } from '../../release/read/reader.ts';
import { openReadable } from '../../sqlite/connection.ts';

/** Protects: a museum adds a type of camp in the workshop, and none is published without its name in three languages. */
const fixture = workshopForEach();

const name = { kk: 'Тергеу түрмесі', ru: 'Следственная тюрьма', en: 'Remand prison' };
const camp = { kind: 'camp', id: 'north' } as const;
const type = { kind: 'camp-type', id: 'remand-prison' } as const;
const makeType = (names: object, id: string = type.id) =>
  value(fixture.workshop.create({ kind: 'camp-type', id, body: { id, name: names }, reason: 'new', by: aigul }));
const foundIn = (key: { kind: 'camp' | 'camp-type'; id: string }) =>
  (fixture.workshop.record(key, aigul)?.found ?? []).map(({ code, path }) => [code, ...path]);
const setType = (id: string, baseRevision = 1) => {
  const body = { ...fixture.workshop.record(camp, aigul)?.body, type: id };
  return value(fixture.workshop.save({ key: camp, baseRevision, body, reason: 'a better type', by: aigul }));
};
const approve = (key: typeof camp | typeof type, revision: number) =>
  fixture.workshop.approve({ key, revision, by: bolat }, true);

it('takes the types of the program and of the museum, and no other', () => {
  setType('castle');
  expect(foundIn(camp)).toEqual([['unknown-reference', 'type']]);
  makeType(name);
  setType(type.id, 2);
  expect(foundIn(camp)).toEqual([]);
  setType('special-camp', 3);
  expect(foundIn(camp)).toEqual([]);
});

it('publishes a type only with its name in three languages, and the camp only with the type', () => {
  makeType({ ...name, en: '' });
  setType(type.id);
  expect(foundIn(type)).toEqual([['missing-language', 'name', 'en']]);
  expect(approve(type, 1).ok).toBe(false);
  value(approve(camp, 2));
  const read = fixture.workshop.content('approved');
  expect(read.ok ? [] : read.problems.map(({ code, entry, path }) => [code, entry, path])).toEqual([
    ['unknown-reference', 'north', ['type']],
  ]);
});

it('refuses a type that has the id of one of the program', () => {
  makeType(name, 'itl');
  expect(foundIn({ kind: 'camp-type', id: 'itl' })).toEqual([['id', 'id']]);
});

it('shows visitors the name of the type, in the camp and among the filters, and counts the camp', () => {
  makeType(name);
  setType(type.id);
  value(approve(type, 1));
  value(approve(camp, 2));
  const read = fixture.workshop.content('approved');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const file = join(fixture.folder, 'content.db');
  buildDatabase(file, read.content, 1);
  const db = openReadable(file);
  const { camps } = openReader(db, 'ru');
  expect(camps.find('north')).toMatchObject({ type: type.id, typeName: name.ru });
  expect(camps.list({ type: type.id }).filters.types).toEqual([{ id: type.id, name: name.ru, count: 1 }]);
  expect(readReleaseInfo(db, 'x').counts.camps).toBe(1);
  db.close();
});
