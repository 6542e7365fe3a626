import { describe, expect, it } from 'vitest';
import { smallPerson, smallStation } from '../../../test-support/release/persons.ts';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, bolat, refusal, value } from '../../../test-support/workshop/workshop.ts';
import { gatesOf, type Obstacle } from '../publish/gates.ts';
import type { Body } from '../types.ts';

/** Protects: a person without a basis for showing is stopped, an impossible station is named, and nothing of two curators is lost. */
const fixture = workshopForEach();

const person = { kind: 'person', id: 'a' } as const;
const create = (kind: 'person' | 'claim', body: Body & { id: string }, by = aigul) =>
  value(fixture.workshop.create({ kind, id: body.id, body, reason: 'new', by }));
const personBody = (more: object = {}): Body & { id: string } => {
  const { claims: _, ...body } = smallPerson('a', more);
  return body;
};
const station = (id: string, property: string, date: string, more: object = {}) => ({
  ...smallStation(id, property, date, { camp: 'north' }),
  subject: person,
  ...more,
});
const found = (kind: 'person' | 'claim', id: string) => fixture.workshop.record({ kind, id }, aigul)?.found ?? [];

describe('a person', () => {
  it('without a basis for showing has a problem of its own, which closes the gate of consent', () => {
    create('person', personBody({ consent: undefined }));
    expect(found('person', 'a')).toMatchObject([{ code: 'missing-consent', path: ['consent'] }]);
    const obstacles: Obstacle[] = found('person', 'a').map((problem) => ({ record: person, problem }));
    const closed = gatesOf(obstacles, null, () => false).filter((gate) => gate.found.length > 0);
    expect(closed.map(({ name }) => name)).toEqual(['consent']);
  });

  it('lists the stations beside the record, and what points to it', () => {
    create('person', personBody());
    create('claim', station('a-born', 'born', '1905'));
    const record = fixture.workshop.record(person, aigul);
    expect(record?.claims.map(({ id }) => id)).toEqual(['a-born']);
    expect(record?.found).toEqual([]);
    expect(found('claim', 'a-born')).toEqual([]);
  });

  it('is in the content of the workshop with its stations', () => {
    create('person', personBody());
    create('claim', station('a-born', 'born', '1905'));
    const read = fixture.workshop.content('draft');
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.content.persons[0]?.claims.map(({ id }) => id)).toEqual(['a-born']);
  });
});

describe('a station', () => {
  it('out of the life is named when it is saved and when a release is built', () => {
    create('person', personBody());
    create('claim', station('a-born', 'born', '1905'));
    create('claim', station('a-held', 'held', '1904'));
    expect(found('claim', 'a-held')).toMatchObject([{ code: 'sense', path: ['date'] }]);
    const read = fixture.workshop.content('draft');
    const messages = read.ok ? [] : read.problems.map(({ message }) => message);
    expect(messages.some((message) => message.startsWith('lies before the birth'))).toBe(true);
  });

  it('in a camp that does not exist says so', () => {
    create('person', personBody());
    create('claim', station('a-held', 'held', '1940', { station: { camp: 'nowhere' } }));
    expect(found('claim', 'a-held')).toMatchObject([{ code: 'unknown-reference', path: ['station', 'camp'] }]);
  });

  it('of one curator stays beside that of another, and a change of the same one is merged field by field', () => {
    create('person', personBody());
    create('claim', station('a-born', 'born', '1905'), aigul);
    create('claim', station('a-held', 'held', '1940'), bolat);
    expect(fixture.workshop.record(person, aigul)?.claims).toHaveLength(2);
    const key = { kind: 'claim', id: 'a-held' } as const;
    const save = (body: Body, by: typeof aigul) =>
      fixture.workshop.save({ key, baseRevision: 1, body, reason: 'a better source', by });
    value(save(station('a-held', 'held', '1941'), aigul));
    const refused = refusal(save(station('a-held', 'held', '1942'), bolat));
    expect(refused.code).toBe('conflict');
    expect(JSON.stringify(refused)).toContain('1941');
    expect(JSON.stringify(refused)).toContain('1942');
  });
});
