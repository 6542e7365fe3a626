import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { readContent } from '../db/release/content/read.ts';
import { builtinContentFolder } from '../db/release/store/builtin-folder.ts';
import { openWorkshop } from '../db/workshop/open.ts';
import type { Actor, BatchRow, Workshop } from '../db/workshop/types.ts';
import type { WorkshopEnv } from '../electron/service/workshop/access/guard.ts';
import { recordRoutes } from '../electron/service/workshop/records/records.ts';
import { type Measure, median, quantile } from './measure.ts';

const editor: Actor = { account: 'bench', name: 'Bench', roles: ['editor'] };
/** The record with the longest body. */
const camp = { kind: 'camp', id: 'steplag' } as const;
const claim = { kind: 'claim', id: 'kempirsailag-article' } as const;

/** The cost of the workshop's database, on the disk of the temporary folder. */
export async function measureWorkshop(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  const read = readContent(builtinContentFolder(fileURLToPath(new URL('..', import.meta.url))));
  if (!read.ok) throw new Error('the content has problems');
  const startMs = performance.now();
  const workshop = openWorkshop({ folder, now: () => new Date(), seed: () => read.content });
  const openMs = performance.now() - startMs;
  try {
    return [
      { name: 'workshop: first opening with content', value: openMs, unit: 'ms', limit: null },
      ...(await measureAutosave(workshop)),
      ...(await measureHistory(workshop)),
      ...(await measureAfterImport(workshop)),
    ];
  } finally {
    workshop.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the request to the acknowledged, durable draft, without HTTP transport. */
async function measureAutosave(workshop: Workshop): Promise<Measure[]> {
  const app = appOver(workshop);
  const body = workshop.record(camp, editor)?.body ?? {};
  const times: number[] = [];
  for (let round = 0; round < 200; round++) {
    const startMs = performance.now();
    const reply = await app.request(
      `/records/camp/${camp.id}/draft`,
      jsonOf({ baseRevision: 1, body: { ...body, round } }, 'PUT'),
    );
    times.push(performance.now() - startMs);
    if (reply.status !== 200) throw new Error(await reply.text());
  }
  return [
    { name: 'workshop: autosave of a camp', value: median(times), unit: 'ms', limit: 20 },
    { name: 'workshop: autosave of a camp, p95', value: quantile(times, 0.95), unit: 'ms', limit: null },
  ];
}

/** A record with 500 revisions and its history, as the page requests them. */
async function measureHistory(workshop: Workshop): Promise<Measure[]> {
  const times: number[] = [];
  for (const key of [claim, camp]) for (let round = 0; round < 500; round++) revise(workshop, key, round);
  const app = appOver(workshop);
  for (let round = 0; round < 20; round++) {
    const startMs = performance.now();
    for (const path of ['', '/revisions']) await (await app.request(`/records/camp/${camp.id}${path}`)).json();
    times.push(performance.now() - startMs);
  }
  return [{ name: 'workshop: a record with 500 revisions', value: median(times), unit: 'ms', limit: 100 }];
}

function revise(workshop: Workshop, key: typeof claim | typeof camp, round: number): void {
  const record = workshop.record(key, editor);
  const summary = { kk: `${round} лагерь`, ru: `${round} лагерей`, en: `${round} camps` };
  const body = { ...record?.body, ...(key.kind === 'camp' ? { summary } : { amount: 2500 + round + 1 }) };
  const saved = workshop.save({ key, baseRevision: record?.revision ?? 0, body, reason: `round ${round}`, by: editor });
  if (!saved.ok) throw new Error(saved.error.message);
}

const rowCount = 20_000;

/** What an import leaves: the desk and a search of the records; the part `imports` measures the import itself. */
async function measureAfterImport(workshop: Workshop): Promise<Measure[]> {
  const body = workshop.record(claim, editor)?.body ?? {};
  const outcome = await workshop.importBatch({ rows: rowsOf(body), reason: 'bench', by: editor });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const deskMs = timeOf(() => workshop.dashboard());
  const searchMs = timeOf(() => workshop.records({ q: 'лаг' }));
  return [
    { name: 'workshop: desk with 20,000 new claims', value: deskMs, unit: 'ms', limit: 50 },
    { name: 'workshop: search that finds all of them', value: searchMs, unit: 'ms', limit: null },
  ];
}

function* rowsOf({ label: _label, note: _note, fact: _fact, ...body }: Record<string, unknown>): Generator<BatchRow> {
  for (let row = 0; row < rowCount; row++) {
    const id = `bench-${row}`;
    yield { kind: 'claim', id, body: { ...body, id, amount: row, period: `${1930 + (row % 29)}-01-01` } };
  }
}

function timeOf(work: () => unknown): number {
  return median(
    Array.from({ length: 9 }, () => {
      const startMs = performance.now();
      work();
      return performance.now() - startMs;
    }),
  );
}

function appOver(workshop: Workshop) {
  return new Hono<WorkshopEnv>()
    .use(async (c, next) => {
      c.set('actor', editor);
      await next();
    })
    .route('/', recordRoutes({ workshop }));
}

const jsonOf = (body: object, method: string): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
});
