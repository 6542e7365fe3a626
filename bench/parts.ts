import type { Measure } from './measure.ts';

const routes = [
  'camps',
  'camps/karlag',
  'questions',
  'peoples',
  'works',
  'texts',
  'texts/kengir',
  'glossary',
  'timeline',
];
const paths = ['kk', 'ru', 'en'].flatMap((language) => routes.map((route) => `/api/${route}?lang=${language}`));

/** All parts in the order of the output. Each loads only the modules that it measures. `isQuick`: fewer rounds and smaller sizes. */
export const parts = {
  process: async () => {
    const { measureContentBuild, measureFirstOpening, measureMemory, measureReady } = await import('./process.ts');
    return [await measureReady(), await measureMemory(paths), await measureFirstOpening(), measureContentBuild()];
  },
  start: async (isQuick) => (await import('./start.ts')).measureStart(isQuick),
  'first-load': async () => (await import('./first-load.ts')).measureFirstLoad(),
  visitor: async (isQuick) => (await import('./visitor.ts')).measureVisitor(isQuick),
  map: async (isQuick) => (await import('./page/map.ts')).measureMap(isQuick),
  loop: async (isQuick) => (await import('./loop.ts')).measureLoop(isQuick),
  memory: async (isQuick) => (await import('./page/memory.ts')).measurePageMemory(isQuick),
  routes: async (isQuick) => (await import('./answers/routes.ts')).measureRoutes(isQuick),
  loopback: async (isQuick) => (await import('./answers/loopback.ts')).measureLoopback(isQuick),
  people: async () => (await import('./answers/people.ts')).measurePeople(),
  search: async (isQuick) => (await import('./names/peers.ts')).measureSearch(isQuick),
  names: async () => (await import('./names.ts')).measureNames(paths),
  workshop: async () => (await import('./workshop.ts')).measureWorkshop(),
  forms: async () => (await import('./forms.ts')).measureForms(),
  tables: async () => (await import('./tables.ts')).measureTables(),
  imports: async (isQuick) => (await import('./imports.ts')).measureImports(isQuick),
  packages: async () => (await import('./releases/packages.ts')).measurePackages(),
  publish: async (isQuick) => (await import('./releases/publish.ts')).measurePublish(isQuick),
  sizes: async (isQuick) => (await import('./sizes.ts')).measureSizes(isQuick),
  verify: async (isQuick) => (await import('./releases/verify.ts')).measureVerify(isQuick),
} satisfies Record<string, (isQuick: boolean) => Promise<Measure[]>>;

export type PartName = keyof typeof parts;

/** What `--quick` measures, in three minutes together: all rows beside a peer, and what takes seconds. */
export const quickParts: readonly PartName[] = [
  ...(['start', 'visitor', 'map', 'loop', 'memory'] as const),
  ...(['routes', 'loopback', 'search', 'imports', 'publish', 'verify', 'sizes'] as const),
];

export const isPart = (name: string | undefined): name is PartName => name !== undefined && Object.hasOwn(parts, name);

/** Runs one part in the process that `bench.ts` forked. */
const [, , name, how] = process.argv;
if (import.meta.main && isPart(name)) {
  const measures = await parts[name](how === '--quick');
  process.send?.(measures);
  process.disconnect?.();
}
