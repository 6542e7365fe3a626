import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '../../../../db/model/api/accounts.ts';
import type { Job } from '../../../../db/model/api/jobs.ts';
import type { NameImportResult, NameUpload, WorkshopNames } from '../../../../db/model/api/names.ts';
import { namesFolderOf } from '../../../../db/names/catalogue.ts';
import { listFileName } from '../../../../db/names/list-file.ts';
import { addLists, type ReleasedIndex } from '../../../../db/names/released-lists.ts';
import { namesIndex } from '../../../../db/release/manifest.ts';
import { appFolder } from '../../../kiosk/app-folder.ts';
import type { WorkshopEnv } from '../access/guard.ts';
import { createJobs, jobRoutes } from '../releases/jobs.ts';
import { nameListRoutes } from './name-lists.ts';
import { openUploads } from './upload.ts';

/** Protects: a list is imported, corrected, approved by a second person, and removed, from the workshop's page. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-name-lists-'));
const log = { info: () => {}, warn: () => {}, error: (...told: unknown[]) => console.error(...told) };
const audited: string[] = [];
let app: Hono<WorkshopEnv>;

beforeAll(() => {
  const jobs = createJobs({ log });
  const worker = pathToFileURL(join(appFolder(), 'dist', 'workshop', 'tables.js'));
  const audit = { append: ({ action }: { action: string }) => void audited.push(action) as never };
  const fourEyes = () => ({ on: true, wasOff: false }) as never;
  app = new Hono<WorkshopEnv>()
    .use(async (c, next) => {
      const [name = '', role = ''] = (c.req.header('As') ?? 'Aigul editor').split(' ');
      c.set('actor', { account: name, name, roles: [role as Role] });
      await next();
    })
    .route('/', nameListRoutes({ folder, uploads: openUploads(folder), worker, jobs, audit, fourEyes }))
    .route('/', jobRoutes({ jobs }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const asAigul = { As: 'Aigul approver' };
const asBoris = { As: 'Boris approver' };

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const upload = async (text: string) =>
  (await (await app.request('/names/uploads', { method: 'POST', body: text })).json()) as NameUpload;

async function importing(id: string, more: object = {}): Promise<NameImportResult> {
  const text = { title: { kk: 'T', ru: 'T', en: 'T' }, holder: 'H' };
  const request = { list: 'test', text, mapping: [], corrections: [], leftOut: [], ...more };
  let job = (await (await send('POST', `/names/uploads/${id}/import`, request)).json()) as Job;
  while (job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, 20));
    job = (await (await app.request(`/jobs/${job.id}`)).json()) as Job;
  }
  expect(job.error).toBeNull();
  return job.result as NameImportResult;
}

/** Approves what is there now, as a page does that has just been loaded. */
async function approve(path: string, headers: Record<string, string> = {}): Promise<number> {
  const { lists, notes } = await state();
  const [, , row] = path.split('/').slice(1);
  const at = row === undefined ? lists[0]?.changedAt : notes.findLast((note) => note.row === Number(row))?.at;
  return (await send('POST', `${path}/approve`, { at }, headers)).status;
}

/** What the next release has of the lists. */
function releasedIndex(): ReleasedIndex {
  const release = mkdtempSync(join(folder, 'release-'));
  expect(addLists(namesFolderOf(folder), release).ok).toBe(true);
  return JSON.parse(readFileSync(join(release, namesIndex), 'utf8'));
}

const state = async () => (await (await app.request('/names')).json()) as WorkshopNames;

it('imports a file once its faults are corrected or their rows left out', async () => {
  const { upload: id, columns, sample } = await upload('Own;born\nA;19x1\nB;1902\nB;1902\n');
  expect(columns.map(({ field }) => field)).toEqual([null, 'born']);
  expect(sample[0]).toEqual(['A', '19x1']);
  expect((await importing(id)).problems).toMatchObject([{ row: 0, code: 'no-name-column' }]);
  const mapping = [
    ['Own', 'surname'],
    ['born', 'born'],
  ];
  expect((await importing(id, { mapping })).problems).toMatchObject([
    { row: 1, line: 2, column: 'born', value: '19x1', code: 'not-a-year' },
  ]);
  const corrections = [{ row: 1, column: 'born', value: '1901' }];
  expect((await importing(id, { mapping, corrections })).problems).toMatchObject([{ row: 3, code: 'duplicate' }]);
  expect((await state()).lists).toEqual([]);
  expect(await importing(id, { mapping, corrections, leftOut: [3] })).toMatchObject({ rows: 2, problemCount: 0 });
  expect((await state()).lists).toMatchObject([
    { id: 'test', newest: { rows: 2 }, approved: null, importedBy: 'Aigul', holder: 'H' },
  ]);
});

it('has a list and what is said of its entries approved by somebody else', async () => {
  expect(await approve('/names/test')).toBe(403);
  expect(await approve('/names/test', asAigul)).toBe(422);
  expect(await approve('/names/test', asBoris)).toBe(200);
  const hits = (await (await app.request('/names/test/entries?q=B')).json()) as { row: number }[];
  expect(hits.map(({ row }) => row)).toEqual([2]);
  const note = { withdrawn: false, fields: { surname: 'C' }, person: null, reason: 'r' };
  expect((await send('PUT', '/names/test/2', { ...note, reason: ' ' })).status).toBe(400);
  expect((await send('PUT', '/names/test/3', note)).status).toBe(404);
  expect((await send('PUT', '/names/test/2', note)).status).toBe(200);
  expect(await approve('/names/test/2', asAigul)).toBe(422);
  expect(await approve('/names/test/2', asBoris)).toBe(200);
  expect((await state()).notes).toMatchObject([{ row: 2, by: 'Aigul', approvedBy: 'Boris' }]);
  expect((await send('DELETE', '/names/test/2')).status).toBe(200);
  expect((await state()).notes.map(({ approvedBy }) => approvedBy)).toEqual(['Boris', null]);
  expect(await approve('/names/test/2', asBoris)).toBe(200);
  expect((await state()).notes).toEqual([]);
});

it('keeps an approved withdrawal until another note is approved, whose every author counts', async () => {
  const note = { fields: {}, person: null, reason: 'r' };
  await send('PUT', '/names/test/2', { ...note, withdrawn: true });
  expect(await approve('/names/test/2', asBoris)).toBe(200);
  await send('PUT', '/names/test/2', { ...note, withdrawn: false }, asBoris);
  await send('PUT', '/names/test/2', { ...note, withdrawn: false, reason: 'r.' });
  const [withdrawal] = releasedIndex().notes;
  expect(withdrawal).toMatchObject({ row: 2, withdrawn: true });
  expect(await approve('/names/test/2', asBoris)).toBe(422);
  const asDana = { As: 'Dana approver' };
  expect((await send('POST', '/names/test/2/approve', { at: '2026-01-01T00:00:00.000Z' }, asDana)).status).toBe(409);
  expect(await approve('/names/test/2', asDana)).toBe(200);
  expect(releasedIndex().notes).toEqual([]);
});

it('publishes the words of a list as they were approved, and has their author’s approved by another', async () => {
  const said = (title: string) => ({ title: { kk: title, ru: title, en: title } });
  const { changedAt: seen } = (await state()).lists[0] ?? {};
  const { upload: id } = await upload('surname\nA\nB\n');
  expect(await importing(id, { text: said('By an editor'), mapping: [['surname', 'surname']] })).toMatchObject({
    rows: 2,
  });
  expect(releasedIndex().lists).toMatchObject([{ title: { en: 'T' }, holder: 'H' }]);
  expect((await send('PATCH', '/names/test', said('By Boris'), asBoris)).status).toBe(200);
  expect((await send('POST', '/names/test/approve', { at: seen }, { As: 'Dana approver' })).status).toBe(409);
  expect(await approve('/names/test', asBoris)).toBe(422);
  expect(releasedIndex().lists).toMatchObject([{ title: { en: 'T' } }]);
  expect(await approve('/names/test', { As: 'Dana approver' })).toBe(200);
  expect((await state()).lists).toMatchObject([{ isWaiting: false, authors: [] }]);
  expect(releasedIndex().lists).toMatchObject([{ title: { en: 'By Boris' } }]);
});

it('has a version approved whose entries lack a note only by who saw the notes that end', async () => {
  const note = { withdrawn: true, fields: {}, person: null, reason: 'r' };
  await send('PUT', '/names/test/2', note);
  expect(await approve('/names/test/2', asBoris)).toBe(200);
  const { upload: id } = await upload('surname\nA\nC\n');
  await importing(id, { mapping: [['surname', 'surname']] });
  const { lists, notes } = await state();
  expect(notes).toMatchObject([{ row: null, entry: { surname: 'B' }, withdrawn: true }]);
  const at = lists[0]?.changedAt;
  expect((await send('POST', '/names/test/approve', { at }, asBoris)).status).toBe(409);
  expect(audited.at(-1)).toBe('import');
  expect(releasedIndex().notes).toMatchObject([{ row: 2, withdrawn: true }]);
  expect((await send('POST', '/names/test/approve', { at, ends: 1 }, asBoris)).status).toBe(200);
  expect((await state()).notes).toEqual([]);
  expect(audited.at(-1)).toBe('approve');
});

it('removes a list and brings it back', async () => {
  const [list] = (await state()).lists;
  expect((await send('DELETE', '/names/test', undefined, asBoris)).status).toBe(200);
  expect((await state()).lists).toMatchObject([{ removedAt: expect.any(String) }]);
  expect((await send('POST', '/names/test/restore', undefined, asBoris)).status).toBe(200);
  const [back] = (await state()).lists;
  expect(back?.removedAt).toBeUndefined();
  expect(existsSync(join(folder, 'names', listFileName(list?.newest.sha256 ?? '')))).toBe(true);
  expect(audited.slice(0, 7)).toEqual(['import', 'approve', 'change', 'change', 'approve', 'undo', 'approve']);
  expect(audited.slice(-2)).toEqual(['withdraw', 'restore']);
});
