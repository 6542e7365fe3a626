import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkshopErrorReply } from '../../../../db/model/api/error.ts';
import type { MergeProposal, WorkshopRecord } from '../../../../db/model/api/records.ts';
import type { ManyPreview, RecordPage } from '../../../../db/model/api/selection.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import type { Actor, BatchResult } from '../../../../db/workshop/types.ts';
import { aigul, bolat, type WorkshopFixture, workshopFixture } from '../../../../test-support/workshop/workshop.ts';
import type { WorkshopEnv } from '../access/guard.ts';
import { commentRoutes } from './comments.ts';
import { listRoutes } from './lists.ts';
import { manyRoutes } from './many.ts';
import { recordRoutes } from './records.ts';

/** Protects: what the editor's page sends and receives, over the real store. The guard has its own tests. */
let fixture: WorkshopFixture;
beforeEach(() => {
  fixture = workshopFixture();
});
afterEach(() => fixture.remove());

const worker = new URL('../../../../db/workshop/import/worker.ts', import.meta.url);
const uploads = { place: (ending: string) => join(fixture.folder, `sheet${ending}`) };

/** Prepared changes outlive a request. */
const many = () => {
  const known =
    prepared.get(fixture) ?? manyRoutes({ ...fixture, worker, uploads, audit: { append: vi.fn<Audit['append']>() } });
  prepared.set(fixture, known);
  return known;
};
const prepared = new WeakMap<WorkshopFixture, ReturnType<typeof manyRoutes>>();

const accounts = [aigul, bolat, { account: 'a3', name: 'Ерлан', roles: ['technician' as const] }].map(
  ({ account, ...rest }) => ({ ...rest, id: account, isActive: rest.name !== bolat.name, epoch: 1, mustChange: false }),
);
const technician: Actor = { account: 'a3', name: 'Ерлан', roles: ['technician'] };

async function ask<T = unknown>(
  method: string,
  path: string,
  body?: unknown,
  actor = aigul,
): Promise<{ status: number; body: T }> {
  const app = new Hono<WorkshopEnv>()
    .use(async (c, next) => {
      c.set('actor', actor);
      await next();
    })
    .route('/', many())
    .route('/', listRoutes({ ...fixture, worker, uploads, audit: { append: vi.fn<Audit['append']>() } }))
    .route('/', commentRoutes({ ...fixture, accounts: { list: () => accounts } }))
    .route('/', recordRoutes(fixture));
  const init =
    body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  const response = await app.request(path, init);
  const text = await response.text();
  return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as T };
}

const claim = '/records/claim/north-1940';
const bodyOf = async (path: string) => (await ask<WorkshopRecord>('GET', path)).body.body;

describe('a list', () => {
  it('is sorted and filtered by fields of the body, with the cells that were asked for', async () => {
    const query =
      'kind=claim&sort=amount&order=desc&where=property:is:headcount&columns=subject&columns=amount&lang=en';
    const { status, body } = await ask<RecordPage>('GET', `/records?${query}&limit=1`);
    expect(status).toBe(200);
    expect(body.total).toBeGreaterThan(1);
    expect(body.records).toHaveLength(1);
    expect(body.cells).toEqual([[expect.any(Array), [expect.any(Number)]]]);
    expect((await ask('GET', '/records?where=property:like:x')).status).toBe(400);
    expect((await ask('GET', '/records?sort=a.b')).status).toBe(400);
  });

  it('is sent as a file', async () => {
    const columns = [{ field: 'title', heading: 'Camp' }];
    const wanted = { kind: 'camp', ids: ['north'], columns, format: 'csv', lang: 'en' };
    const app = new Hono<WorkshopEnv>()
      .use(async (c, next) => {
        c.set('actor', aigul);
        await next();
      })
      .route('/', listRoutes({ ...fixture, worker, uploads, audit: { append: vi.fn<Audit['append']>() } }));
    const headers = { 'Content-Type': 'application/json' };
    const response = await app.request('/sheets', { method: 'POST', body: JSON.stringify(wanted), headers });
    expect(response.headers.get('Content-Disposition')).toContain('esimde-camp.csv');
    expect(await response.text()).toBe('Camp\r\nNorthlag\r\n');
  });
});

describe('the same change of many records', () => {
  it('is shown first, then written as one batch by its author alone, and undone', async () => {
    const change = { change: 'replace', find: 'Northlag', replacement: 'Sevlag', wholeWords: true, field: null };
    const prepared = await ask<ManyPreview>('POST', '/changes', { kind: 'camp', change });
    expect(prepared.body).toMatchObject({ count: 1, first: [{ id: 'north' }], refused: [] });
    expect((await bodyOf('/records/camp/north')).name).toMatchObject({ en: 'Northlag' });
    const { id } = prepared.body;
    expect((await ask('POST', `/changes/${id}`, { reason: 'x' }, bolat)).status).toBe(404);
    const written = await ask<BatchResult>('POST', `/changes/${id}`, { reason: 'the other name' });
    expect(written.body).toMatchObject({ changed: 1, created: 0 });
    expect((await bodyOf('/records/camp/north')).name).toMatchObject({ en: 'Sevlag' });
    expect((await ask('POST', `/changes/${id}`, { reason: 'x' })).status).toBe(404);
    expect((await ask('POST', `/batches/${written.body.batch}/undo`, {})).status).toBe(200);
    expect((await bodyOf('/records/camp/north')).name).toMatchObject({ en: 'Northlag' });
  });

  it('needs a role that edits, and never changes an id', async () => {
    const change = { change: 'set', field: 'status', value: 'unverified' };
    expect((await ask('POST', '/changes', { kind: 'claim', change }, technician)).status).toBe(403);
    expect((await ask('POST', '/changes', { kind: 'claim', change: { ...change, field: 'id' } })).status).toBe(400);
  });
});

describe('reading', () => {
  it('returns the dashboard, lists, a record, its history and a revision', async () => {
    expect((await ask('GET', '/desk')).body).toMatchObject({
      lists: [{ list: 'drafts', count: 0, first: [] }, ...Array(10).fill({})],
    });
    expect((await ask('GET', '/records?kind=claim&subject=camp:north&limit=1')).body).toMatchObject({
      total: 1,
      records: [{ id: 'north-1940' }],
    });
    expect((await ask('GET', '/records?q=Северлаг&kind=camp')).body).toMatchObject({ total: 1 });
    expect((await ask('GET', '/records/camp/north')).body).toMatchObject({
      title: { ru: 'Северлаг' },
      claims: [{ id: 'north-1940' }],
    });
    expect((await ask('GET', `${claim}/revisions`)).body).toMatchObject([{ number: 1, cause: 'seed' }]);
    expect((await ask('GET', `${claim}/revisions/1`)).body).toMatchObject({ body: { amount: 10 } });
    expect((await ask('GET', '/duplicates?kind=camp&title=Северлаг')).body).toMatchObject([{ id: 'north' }]);
  });

  it.each([
    ['/records/claim/nothing', 404],
    ['/records/spoon/north', 400],
    ['/records/camp/North', 400],
    ['/records?limit=5000', 400],
    ['/records?subject=north', 400],
    ['/records?list=everything', 400],
    [`${claim}/revisions/9`, 404],
    ['/records/claim/nothing/revisions', 404],
  ])('refuses %s with %i', async (path, status) => expect((await ask('GET', path)).status).toBe(status));
});

describe('comments', () => {
  it('are addressed to an active editor or approver, written and settled by the same', async () => {
    const { name } = aigul;
    expect((await ask('GET', `${claim}/comments`)).body).toEqual({ comments: [], colleagues: [name] });
    const written = await ask('POST', `${claim}/comments`, { text: ' Look ', to: name }, bolat);
    expect(written).toMatchObject({ status: 201, body: { number: 1, text: 'Look', by: bolat.name, to: name } });
    expect((await ask('GET', '/desk')).body).toMatchObject({
      comments: [{ text: 'Look', record: { id: 'north-1940' } }],
    });
    expect((await ask('POST', `${claim}/comments`, { text: 'Look', to: bolat.name })).status).toBe(400);
    expect((await ask('POST', `${claim}/comments`, { text: ' ', to: null })).status).toBe(400);
    expect((await ask('POST', `${claim}/comments`, { text: 'x', to: null }, technician)).status).toBe(403);
    expect((await ask('PATCH', `${claim}/comments/1`, { done: true }, technician)).status).toBe(403);
    expect((await ask('PATCH', `${claim}/comments/2`, { done: true })).status).toBe(404);
    expect((await ask('PATCH', `${claim}/comments/1`, { done: true })).body).toMatchObject({ done: { by: name } });
    expect((await ask('GET', '/desk')).body).toMatchObject({ comments: [] });
  });
});

describe('writing', () => {
  it('refuses a list of a million members, and a deep one', async () => {
    const draft = (body: object) => ask('PUT', `${claim}/draft`, { baseRevision: 1, body });
    expect((await draft({ citations: Array(900_000).fill(0) })).status).toBe(413);
    expect((await draft({ citations: JSON.parse('['.repeat(20) + ']'.repeat(20)) })).status).toBe(400);
  });

  it('stores a draft, and discards it', async () => {
    expect((await ask('PUT', `${claim}/draft`, { baseRevision: 1, body: { amount: 1 } })).body).toEqual({
      savedAt: expect.any(String),
    });
    expect((await ask<WorkshopRecord>('GET', claim)).body.draft?.body).toEqual({ amount: 1 });
    expect((await ask('DELETE', `${claim}/draft`)).status).toBe(204);
    expect((await ask<WorkshopRecord>('GET', claim)).body.draft).toBeNull();
  });

  it('saves, and returns a merge to the second editor', async () => {
    const body = await bodyOf(claim);
    const first = await ask('POST', `${claim}/revisions`, {
      baseRevision: 1,
      body: { ...body, amount: 11 },
      reason: 'better',
    });
    expect(first).toMatchObject({ status: 200, body: { revision: 2 } });
    const second = await ask<WorkshopErrorReply>(
      'POST',
      `${claim}/revisions`,
      { baseRevision: 1, body: { ...body, amount: 12 }, reason: 'mine' },
      bolat,
    );
    expect(second.status).toBe(409);
    expect(second.body.error.merge).toMatchObject({
      theirsBy: 'Айгүл',
      headRevision: 2,
    } satisfies Partial<MergeProposal>);
  });

  it('creates, withdraws, restores and undoes', async () => {
    const body = { kind: 'book', consulted: 'consulted', title: { kk: 'Кітап', ru: 'Книга', en: 'Book' } };
    expect((await ask('POST', '/records/source', { id: 'book', body, reason: 'new' })).status).toBe(201);
    expect((await ask('POST', '/records/source', { id: 'book', body, reason: 'new' })).status).toBe(409);
    const step = (number: number) => ({ baseRevision: number, reason: 'x' });
    expect((await ask('POST', '/records/source/book/withdraw', step(1))).body).toMatchObject({ state: 'withdrawn' });
    expect((await ask('POST', '/records/source/book/restore', step(2))).body).toMatchObject({ revision: 3 });
    expect((await ask('POST', '/records/source/book/undo', { baseRevision: 3, revision: 3 })).body).toMatchObject({
      state: 'withdrawn',
    });
    expect((await ask('POST', '/records/source/handbook/withdraw', step(1))).status).toBe(409);
  });

  it('undoes a batch', async () => {
    const body = await bodyOf(claim);
    const rows = [{ kind: 'claim' as const, id: 'i-1', body: { ...body, id: 'i-1' } }];
    const brought = await fixture.workshop.importBatch({ rows, reason: 'x', by: aigul });
    const batch = brought.ok ? brought.value.batch : '';
    expect(await ask('POST', `/batches/${batch}/undo`)).toMatchObject({ status: 200, body: { changed: 1 } });
    expect((await ask('POST', '/batches/00000000-0000-4000-8000-000000000000/undo')).status).toBe(404);
  });

  it.each([
    ['without a reason', { baseRevision: 1, body: {}, reason: ' ' }],
    ['without a base', { body: {}, reason: 'x' }],
    ['with a body that is no entry', { baseRevision: 1, body: [1], reason: 'x' }],
    ['with something more', { baseRevision: 1, body: {}, reason: 'x', by: 'me' }],
    ['with a field that no claim has', { baseRevision: 1, body: { nonsense: 1 }, reason: 'x' }],
  ])('refuses a revision %s', async (_what, body) => {
    expect((await ask('POST', `${claim}/revisions`, body)).status).toBe(400);
    expect((await ask('GET', `${claim}/revisions`)).body).toHaveLength(1);
  });

  it('is for editors and approvers', async () => {
    expect((await ask('PUT', `${claim}/draft`, { baseRevision: 1, body: {} }, technician)).status).toBe(403);
    expect((await ask('POST', `${claim}/withdraw`, { baseRevision: 1, reason: 'x' }, technician)).status).toBe(403);
  });
});
