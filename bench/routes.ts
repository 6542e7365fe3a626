import { openReader, type Reader, readReleaseInfo } from '../db/release/read/reader.ts';
import { defaultSettings } from '../electron/kiosk/settings/settings.ts';
import { createService, type Service } from '../electron/service/service.ts';
import { type BuiltRelease, buildForReading } from '../test-support/release/built-release.ts';
import { type Measure, median, quantile } from './measure.ts';

/** The limit of every read route, in process, at the 99th percentile. */
const limitMs = 2;
/** A round is repeated at most so often, on average. */
const maxRepeats = 10;

export type Route = [name: string, path: (round: number) => string, query: (reader: Reader, round: number) => unknown];

/** Each read route, with its query of the reader. Searches differ each time, as letters are typed. */
const routes: Route[] = [
  ['/api/camps', () => '/api/camps', (reader) => reader.camps.list({})],
  [
    '/api/camps?…',
    () => '/api/camps?type=itl&from=1940&to=1950',
    (reader) => reader.camps.list({ type: 'itl', from: 1940, to: 1950 }),
  ],
  [
    '/api/camps?q=',
    (round) => `/api/camps?q=${typed(round)}`,
    (reader, round) => reader.camps.list({ ids: reader.search.campIds(typed(round)) }),
  ],
  ['/api/camps/:id', () => '/api/camps/karlag', (reader) => reader.camps.find('karlag')],
  ['/api/people', () => '/api/people', (reader) => reader.persons.list({ from: 0 })],
  [
    '/api/people?q=',
    (round) => `/api/people?q=${typed(round)}`,
    (reader, round) => reader.persons.list({ ids: reader.search.personIds(typed(round)), from: 0 }),
  ],
  ['/api/people/:id', () => '/api/people/kazakh-woman-1910', (reader) => reader.persons.find('kazakh-woman-1910')],
  ['/api/questions', () => '/api/questions', (reader) => reader.questions.list()],
  ['/api/questions/:id', () => '/api/questions/passed-through', (reader) => reader.questions.find('passed-through')],
  ['/api/peoples', () => '/api/peoples', (reader) => reader.peoples.table()],
  ['/api/works', () => '/api/works', (reader) => reader.works.list()],
  [
    '/api/texts',
    () => '/api/texts',
    (reader) => [reader.texts.list(), reader.laws.list(), reader.corrections.errata()],
  ],
  ['/api/texts/:id', () => '/api/texts/kengir', (reader) => reader.texts.find('kengir')],
  ['/api/glossary', () => '/api/glossary', (reader) => reader.glossary.list()],
  ['/api/claims/:id', () => '/api/claims/karlag-opened', (reader) => reader.claims.find('karlag-opened')],
  ['/api/sources/:id', () => '/api/sources/md', (reader) => reader.sources.find('md')],
  ['/api/timeline', () => '/api/timeline', (reader) => reader.timeline.years()],
  ['/api/search', (round) => `/api/search?q=${typed(round)}`, (reader, round) => reader.search.find(typed(round))],
];

const words = ['Карлаг', 'Қарағанды', 'лагерь', 'Zhezkazgan', 'тұтқын', 'women', 'ИТЛ', 'көтеріліс'];

/** The content of the search field after one more letter. */
function typed(round: number): string {
  const word = words[round % words.length] ?? '';
  return word.slice(0, 1 + (Math.floor(round / words.length) % word.length));
}

/**
 * Times each read route over the project's own content: a request through the whole service (routing, validation,
 * query, JSON, headers) beside the bare query with its JSON, which is never cached and therefore shows the cost of the
 * first request for a release.
 */
export async function measureRoutes(rounds = 400): Promise<Measure[]> {
  const release = buildForReading();
  try {
    const service = serviceOver(release);
    const reader = openReader(release.db, 'kk');
    const all: Route[] = [
      ['/api/release', () => '/api/release', () => readReleaseInfo(release.db, release.manifest.id)],
      ...routes,
    ];
    const measures: Measure[] = [];
    for (const route of all) measures.push(await measureRoute(route, rounds, service, reader));
    return measures;
  } finally {
    release.remove();
  }
}

export function serviceOver({
  db,
  folder,
  manifest,
}: Pick<BuiltRelease, 'db' | 'folder'> & {
  manifest: Pick<BuiltRelease['manifest'], 'id' | 'sequence' | 'files'>;
}): Service {
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  return createService({
    releases: { served: () => ({ level: 'builtin', release: { db, folder, manifest } }) },
    settings: defaultSettings,
    pageFolder: folder,
    version: '0.0.0',
    log: silent,
    clock: () => performance.now(),
  });
}

export async function measureRoute(
  [name, path, query]: Route,
  rounds: number,
  service: Service,
  reader: Reader,
): Promise<Measure> {
  const whole = await times(rounds, async (round) => {
    const response = await service.fetch(new Request(`http://bench.test${path(round)}`));
    if (response.status !== 200) throw new Error(`${name} answered ${response.status}`);
    return response;
  });
  const bare = await times(rounds, (round) => JSON.stringify(query(reader, round)));
  const [p50, bareP50, bareP99] = [median(whole), median(bare), quantile(bare, 0.99)].map((ms) => ms.toFixed(3));
  const against = `p50 ${p50}; bare query p50 ${bareP50}, p99 ${bareP99}`;
  return { name: `GET ${name}, p99`, value: quantile(whole, 0.99), unit: 'ms', limit: limitMs, against };
}

/**
 * Milliseconds of each round, after a tenth as many for warm-up. A round in which the system gave the core to another
 * process is repeated: its time is that of the other process.
 */
async function times(rounds: number, work: (round: number) => unknown): Promise<number[]> {
  for (let round = 0; round < rounds / 10; round++) await work(round);
  const measured: number[] = [];
  for (let round = 0; measured.length < rounds; round++) {
    if (round > rounds * maxRepeats) throw new Error('other processes leave this measurement no undisturbed rounds');
    const switches = process.resourceUsage().involuntaryContextSwitches;
    const start = performance.now();
    const result = await work(round % rounds);
    const time = performance.now() - start;
    if (process.resourceUsage().involuntaryContextSwitches === switches) measured.push(time);
    // The body is complete; releasing it is not part of the measurement.
    if (result instanceof Response) await result.body?.cancel();
  }
  return measured;
}
