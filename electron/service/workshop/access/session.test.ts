import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccounts, openAccountsFile } from '../../../../db/workshop/access/accounts.ts';
import { cheaply } from '../../../../test-support/workshop/accounts.ts';
import { copySmallWorkshop } from '../../../../test-support/workshop/workshop.ts';
import { staffMachine } from '../../../kiosk/machine/staff-machine.ts';
import { defaultSettings } from '../../../kiosk/settings/settings.ts';
import type { Log } from '../../http/log.ts';
import type { WorkshopService } from '../lazy-workshop.ts';
import { openWorkshopService } from '../open.ts';

/** Protects: when a session ends by itself, and what the audit records of it, with a fake clock. */
const minute = 60_000;
const dataFolder = mkdtempSync(join(tmpdir(), 'esimde-session-'));
const passphrase = 'жеті түн ай жұлдыз';
const clock = { steady: 0, wall: Date.parse('2026-11-23T09:00:00Z') };
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
let service: WorkshopService;

beforeAll(async () => {
  copySmallWorkshop(join(dataFolder, 'workshop'));
  service = await openWorkshopService({
    dataFolder,
    contentFolder: '/nowhere',
    setup: { isAtScreen: () => false, code: null },
    workers: {
      prepare: pathToFileURL('/nowhere'),
      tables: pathToFileURL('/nowhere'),
      media: pathToFileURL('/nowhere'),
      releases: pathToFileURL('/nowhere'),
    },
    releases: {
      builtinFolder: '/nowhere',
      pageFolder: '/nowhere',
      version: '0.0.0',
      shown: () => null,
      level: () => 'builtin',
      keys: () => defaultSettings,
      ground: () => {
        throw new Error('no release is changed here');
      },
    },
    machine: staffMachine({ dataFolder, settings: defaultSettings.machine, log: silent }),
    firstStart: { reopen: () => {}, planned: () => ({}) },
    clocks: { steadyMs: () => clock.steady, wallMs: () => clock.wall, trustedMs: () => clock.wall },
    settings: defaultSettings,
    reopen: () => {},
    log: silent,
  });
  const db = openAccountsFile(join(dataFolder, 'workshop'));
  const accounts = createAccounts({ db, now: () => new Date(clock.wall), hash: cheaply });
  await accounts.add({ name: 'Айгүл', roles: ['editor', 'technician'], passphrase }, () => {});
  await accounts.add({ name: 'Қонақ', roles: [], passphrase }, () => {});
  db.close();
});
afterAll(async () => {
  await service.close();
  rmSync(dataFolder, { recursive: true });
});

const ask = (path: string, init: RequestInit = {}) =>
  service.fetch(new Request(`http://127.0.0.1:4750/api/workshop${path}`, init));

async function signIn(name = 'Айгүл', secret = passphrase): Promise<{ Cookie: string; csrf: string }> {
  const body = JSON.stringify({ name, passphrase: secret });
  const reply = await ask('/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const { csrf } = (await reply.json()) as { csrf: string };
  return { Cookie: reply.headers.getSetCookie()[0]?.split(';')[0] ?? '', csrf };
}

async function statusAfter(ms: number, path: string, headers: Record<string, string>): Promise<number> {
  clock.steady += ms;
  clock.wall += ms;
  return (await ask(path, { headers })).status;
}

it('ends after 15 minutes without a request, and a request prolongs it', async () => {
  const { Cookie } = await signIn();
  expect(await statusAfter(14 * minute, '/accounts', { Cookie })).toBe(200);
  expect(await statusAfter(14 * minute, '/accounts', { Cookie })).toBe(200);
  expect(await statusAfter(15 * minute, '/accounts', { Cookie })).toBe(401);
});

it('is not prolonged by requests that the page repeats by itself', async () => {
  const { Cookie } = await signIn();
  for (let minutes = 0; minutes < 14; minutes += 2) {
    expect(await statusAfter(minute, '/session', { Cookie })).toBe(200);
    expect(await statusAfter(minute, '/jobs/x', { Cookie })).toBe(404);
  }
  expect(await statusAfter(minute, '/session', { Cookie })).toBe(401);
});

it('ends after 12 hours in any case', async () => {
  const { Cookie } = await signIn();
  for (let tens = 10; tens < 720; tens += 10) expect(await statusAfter(10 * minute, '/accounts', { Cookie })).toBe(200);
  expect(await statusAfter(10 * minute, '/accounts', { Cookie })).toBe(401);
});

it('lets an account without a role read its session, but no drafts, jobs, counts or drives', async () => {
  const { Cookie } = await signIn('Қонақ');
  expect((await ask('/session', { headers: { Cookie } })).status).toBe(200);
  const paths = [
    '/desk',
    '/records',
    '/review',
    '/usage',
    '/usage.csv',
    '/drives',
    '/releases',
    '/tables/camps',
    '/jobs',
  ];
  for (const path of paths) expect((await ask(path, { headers: { Cookie } })).status, path).toBe(403);
});

it('refuses a page of another port, although the same site sends the cookie', async () => {
  const { Cookie } = await signIn();
  for (const [site, status] of [
    ['same-site', 401],
    ['cross-site', 401],
    ['same-origin', 200],
    ['none', 200],
  ] as const) {
    expect((await ask('/audit.csv', { headers: { Cookie, 'Sec-Fetch-Site': site } })).status, site).toBe(status);
  }
});

it('ends the oldest session of an account with too many, and no other account’s', async () => {
  const { Cookie } = await signIn();
  const first = await signIn('Қонақ');
  for (let more = 0; more < 5; more++) await signIn('Қонақ');
  expect((await ask('/session', { headers: { Cookie: first.Cookie } })).status).toBe(401);
  expect((await ask('/session', { headers: { Cookie } })).status).toBe(200);
});

it('records an editor’s work in the audit, with account and reason', async () => {
  const { Cookie, csrf } = await signIn();
  const headers = { Cookie, 'X-Esimde-Csrf': csrf, 'Content-Type': 'application/json' };
  const found = await ask('/records?kind=contradiction&limit=1', { headers });
  const { records } = (await found.json()) as { records: { id: string; revision: number }[] };
  const [contradiction] = records;
  const step = {
    method: 'POST',
    headers,
    body: JSON.stringify({ baseRevision: contradiction?.revision, reason: 'қайталанады' }),
  };
  expect((await ask(`/records/contradiction/${contradiction?.id}/withdraw`, step)).status).toBe(200);
  const refused = await ask(`/records/contradiction/${contradiction?.id}/withdraw`, step);
  expect(refused.status).toBeGreaterThanOrEqual(400);
  const { entries } = (await (await ask('/audit?limit=2', { headers })).json()) as { entries: object[] };
  expect(entries).toMatchObject([
    {
      action: 'withdraw',
      subject: `contradiction/${contradiction?.id}`,
      name: 'Айгүл',
      details: { reason: 'қайталанады' },
    },
    { action: 'sign-in' },
  ]);
});

it('asks for a new passphrase where somebody else chose the first one', async () => {
  const { Cookie, csrf } = await signIn();
  const sent = { 'Content-Type': 'application/json', 'X-Esimde-Csrf': csrf, Cookie };
  const made = 'қырық құлақ қара қазан';
  const body = JSON.stringify({ name: 'Болат', roles: ['editor', 'approver'], passphrase: made });
  expect((await ask('/accounts', { method: 'POST', headers: sent, body })).status).toBe(201);
  const first = await signIn('Болат', made);
  expect((await ask('/session', { headers: first })).status).toBe(200);
  for (const path of ['/desk', '/review', '/accounts', '/no-such-path']) {
    const refused = await ask(path, { headers: first });
    expect([refused.status, await refused.json()]).toMatchObject([403, { error: { code: 'must-change-passphrase' } }]);
  }
  const change = (next: string) =>
    ask('/passphrase', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Esimde-Csrf': first.csrf, Cookie: first.Cookie },
      body: JSON.stringify({ old: made, next }),
    });
  expect((await change(made)).status).toBe(422);
  const changed = await change('жеті қазына тоғыз қағыс');
  expect(changed.status).toBe(200);
  const own = changed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect((await ask('/desk', { headers: { Cookie: own } })).status).toBe(200);
});
