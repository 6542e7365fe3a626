import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRelease, buildForReading } from '../../../../test-support/release/built-release.ts';
import { openReader, type Reader } from '../reader.ts';

/** Protects: people are found, filtered and told in order. */
let release: BuiltRelease;
let reader: Reader;
beforeAll(() => {
  release = buildForReading();
  reader = openReader(release.db, 'kk');
});
afterAll(() => release.remove());

describe('the list of people', () => {
  it('is in the order of the family names, and counts what each filter leaves', () => {
    const { people, total, filters } = reader.persons.list({ from: 0 });
    expect(total).toBe(people.length);
    expect(people[0]?.name).toBe('Евдокия Андрианова');
    const women = reader.persons.list({ gender: 'woman', from: 0 });
    expect(filters.genders).toContainEqual({ id: 'woman', count: women.total });
    const alzhir = reader.persons.list({ camp: 'alzhir', from: 0 });
    expect(filters.camps).toContainEqual({ id: 'alzhir', name: 'АЛЖИР', count: alzhir.total });
    expect(alzhir.people.every(({ camps }) => camps.some(({ id }) => id === 'alzhir'))).toBe(true);
  });

  it('begins a page after the persons before it', () => {
    const all = reader.persons.list({ from: 0 }).people.map(({ id }) => id);
    expect(reader.persons.list({ from: 2 }).people.map(({ id }) => id)).toEqual(all.slice(2));
  });

  it('is narrowed down by a search in any spelling', () => {
    const ids = reader.search.personIds('zhurgen');
    expect(reader.persons.list({ ids, from: 0 }).people.map(({ id }) => id)).toEqual(['zhurgenova-damesh']);
  });
});

describe('a person', () => {
  it('has the stations in order of time, with camp, place and coordinates', () => {
    const person = reader.persons.find('kazakh-woman-1910');
    expect(person?.stations.map(({ kind }) => kind)).toEqual(['born', 'sentenced', 'arrived', 'released']);
    expect(person?.stations.at(-2)).toMatchObject({ camp: { id: 'alzhir' }, coordinates: { lat: 51.071486 } });
    expect(person?.claims.every(({ citations }) => citations.length > 0)).toBe(true);
  });

  it('has the coordinates of a camp that opened in the course of the year and moved in it', () => {
    const held = reader.persons.find('tamarina-ruf')?.stations.find(({ camp }) => camp?.id === 'steplag');
    expect(held).toMatchObject({ date: { edtf: '1948/1956' }, coordinates: { lat: 47.800225 } });
  });

  it('says where a station is located only by the seat of its camp', () => {
    const ofCamp = (id: string, camp: string) =>
      reader.persons.find(id)?.stations.find((station) => station.camp?.id === camp);
    expect(ofCamp('nalbandyan-ashkhen', 'karlag')).toMatchObject({ place: 'Батық бөлімшесі', isAtSeat: true });
    expect(ofCamp('solzhenitsyn-alexander', 'steplag')).toMatchObject({ place: '9-бөлімше, Екібастұз' });
    expect(ofCamp('solzhenitsyn-alexander', 'steplag')).not.toHaveProperty('isAtSeat');
  });

  it('has the seat of the last year of a time in a camp whose beginning is not known', () => {
    const held = reader.persons.find('efroimson-vladimir')?.stations.find(({ camp }) => camp?.id === 'steplag');
    expect(held).toMatchObject({ date: { edtf: '../1955' }, coordinates: { lat: 47.800225 }, isAtSeat: true });
  });

  it('without a published name says what is written instead, and why', () => {
    const person = reader.persons.find('kazakh-woman-1910');
    expect(person).toMatchObject({ isNameless: true, names: null, name: 'қазақ әйелі, 1910 жылы туған' });
    expect(person?.nameWithheld).toMatch(/жасырылған/);
  });

  it('puts a death of a year behind the stations of that year', () => {
    expect(reader.persons.find('andrianova-evdokia')?.stations.map(({ kind }) => kind)).toEqual([
      ...['sentenced', 'arrested', 'sentenced', 'held', 'arrested', 'sentenced', 'died'],
    ]);
  });

  it('puts a period that ended in a year before the release of that year', () => {
    expect(reader.persons.find('efroimson-vladimir')?.stations.map(({ kind }) => kind)).toEqual([
      ...['born', 'arrested', 'sentenced', 'arrested', 'held', 'released', 'died'],
    ]);
  });

  it('leads to relatives, to others of the same camp and to the texts', () => {
    expect(reader.persons.find('ryskulova-aziza')).toMatchObject({
      relations: [{ person: { id: 'esengulova-arifa' }, kind: 'parent' }],
      texts: [{ id: 'alzhir' }],
    });
    expect(reader.camps.find('alzhir')?.people.map(({ id }) => id)).toContain('zhurgenova-damesh');
  });
});
