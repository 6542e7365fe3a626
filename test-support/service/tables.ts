import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Hono } from 'hono';
import type { Job } from '../../db/model/api/jobs.ts';
import type { ImportResult, TablePreview } from '../../db/model/api/tables.ts';
import { appFolder } from '../../electron/kiosk/app-folder.ts';
import { HttpError } from '../../electron/service/http/errors.ts';
import type { WorkshopEnv } from '../../electron/service/workshop/access/guard.ts';
import { tableRoutes } from '../../electron/service/workshop/records/tables.ts';
import { openUploads } from '../../electron/service/workshop/records/upload.ts';
import { refuse } from '../../electron/service/workshop/refusal.ts';
import { createJobs, jobRoutes } from '../../electron/service/workshop/releases/jobs.ts';
import { workshopFixture } from '../workshop/workshop.ts';

export const actor = { account: 'a', name: 'Айгүл', roles: ['editor' as const] };
const log = { info: () => {}, warn: () => {}, error: (...told: unknown[]) => console.error(...told) };

export const json = (method: string, body: unknown = {}) => {
  return { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
};

/**
 * The routes of tables on a workshop of the small content, with the built worker: from its sources each job would take a second
 * to start.
 */
export function openTables() {
  const { folder, workshop, remove } = workshopFixture();
  const jobs = createJobs({ log });
  const worker = pathToFileURL(join(appFolder(), 'dist', 'workshop', 'tables.js'));
  const audited: string[] = [];
  const audit = { append: ({ action }: { action: string }) => void audited.push(action) as never };
  const parts = { folder, uploads: openUploads(folder), worker, workshop, jobs, audit };
  const app = new Hono<WorkshopEnv>()
    .use(async (c, next) => {
      c.set('actor', c.req.header('As') === 'nobody' ? { ...actor, account: 'b' } : actor);
      await next();
    })
    .route('/', tableRoutes(parts))
    .route('/', jobRoutes({ jobs }));
  app.onError((error, c) => (error instanceof HttpError ? refuse(c, 'too-large') : c.text(String(error), 500)));

  const upload = (body: string | Uint8Array<ArrayBuffer> | ArrayBuffer, table = 'claims', headers = {}) =>
    app.request(`/tables/uploads?table=${table}&name=t.csv`, { method: 'POST', body, headers });
  async function ended(response: Response | Promise<Response>): Promise<Job & { result: ImportResult | null }> {
    let job = (await (await response).json()) as Job;
    while (job.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 20));
      job = (await (await app.request(`/jobs/${job.id}`)).json()) as Job;
    }
    return job as Job & { result: ImportResult | null };
  }
  return {
    ...{ app, audited, ended, folder, upload, workshop },
    load: async (text: string, table?: string) => (await (await upload(text, table)).json()) as TablePreview,
    check: async (id: string) => (await ended(app.request(`/tables/uploads/${id}/check`, { method: 'POST' }))).result,
    bringIn: (id: string, reason = 'Тізім бойынша') =>
      ended(app.request(`/tables/uploads/${id}/import`, json('POST', { reason }))),
    claimCount: () => workshop.records({ kind: 'claim', limit: 1 }).total,
    close: remove,
  };
}
