import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { smallContent, writeContent } from '../../../test-support/release/content.ts';
import { addPersons, smallPerson, smallStation } from '../../../test-support/release/persons.ts';
import { body, set } from '../../../test-support/release/planted-faults.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { readContent } from '../content/read.ts';
import { openReader } from '../read/reader.ts';
import { buildDatabase } from './database.ts';

/** Protects: a person withheld from every screen is in no byte of a release, and what named them stays readable. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-withheld-'));
afterAll(() => rmSync(folder, { recursive: true }));

function built(consent: string) {
  const content = smallContent();
  const cited = [{ source: 'handbook' }];
  const secret = { kk: 'Құпиясыз', ru: 'Тайнова', en: 'Secretova' };
  addPersons(
    content,
    smallPerson('shown', { relations: [{ person: 'hidden', kind: 'child', citations: cited }] }, [
      smallStation('shown-held', 'held', '1940', { camp: 'north' }),
    ]),
    smallPerson('hidden', { name: secret, consent }, [smallStation('hidden-held', 'held', '1941', { camp: 'north' })]),
  );
  const text = (word: string) => `[${word}](person:shown), [${word}](person:hidden)[^hidden-held].`;
  body(content, { kk: text('а'), ru: text('б'), en: text('c') });
  set(content['questions.yaml'][0], { tally: { claim: 's1', peoplePerStroke: 100, ends: 'hidden-held' } });
  set(content['corrections.yaml'][0], { claim: 'hidden-held' });
  const source = writeContent(content);
  const read = readContent(source);
  rmSync(source, { recursive: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const file = join(folder, `${consent}.db`);
  buildDatabase(file, read.content, 1);
  return { file, reader: openReader(openReadable(file), 'en') };
}

it('leaves no byte of the name, and no station, relation, correction or tally', () => {
  const { file, reader } = built('withheld');
  const bytes = readFileSync(file);
  for (const word of ['Құпиясыз', 'Тайнова', 'Secretova', 'hidden']) expect(bytes.includes(word)).toBe(false);
  expect(reader.persons.list({ from: 0 }).people.map(({ id }) => id)).toEqual(['shown']);
  expect(reader.persons.find('shown')).toMatchObject({ relations: [], sameCamps: [] });
  expect(reader.persons.find('hidden')).toBeUndefined();
  expect(reader.camps.find('north')).toMatchObject({ people: [{ id: 'shown' }], peopleTotal: 1 });
  expect(reader.corrections.corrections()).toEqual([]);
  expect(reader.questions.find('how-many')?.tally).toBeNull();
  expect(reader.texts.find('memory')?.blocks[0]?.markdown).toBe('[c](person:shown), c.');
});

it('keeps all of it where the person may be shown', () => {
  const { reader } = built('family-consented');
  expect(reader.persons.list({ from: 0 }).total).toBe(2);
  expect(reader.persons.find('shown')).toMatchObject({
    relations: [{ person: { id: 'hidden', name: 'Secretova', isNameless: false }, kind: 'child' }],
    sameCamps: [{ id: 'hidden' }],
    texts: [{ id: 'memory' }],
  });
  expect(reader.questions.find('how-many')?.tally).not.toBeNull();
  expect(reader.search.find('тайнова').hits[0]).toMatchObject({ group: 'person', id: 'hidden', title: 'Secretova' });
});
