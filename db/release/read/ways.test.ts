import { rmSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { type SmallContent, smallContent, writeContent } from '../../../test-support/release/content.ts';
import { addPersons, smallPerson } from '../../../test-support/release/persons.ts';
import { type ReadSmall, readSmall } from '../../../test-support/release/read-small.ts';
import { readContent } from '../content/read.ts';

/** Protects: a guided way stops only at what the release shows, in the editors' order, and says the same in each language. */
const opened: ReadSmall[] = [];
afterAll(() => {
  for (const { remove } of opened) remove();
});

const words = (text: string) => ({ kk: `${text} қ`, ru: `${text} р`, en: `${text} e` });
const stops: object[] = [
  { person: 'a', why: words('A person.') },
  { camp: 'north' },
  { text: 'memory' },
  { question: 'how-many' },
  { map: 1937, why: words('The map.') },
  { screen: 'silence' },
];

function content(more: object = {}, consent = 'public-record') {
  const small: SmallContent = smallContent();
  addPersons(small as ReturnType<typeof smallContent>, smallPerson('a', { consent }));
  const way = { id: 'w', title: words('Way'), about: words('About.'), minutes: 15, audience: 'everyone', stops };
  small['ways.yaml'] = [{ ...way, ...more }];
  return small;
}

function read(...args: Parameters<typeof content>) {
  const small = readSmall(content(...args), 'en');
  opened.push(small);
  return small.reader;
}

function problemsOf(more: object): string[] {
  const folder = writeContent(content(more));
  const result = readContent(folder);
  rmSync(folder, { recursive: true });
  return result.ok ? [] : result.problems.map(({ entry, field, message }) => `${entry}, ${field}: ${message}`);
}

it('reads its stops in their order, each with the name of its record', () => {
  const { ways } = read();
  expect(ways.list()).toEqual([
    { id: 'w', title: 'Way e', about: 'About. e', minutes: 15, audience: 'everyone', stops: 6 },
  ]);
  expect(ways.find('w')?.stops).toEqual([
    { kind: 'person', id: 'a', name: expect.any(String), why: 'A person. e' },
    { kind: 'camp', id: 'north', name: 'Northlag', why: null },
    { kind: 'text', id: 'memory', name: 'Memory', why: null },
    { kind: 'question', id: 'how-many', name: 'How many people?', why: null },
    { kind: 'map', year: 1937, why: 'The map. e' },
    { kind: 'screen', screen: 'silence', why: null },
  ]);
  expect(ways.find('none')).toBeUndefined();
});

it('is found by its title', () => {
  expect(read().search.find('way').hits).toMatchObject([{ group: 'way', id: 'w', title: 'Way e' }]);
});

it('leaves out the stop at a withheld person, and a way that has no other', () => {
  expect(read({}, 'withheld').ways.find('w')?.stops).toHaveLength(5);
  const alone = { stops: [{ person: 'a' }, { person: 'a' }] };
  expect(read(alone, 'withheld').ways.list()).toEqual([]);
});

it.each([
  ['a record that is missing', { stops: [{ map: 1937 }, { camp: 'pole' }] }, /w, stops\[1\]\.camp: "pole" is unknown/],
  [
    'two places at once',
    { stops: [{ map: 1937 }, { camp: 'north', map: 1937 }] },
    /w, stops\[1\]: must name one place/,
  ],
  ['a year off the map', { stops: [{ map: 1917 }, { map: 1937 }] }, /w, stops\[0\]\.map: must be a year of the map/],
  ['one stop alone', { stops: [{ map: 1937 }] }, /w, stops: has fewer than two stops/],
  [
    'figures that differ',
    { stops: [{ map: 1937 }, { camp: 'north', why: { ...words('5 men.'), en: '6 men.' } }] },
    /w, stops\[1\]\.why: must state the same figures/,
  ],
])('is refused with %s', (_, more, problem) => {
  expect(problemsOf(more)).toEqual([expect.stringMatching(problem)]);
});
