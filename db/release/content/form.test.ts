import { expect, it } from 'vitest';
import { type Planted, problemsOf, set } from '../../../test-support/release/planted-faults.ts';

/** Protects: every entry satisfies its schema, and every problem names file, line, entry and field. */
it('reports nothing for valid content', () => {
  expect(problemsOf(() => {})).toEqual([]);
});

const planted: Planted[] = [
  ['an unknown file', (c) => set(c, { 'notes.txt': 'x' }), /^unknown-file notes\.txt: .*remove it/],
  ['an unknown file in a folder', (c) => set(c, { 'camps/north.yml': 'x' }), /^unknown-file camps\/north\.yml/],
  [
    'a missing file',
    (c) => delete (c as Record<string, unknown>)['works.yaml'],
    /^missing-file works\.yaml: is missing/,
  ],
  [
    'invalid YAML',
    (c) => set(c, { 'errata.yaml': '- id: e1\n  gloss: [a\n' }),
    /^unreadable errata\.yaml:\d: is not valid YAML here/,
  ],
  ['a key twice', (c) => set(c, { 'errata.yaml': '- id: e1\n  id: e2\n' }), /^unreadable errata\.yaml:2: .*unique/],
  [
    'a list that is not a list',
    (c) => set(c, { 'errata.yaml': { id: 'e1' } }),
    /^schema errata\.yaml:1: must be a list/,
  ],
  [
    'a missing field',
    (c) => set(c['sources.yaml'][0], { kind: undefined }),
    /^schema sources\.yaml:1: handbook, kind: is missing/,
  ],
  [
    'an unknown field',
    (c) => set(c['sources.yaml'][0], { colour: 'red' }),
    /^schema sources\.yaml:\d+: handbook, colour: is not a field/,
  ],
  [
    'a word that is not to choose',
    (c) => set(c['sources.yaml'][0], { kind: 'rumour' }),
    /sources\.yaml:2: handbook, kind: must be one of article, handbook/,
  ],
  [
    'a missing language',
    (c) => set(c['camps/north.yaml'], { name: { kk: 'С', ru: 'С' } }),
    /^schema camps\/north\.yaml:\d+: north, name\.en: is missing/,
  ],
  [
    'an empty language',
    (c) => set(c['camps/north.yaml'], { name: { kk: 'С', ru: 'С', en: ' ' } }),
    /north, name\.en: is empty: nothing is published/,
  ],
  [
    'a claim without a citation',
    (c) => set(c['camps/north.yaml'].claims[0], { citations: [] }),
    /north, claims\[north-1940\]\.citations: has no citation/,
  ],
  [
    'a claim with two values',
    (c) => set(c['figures.yaml'][0], { date: '1930' }),
    /s1: must carry exactly one of amount, date and statement/,
  ],
  [
    'an amount without a kind',
    (c) => set(c['figures.yaml'][0], { kind: undefined }),
    /s1: carries an amount: say its kind/,
  ],
  [
    'a range turned round',
    (c) => set(c['figures.yaml'][0], { amount: { min: 9, max: 3 } }),
    /s1, amount: (min must not be above max|must be a number, or)/,
  ],
  [
    'an invalid date',
    (c) => set(c['camps/north.yaml'], { existed: '1947-13' }),
    /north, existed: "1947-13" is not an EDTF date/,
  ],
  [
    'a date as a number',
    (c) => set(c['camps/north.yaml'], { existed: 1947 }),
    /north, existed: must be an EDTF date in quotation marks/,
  ],
  [
    'a slip in a year',
    (c) => set(c['camps/north.yaml'], { existed: '1497' }),
    /^date .*north, existed: has the year 1497/,
  ],
  [
    'coordinates off the globe',
    (c) => set(c['camps/north.yaml'].seats[0], { coordinates: { lat: 149, lon: 72 } }),
    /north, seats\[0\]\.coordinates\.lat: must be <=90|seats\[0\]\.coordinates\.lat/,
  ],
  [
    'coordinates the wrong way round',
    (c) => set(c['camps/north.yaml'].seats[0], { coordinates: { lat: 72.68, lon: 49.67 } }),
    /^place .*seats\[0\]\.coordinates: must lie in Kazakhstan/,
  ],
  [
    'a place without a point',
    (c) => set(c['camps/north.yaml'].seats[0], { coordinates: undefined }),
    /a place of unknown precision has no coordinates/,
  ],
  [
    'an id twice',
    (c) => set(c['sources.yaml'][1], { id: 'handbook' }),
    /^duplicate sources\.yaml:\d+: handbook, id: id "handbook" is taken in sources\.yaml, line \d+/,
  ],
  [
    'a claim id twice',
    (c) => set(c['camps/north.yaml'].claims[0], { id: 's1' }),
    /^duplicate .*claim id "s1" is taken/,
  ],
  [
    'a word twice',
    (c) => c['vocabulary.yaml'].workKinds.push(...c['vocabulary.yaml'].workKinds),
    /^duplicate vocabulary\.yaml:\d+: workKinds\[coal\]\.id/,
  ],
  [
    'a file of another name',
    (c) => set(c['camps/north.yaml'], { id: 'nord' }),
    /^file-name .*must be named camps\/nord\.yaml/,
  ],
];

it.each(planted)('finds %s', (_, change, expected) => {
  const problems = problemsOf(change);
  expect(
    problems.some((problem) => expected.test(problem)),
    problems.join('\n'),
  ).toBe(true);
});

it('collects all problems at once, in order of file and line', () => {
  const problems = problemsOf((c) => {
    set(c['sources.yaml'][0], { kind: 'rumour' });
    set(c['camps/north.yaml'], { work: ['wood'], existed: '1497' });
    set(c, { 'zebra.yaml': 'x' });
  });
  const files = problems.map((problem) => problem.split(' ')[1]?.split(':')[0]);
  expect(files).toEqual(['camps/north.yaml', 'camps/north.yaml', 'sources.yaml', 'zebra.yaml']);
});
