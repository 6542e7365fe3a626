import { expect, it } from 'vitest';
import { addPersons, smallPerson, smallStation } from '../../../../test-support/release/persons.ts';
import { type Planted, problemsOf, set } from '../../../../test-support/release/planted-faults.ts';

/** Protects: the stations of a life are in a possible order, about places that exist, and only of people who may be shown. */
const born = smallStation('a-born', 'born', '1905-10');
const died = smallStation('a-died', 'died', '1950');
const withStations = (...claims: object[]) => smallPerson('a', {}, claims);

const planted: Planted[] = [
  [
    'a station before the birth',
    (c) => addPersons(c, withStations(born, smallStation('a-held', 'held', '1904', { camp: 'north' }))),
    /^contradictory-entry persons\/a\.yaml.*claims\[a-held\]\.date: lies before the birth \(1905-10-01\)/,
  ],
  [
    'a station after the death',
    (c) => addPersons(c, withStations(died, smallStation('a-held', 'held', '1951/1952', { camp: 'north' }))),
    /claims\[a-held\]\.date: lies after the death \(1950-12-31\)/,
  ],
  [
    'a camp that does not exist',
    (c) => addPersons(c, withStations(smallStation('a-held', 'held', '1940', { camp: 'nowhere' }))),
    /^unknown-reference persons.*station\.camp: "nowhere" is unknown/,
  ],
  [
    'a station without a date',
    (c) => addPersons(c, withStations({ ...born, date: undefined, statement: { kk: 'а', ru: 'б', en: 'c' } })),
    /claims\[a-born\]\.date: is missing: a station has a date/,
  ],
  [
    'a claim about a person that is no station',
    (c) => addPersons(c, withStations(smallStation('a-opened', 'opened', '1931'))),
    /claims\[a-opened\]\.property: must be a station/,
  ],
  [
    'a station of a camp',
    (c) => set(c['camps/north.yaml'].claims[0], { property: 'born' }),
    /claims\[north-1940\]\.property: is a station, which only a person has/,
  ],
  [
    'a person without a basis for showing them',
    (c) => addPersons(c, smallPerson('a', { consent: undefined })),
    /^schema persons.*consent: is missing/,
  ],
  [
    'a relation to an unknown person',
    (c) =>
      addPersons(
        c,
        smallPerson('a', { relations: [{ person: 'b', kind: 'child', citations: [{ source: 'handbook' }] }] }),
      ),
    /relations\[0\]\.person: "b" is unknown: write the id of an entry in persons\//,
  ],
];

it.each(planted)('finds %s', (_, change, expected) => {
  const problems = problemsOf(change);
  expect(
    problems.some((problem) => expected.test(problem)),
    problems.join('\n'),
  ).toBe(true);
});

it('accepts two rival births, a rehabilitation after the death, and dates that are not known', () => {
  const rival = smallStation('a-born-2', 'born', '1875-03-01');
  const later = smallStation('a-rehabilitated', 'rehabilitated', '1989');
  const between = smallStation('a-held', 'held', '1904', { camp: 'north' });
  const undated = smallStation('a-arrested', 'arrested', 'XXXX');
  expect(problemsOf((c) => addPersons(c, withStations(born, rival, undated, between, died, later)))).toEqual([]);
});
