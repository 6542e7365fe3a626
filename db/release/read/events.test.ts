import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { type SmallContent, smallContent, writeContent } from '../../../test-support/release/content.ts';
import { addPersons, smallPerson } from '../../../test-support/release/persons.ts';
import { type ReadSmall, readSmall } from '../../../test-support/release/read-small.ts';
import { readContent } from '../content/read.ts';

/** Protects: an event tells its days in order, its people, orders and figures; a withheld person is not among them. */
const opened: ReadSmall[] = [];
afterAll(() => {
  for (const { remove } of opened) remove();
});

const words = (text: string) => ({ kk: `${text} қ`, ru: `${text} р`, en: `${text} e` });
const citations = [{ source: 'handbook' }];
const event = {
  id: 'strike',
  title: words('Strike'),
  summary: words('They stopped work.'),
  period: '1954-05/1954-06',
  place: words('North'),
  camps: ['north'],
  days: [
    { date: '1954-06-26', text: words('The end.'), citations },
    { date: '1954-05-16', text: words('The beginning.'), citations },
  ],
  participants: [
    { person: 'a', role: words('chair'), citations },
    { name: words('B'), role: words('witness'), citations },
  ],
  orders: [{ date: '1954-05-20', text: words('A letter.'), citations }],
  claims: ['s1'],
  texts: ['memory'],
  citations,
};

function content(more: object = {}, consent = 'public-record') {
  const small: SmallContent = smallContent();
  addPersons(small as ReturnType<typeof smallContent>, smallPerson('a', { consent }));
  small['events/strike.yaml'] = { ...event, ...more };
  return small;
}

function built(more: object = {}, consent?: string) {
  const small = readSmall(content(more, consent), 'en');
  opened.push(small);
  return small.reader;
}

describe('an event', () => {
  it('has its days in order of time, its people, orders, claims, camps and texts, each with sources', () => {
    const found = built().events.find('strike');
    expect(found?.days.map(({ text }) => text)).toEqual(['The beginning. e', 'The end. e']);
    expect(found).toMatchObject({
      participants: [
        { person: { id: 'a', name: 'Name of a e' }, role: 'chair e', citations: [{ sourceId: 'handbook' }] },
        { person: null, name: 'B e' },
      ],
      orders: [{ text: 'A letter. e', document: null }],
      claims: [{ id: 's1' }],
      camps: [{ id: 'north' }],
      texts: [{ id: 'memory' }],
    });
  });

  it('is listed, found by its words, and named by its camp and its people', () => {
    const reader = built();
    expect(reader.events.list()).toMatchObject([{ id: 'strike', place: 'North e' }]);
    expect(reader.search.find('the beginning').hits[0]).toMatchObject({ group: 'event', id: 'strike' });
    expect(reader.camps.find('north')?.events).toEqual([{ id: 'strike', name: 'Strike e' }]);
    expect(reader.persons.find('a')?.events).toEqual([{ id: 'strike', name: 'Strike e' }]);
  });

  it('leaves out a withheld person', () => {
    const found = built({}, 'withheld').events.find('strike');
    expect(found?.participants.map(({ name }) => name)).toEqual(['B e']);
  });
});

describe('the check of events', () => {
  const problemsOf = (more: object) => {
    const folder = writeContent(content(more));
    const read = readContent(folder);
    rmSync(folder, { recursive: true });
    return read.ok ? [] : read.problems.map(({ code, field }) => `${code} ${field}`);
  };

  it('names a participant with person and name, an unknown camp, and an unverified claim', () => {
    const both = [{ person: 'a', name: words('B'), role: words('x'), citations }];
    expect(problemsOf({ participants: both })).toEqual(['schema participants[0]']);
    expect(problemsOf({ camps: ['nowhere'] })).toEqual(['unknown-reference camps[0]']);
    expect(problemsOf({ claims: ['s3'] })).toEqual(['unverified claims[0]']);
  });
});
