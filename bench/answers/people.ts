import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClaimEntry } from '../../db/model/entry/claim.ts';
import type { PersonEntry } from '../../db/model/entry/person.ts';
import { stationKinds } from '../../db/model/vocabulary.ts';
import { buildDatabase } from '../../db/release/build/database.ts';
import type { Content } from '../../db/release/content/layout.ts';
import { readContent } from '../../db/release/content/read.ts';
import { openReader } from '../../db/release/read/reader.ts';
import { builtinContentFolder } from '../../db/release/store/builtin-folder.ts';
import { openReadable } from '../../db/sqlite/connection.ts';
import { project } from '../../test-support/release/release.ts';
import type { Measure } from '../measure.ts';
import { measureRoute, type Route, serviceOver } from './routes.ts';

const personCount = 10_000;
const claimsEach = 10;
const limitBuildMs = 5_000;

/** Invented people: names are numbers in letters, so that no row looks like a person. */
const letters = 'абвгдежзиклмнопрстуфхцчш';
const nameOf = (number: number): string =>
  [5, 4, 3, 2, 1, 0].map((power) => letters[Math.floor(number / 24 ** power) % 24]).join('');

function manyPersons(content: Content): PersonEntry[] {
  const camps = content.camps.filter(({ type }) => type === 'itl').map(({ id }) => id);
  const citations = [{ source: 'md', locator: 'lag=1' }];
  return Array.from({ length: personCount }, (_, number): PersonEntry => {
    const id = `bench-${number}`;
    const words = { kk: nameOf(number), ru: nameOf(number), en: `n ${nameOf(number)}` };
    const claims = Array.from({ length: claimsEach }, (_, index): ClaimEntry => {
      const property = stationKinds[index] ?? 'held';
      const station = { camp: camps[(number + index) % camps.length] };
      const date = String(1930 + index * 2);
      return {
        id: `${id}-${index}`,
        fact: [],
        property,
        date,
        station,
        qualifier: 'exact',
        suspicious: false,
        status: 'published',
        citations,
      };
    });
    return {
      ...{ id, name: words, names: [], gender: number % 2 === 0 ? 'woman' : 'man', summary: words, body: [] },
      ...{
        certainty: 'high',
        certaintyReason: words,
        consent: 'public-record',
        relations: [],
        sameAs: [],
        media: [],
        citations,
        claims,
      },
    };
  });
}

const routes: Route[] = [
  ['/api/people', () => '/api/people', (reader) => reader.persons.list({ from: 0 })],
  [
    '/api/people?camp=&from=',
    () => '/api/people?camp=karlag&gender=woman&from=600',
    (reader) => reader.persons.list({ camp: 'karlag', gender: 'woman', from: 600 }),
  ],
  [
    '/api/people?q=',
    (round) => `/api/people?q=${nameOf(round * 7)}`,
    (reader, round) => reader.persons.list({ ids: reader.search.personIds(nameOf(round * 7)), from: 0 }),
  ],
  [
    '/api/people/:id',
    (round) => `/api/people/bench-${round}`,
    (reader, round) => reader.persons.find(`bench-${round}`),
  ],
  ['/api/camps/:id', () => '/api/camps/karlag', (reader) => reader.camps.find('karlag')],
];

/** A release with 10,000 people and 100,000 stations: what it takes to build, and to answer. */
export async function measurePeople(): Promise<Measure[]> {
  const read = readContent(builtinContentFolder(project));
  if (!read.ok) throw new Error('the content does not build');
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-people-'));
  try {
    const content = { ...read.content, persons: [...read.content.persons, ...manyPersons(read.content)] };
    const file = join(folder, 'content.db');
    const start = process.cpuUsage();
    buildDatabase(file, content, 1);
    const { user, system } = process.cpuUsage(start);
    const value = (user + system) / 1000;
    const measures: Measure[] = [
      { name: 'build 10,000 people, processor', value, unit: 'ms', limit: limitBuildMs, against: '100,000 stations' },
    ];
    const db = openReadable(file);
    const service = serviceOver({ db, folder, manifest: { id: '0001-00000000', sequence: 1, files: [] } });
    const reader = openReader(db, 'kk');
    for (const route of routes) measures.push(...(await measureRoute(route, { rounds: 180 }, service, reader)));
    db.close();
    return measures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
