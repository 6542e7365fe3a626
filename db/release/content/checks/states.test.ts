import { expect, it } from 'vitest';
import { type Planted, problemsOf, set } from '../../../../test-support/release/planted-faults.ts';

/** Protects: a value by period has its period and its value, on a subject that can have it. */
const citations = [{ source: 'handbook' }];
const statement = { kk: 'а', ru: 'б', en: 'c' };
const state = (more: object) => ({
  id: 'north-state',
  property: 'parent',
  statement,
  period: '1931/1934',
  citations,
  ...more,
});
const claims =
  (...held: object[]) =>
  (c: Parameters<Planted[1]>[0]) =>
    set(c['camps/north.yaml'], { claims: [...c['camps/north.yaml'].claims, ...held] });
const inPlace = (claim: object) => (c: Parameters<Planted[1]>[0]) =>
  set(c, { 'places.yaml': [{ id: 'p', name: statement, claims: [claim] }] });

const planted: Planted[] = [
  ['a parent without its camp', claims(state({})), /claims\[north-state\]\.state\.parent: is missing/],
  [
    'a parent that does not exist',
    claims(state({ state: { parent: 'nowhere' } })),
    /^unknown-reference camps\/north\.yaml.*state\.parent: "nowhere" is unknown/,
  ],
  [
    'a name without its period',
    claims(state({ property: 'official-name', period: undefined })),
    /claims\[north-state\]\.period: is missing: say from when to when/,
  ],
  ['a region of a camp', claims(state({ property: 'region' })), /property: is a property of a place/],
  [
    'a type of a place',
    inPlace(state({ property: 'type', state: { type: 'itl' } })),
    /^contradictory-entry places\.yaml.*property: is a property of a camp/,
  ],
  [
    'a value of another property',
    claims(state({ property: 'remark', state: { type: 'itl' } })),
    /claims\[north-state\]\.state: belongs to another property/,
  ],
  [
    'a name with a value, which would be shown as no name',
    claims(state({ property: 'official-name', state: { parent: 'north' } })),
    /claims\[north-state\]\.state\.parent: belongs to another property: parent/,
  ],
  [
    'a seat at a place that does not exist',
    (c) => {
      const seats = [{ place: 'nowhere', region: 'karaganda', precision: 'unknown', citations }];
      set(c['camps/north.yaml'], { seats });
    },
    /^unknown-reference camps\/north\.yaml.*seats\[0\]\.place: "nowhere" is unknown: write the id of an entry in places\.yaml/,
  ],
  [
    'a language that the name of a place lacks',
    (c) => {
      const seats = [{ place: { kk: 'а', ru: 'б' }, region: 'karaganda', precision: 'unknown', citations }];
      set(c['camps/north.yaml'], { seats });
    },
    /^schema camps\/north\.yaml.*seats\[0\]\.place\.en: is missing/,
  ],
];

it.each(planted)('finds %s', (_, change, expected) => {
  const problems = problemsOf(change);
  expect(
    problems.some((problem) => expected.test(problem)),
    problems.join('\n'),
  ).toBe(true);
});
