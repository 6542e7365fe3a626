import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAccounts, openAccountsFile } from '../../../../db/workshop/access/accounts.ts';
import { createSessions } from '../../../../db/workshop/access/sessions.ts';
import { cheaply } from '../../../../test-support/workshop/accounts.ts';
import { type FirstAccountParts, firstAccountRoutes } from './first-account.ts';
import { guard } from './guard.ts';

/** Protects: the first account, and no other, can be made without a session, and only where no other program can ask. */
let folder = '';
let parts: FirstAccountParts;
const lines: unknown[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esimde-first-'));
  lines.length = 0;
  const now = () => new Date();
  const clock = { steadyMs: () => 0, wallMs: () => 0 };
  parts = {
    accounts: createAccounts({ db: openAccountsFile(folder), now, hash: cheaply }),
    sessions: createSessions({ clock, limits: { idleMs: 1000, maxMs: 1000 } }),
    audit: { append: (line: unknown) => void lines.push(line) } as unknown as FirstAccountParts['audit'],
    log: { info: () => {}, warn: () => {}, error: () => {} },
    throttle: {} as FirstAccountParts['throttle'],
    idleSeconds: 900,
    offersFirstAccount: true,
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

const make = (name: string, passphrase = 'жеті түн ай жұлдыз') =>
  new Hono().route('/', firstAccountRoutes(parts)).request('/first-account', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, passphrase }),
  });

test('is made with every role, is audited and is signed in', async () => {
  const answer = await make('Айгүл');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Set-Cookie')).toContain('HttpOnly');
  expect(parts.accounts.list()).toMatchObject([{ name: 'Айгүл', roles: ['editor', 'approver', 'technician'] }]);
  expect(lines).toMatchObject([{ action: 'account-add', by: { name: 'Айгүл' } }, { action: 'sign-in' }]);
});

test('is refused once there is one, also where two are asked for at once', async () => {
  const answers = await Promise.all([make('Айгүл'), make('Борис')]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  expect((await make('Виктор')).status).toBe(401);
  expect(parts.accounts.list()).toHaveLength(1);
});

test('needs a passphrase that is not easy to guess', async () => {
  expect((await make('Айгүл', 'қысқа')).status).toBe(422);
  expect(parts.accounts.list()).toEqual([]);
});

test('is refused, and not offered, where the service has a port', async () => {
  parts.offersFirstAccount = false;
  expect((await make('Айгүл')).status).toBe(401);
});

test('is offered with the refusal of a request without a session', async () => {
  const offer = async (needsFirstAccount: boolean) => {
    const app = new Hono().use(guard({ ...parts, needsFirstAccount: () => needsFirstAccount }));
    return (await app.request('/api/workshop/session')).json();
  };
  expect(await offer(true)).toMatchObject({ error: { code: 'not-signed-in', needsFirstAccount: true } });
  expect(JSON.stringify(await offer(false))).not.toContain('needsFirstAccount');
});
