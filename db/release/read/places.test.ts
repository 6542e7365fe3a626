import { afterAll, describe, expect, it } from 'vitest';
import { smallContent } from '../../../test-support/release/content.ts';
import { addPersons, smallPerson, smallStation } from '../../../test-support/release/persons.ts';
import { type ReadSmall, readSmall } from '../../../test-support/release/read-small.ts';

/** Protects: a place is called as it was called at the time, and a camp is a part of what it belonged to then. */
const opened: ReadSmall[] = [];
afterAll(() => {
  for (const { remove } of opened) remove();
});

const words = (text: string) => ({ kk: `${text} қ`, ru: `${text} р`, en: `${text} e` });
const citations = [{ source: 'handbook' }];
const named = (id: string, name: string, period: string) => ({
  ...{ id, property: 'official-name', statement: words(name), period, citations },
});
const region = { id: 'guryev-region', name: words('Guryev Region'), country: 'kz' };
const place = {
  id: 'atyrau',
  name: words('Atyrau'),
  region: 'karaganda',
  coordinates: { lat: 47.1, lon: 51.9 },
  sameAs: [{ scheme: 'geonames', identifier: '610529' }],
  claims: [
    named('atyrau-guryev', 'Guryev', '../1991'),
    named('atyrau-today', 'Atyrau', '1992/..'),
    {
      ...{ id: 'atyrau-region', property: 'region', statement: words('Guryev Region'), period: '1938/1992' },
      ...{ state: { region: 'guryev-region' }, citations },
    },
  ],
};
const seat = (period: string) => ({
  ...{
    place: 'atyrau',
    region: 'karaganda',
    coordinates: { lat: 47.1, lon: 51.9 },
    precision: 'city',
    period,
    citations,
  },
});

function reader(change: (content: ReturnType<typeof smallContent>) => void = () => {}) {
  const content = smallContent();
  content['vocabulary.yaml'].regions.push(region);
  Object.assign(content, { 'places.yaml': [place] });
  change(content);
  const small = readSmall(content, 'en');
  opened.push(small);
  return small.reader;
}

describe('a place', () => {
  it('has the name and region of its time at a seat, today’s name beside it, and every name for the map', () => {
    const read = reader((c) => Object.assign(c['camps/north.yaml'], { seats: [seat('1943/1950'), seat('1995/1996')] }));
    const [then, now] = read.camps.find('north')?.seats ?? [];
    expect(then).toMatchObject({ place: 'Guryev e', placeToday: 'Atyrau e', regionThen: 'Guryev Region e' });
    expect(then?.placeNames).toEqual([
      { name: 'Guryev e', firstDay: null, lastDay: '1991-12-31' },
      { name: 'Atyrau e', firstDay: '1992-01-01', lastDay: null },
    ]);
    expect(now?.place).toBe('Atyrau e');
    expect(now).not.toHaveProperty('placeToday');
    expect(now).not.toHaveProperty('regionThen');
  });

  it('has the name of its time at a station and an event, and lends them its point', () => {
    const read = reader((c) => {
      addPersons(c, smallPerson('a', {}, [smallStation('a-held', 'held', '1945', { place: 'atyrau' })]));
      Object.assign(c, {
        'events/strike.yaml': {
          ...{ id: 'strike', title: words('Strike'), summary: words('S.'), period: '1945', place: 'atyrau', citations },
        },
      });
    });
    const wanted = { place: 'Guryev e', placeToday: 'Atyrau e', coordinates: { lat: 47.1, lon: 51.9 } };
    expect(read.persons.find('a')?.stations[0]).toMatchObject(wanted);
    expect(read.events.find('strike')).toMatchObject(wanted);
    expect(read.events.list()[0]).toMatchObject({ place: 'Guryev e', placeToday: 'Atyrau e' });
  });

  it('is found by the names of every time', () => {
    const read = reader((c) => Object.assign(c['camps/north.yaml'], { seats: [seat('1943/1950')] }));
    for (const name of ['Guryev', 'Atyrau']) {
      expect(read.search.find(name).hits.some(({ group, id }) => group === 'place' && id === 'north')).toBe(true);
    }
  });
});

describe('a camp', () => {
  it('has the camps that it was a part of by period, and is a section of each', () => {
    const read = reader((c) => {
      const camp = (id: string) => ({
        ...structuredClone(c['camps/north.yaml']),
        id,
        claims: [],
        seats: [],
        texts: [],
      });
      const part = (id: string, parent: string, period: string) => ({
        ...{ id, property: 'parent', statement: words(parent), period, state: { parent }, citations },
      });
      Object.assign(c, {
        'camps/south.yaml': camp('south'),
        'camps/east.yaml': {
          ...camp('east'),
          parent: 'north',
          claims: [part('east-south', 'south', '1948/1950'), part('east-north', 'north', '1931/1947')],
        },
      });
    });
    expect(read.camps.find('east')?.parents).toMatchObject([
      { id: 'north', period: { edtf: '1931/1947' } },
      { id: 'south', period: { edtf: '1948/1950' } },
    ]);
    expect(read.camps.find('south')?.sections.map(({ id }) => id)).toEqual(['east']);
    expect(read.camps.find('north')?.sections.map(({ id }) => id)).toEqual(['east']);
    expect(read.camps.find('south')).not.toHaveProperty('parents');
  });

  it('has its official names by period', () => {
    const read = reader((c) => {
      const camp = c['camps/north.yaml'];
      Object.assign(camp, { claims: [...camp.claims, named('north-name', 'Northern Works', '1930/1934')] });
    });
    const [summary] = read.camps.list({}).camps.filter(({ id }) => id === 'north');
    expect(summary?.datedNames).toEqual([{ name: 'Northern Works e', firstDay: '1930-01-01', lastDay: '1934-12-31' }]);
  });
});
