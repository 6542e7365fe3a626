import { expect, it } from 'vitest';
import { stationsOfEntry } from './name-life.ts';

it('finds the years of an entry in order, and draws a term with an open end', () => {
  const stations = stationsOfEntry({
    born: 'ок. 1901',
    arrest: '12.03.1937',
    sentenceDate: '1938',
    term: '10 лет ИТЛ',
  });
  expect(stations.map(({ kind, date, termYears }) => [kind, date.start?.year, date.end === null, termYears])).toEqual([
    ['born', 1901, false, null],
    ['arrested', 1937, false, null],
    ['sentenced', 1938, true, 10],
  ]);
});

it('draws nothing where no year is known', () => {
  expect(stationsOfEntry({ surname: 'А', term: 'ВМН' })).toEqual([]);
});
