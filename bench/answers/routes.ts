import { openReader, type Reader, readReleaseInfo } from '../../db/release/read/reader.ts';
import { defaultSettings } from '../../electron/kiosk/settings/settings.ts';
import { createService, type Service } from '../../electron/service/service.ts';
import { type BuiltRelease, buildForReading } from '../../test-support/release/built-release.ts';
import { compare } from '../compare.ts';
import { type Measure, quantile } from '../measure.ts';

/** The limit of every read route, in process, at the 99th percentile. */
const limitMs = 2;
/** Of the median of first answers, which visitors rarely wait for. */
const firstLimitMs = 50;
/** A route may take so many times its bare query. */
const budget = 2;
const batches = 9;
/** A disturbed round is repeated at most so often, on average. */
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
    ({ texts, laws, corrections }) => [texts.list(), laws.list(), corrections.corrections(), corrections.errata()],
  ],
  ['/api/texts/:id', () => '/api/texts/kengir', (reader) => reader.texts.find('kengir')],
  ['/api/glossary', () => '/api/glossary', (reader) => reader.glossary.list()],
  ['/api/claims/:id', () => '/api/claims/karlag-opened', (reader) => reader.claims.find('karlag-opened')],
  ['/api/sources/:id', () => '/api/sources/md', (reader) => reader.sources.find('md')],
  [
    '/api/documents/:id',
    () => '/api/documents/karlag-inspection-1944',
    (reader) => reader.documents.find('karlag-inspection-1944'),
  ],
  ['/api/events', () => '/api/events', (reader) => reader.events.list()],
  ['/api/events/:id', () => '/api/events/kengir-1954', (reader) => reader.events.find('kengir-1954')],
  ['/api/camps/:id/claims', () => '/api/camps/karlag/claims?from=0', (reader) => reader.camps.further('karlag', 0)],
  ['/api/timeline', () => '/api/timeline', (reader) => reader.timeline.years()],
  ['/api/search', (round) => `/api/search?q=${typed(round)}`, (reader, round) => reader.search.find(typed(round))],
];

const words = ['Карлаг', 'Қарағанды', 'лагерь', 'Zhezkazgan', 'тұтқын', 'women', 'ИТЛ', 'көтеріліс'];

/** The content of the search field after one more letter. */
function typed(round: number): string {
  const word = words[round % words.length] ?? '';
  return word.slice(0, 1 + (Math.floor(round / words.length) % word.length));
}

/** One address of each route. */
export const paths: readonly string[] = ['/api/release', ...routes.map(([, path]) => path(20))];

/**
 * Times each read route over the project's own content: a request through the whole service (routing, validation, query, JSON, headers)
 * beside the bare query with its JSON. The first request for a release runs the query; later ones are answered from the reply cache.
 */
export async function measureRoutes(isQuick: boolean): Promise<Measure[]> {
  const release = buildForReading();
  try {
    const service = serviceOver(release);
    const reader = openReader(release.db, 'kk');
    const all: Route[] = [
      ['/api/release', () => '/api/release', () => readReleaseInfo(release.db, release.manifest.id)],
      ...routes,
    ];
    const measures: Measure[] = [];
    const how = isQuick ? { rounds: 90, isLaterOnly: true } : { rounds: 180 };
    for (const route of all) measures.push(...(await measureRoute(route, how, service, reader)));
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

/**
 * The first answer to an address, and a later one from the cache. A release is asked for each address once before its answer is cached, so
 * the budget is that of later answers; searches are never cached.
 */
export async function measureRoute(
  [name, path, query]: Route,
  { rounds, isLaterOnly = false }: { rounds: number; isLaterOnly?: boolean },
  service: Service,
  reader: Reader,
): Promise<Measure[]> {
  const size = Math.ceil(rounds / batches);
  let asked = 0;
  const ask = async (address: string): Promise<Response> => {
    const response = await service.fetch(new Request(`http://bench.test${address}`));
    if (response.status !== 200) throw new Error(`${name} answered ${response.status}`);
    return response;
  };
  // A parameter that no route knows makes each address another one, whose answer is not in the cache.
  const unseen = (round: number): string => `${path(round)}${path(round).includes('?') ? '&' : '?'}bench=${asked++}`;
  const peer = {
    name: 'bare query',
    measure: (batch: number) => times(size, batch, (round) => JSON.stringify(query(reader, round))),
  };
  const shared = { unit: 'ms', rounds: batches, warmUps: 1, peer } as const;
  const ofAnswers = (address: (round: number) => string, all: number[]) => async (batch: number) => {
    const measured = await times(size, batch, (round) => ask(address(round)));
    if (batch >= 0) all.push(...measured);
    return measured;
  };
  const isCached = !path(0).includes('q=');
  const [firsts, laters]: [number[], number[]] = [[], []];
  const first = async (bounds: { budget: number | null; limit?: number }) =>
    compare({ ...shared, ...bounds, name: `GET ${name}, first`, ours: ofAnswers(unseen, firsts) });
  if (!isCached) return [withP99(await first({ budget }), firsts)];
  const before = isLaterOnly ? [] : [await first({ budget: null, limit: firstLimitMs })];
  const later = await compare({ ...shared, name: `GET ${name}, cached`, ours: ofAnswers(path, laters), budget });
  return [...before, withP99(later, laters)];
}

/** The row shows the 99th percentile, with its limit, and compares medians. */
const withP99 = (measure: Measure, all: readonly number[]): Measure => ({
  ...{ ...measure, value: quantile(all, 0.99), limit: limitMs },
  against: `ours p50 ${measure.value.toFixed(3)} ms`,
});

/**
 * Milliseconds of each round of a batch. A round in which the system gave the core to another process is repeated: its time is that of the
 * other process.
 */
async function times(size: number, batch: number, work: (round: number) => unknown): Promise<number[]> {
  const measured: number[] = [];
  const from = Math.max(0, batch) * size;
  for (let repeat = 0; measured.length < size; repeat++) {
    const switches = process.resourceUsage().involuntaryContextSwitches;
    const start = performance.now();
    const result = await work(from + measured.length);
    const time = performance.now() - start;
    const isDisturbed = process.resourceUsage().involuntaryContextSwitches !== switches;
    if (!isDisturbed || repeat > size * maxRepeats) measured.push(time);
    // The body is complete; releasing it is not part of the measurement.
    if (result instanceof Response) await result.body?.cancel();
  }
  return measured;
}
