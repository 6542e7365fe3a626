import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkshopErrorReply } from '../../../../db/model/api/error.ts';
import { createAccounts, openAccountsFile } from '../../../../db/workshop/access/accounts.ts';
import { createSessions } from '../../../../db/workshop/access/sessions.ts';
import { createThrottle } from '../../../../db/workshop/access/throttle.ts';
import { cheaply } from '../../../../test-support/workshop/accounts.ts';
import { type FirstAccountParts, firstAccountRoutes } from './first-account.ts';

/** Protects: the first account, and no other, can be made without a session: at the kiosk's screen or with the setup code. */
let folder = '';
let parts: FirstAccountParts;
const lines: unknown[] = [];
const passphrase = 'жеті түн ай жұлдыз';
let isAtScreen = true;
let steadyMs = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esimde-first-'));
  lines.length = 0;
  const now = () => new Date();
  const clock = { steadyMs: () => 0, wallMs: () => 0 };
  const db = openAccountsFile(folder);
  isAtScreen = true;
  parts = {
    accounts: createAccounts({ db, now, hash: cheaply }),
    sessions: createSessions({ clock, limits: { idleMs: 1000, maxMs: 1000 } }),
    audit: { append: (line: unknown) => void lines.push(line) } as unknown as FirstAccountParts['audit'],
    log: { info: () => {}, warn: () => {}, error: () => {} },
    throttle: createThrottle({ db, clock: () => steadyMs }),
    idleSeconds: 900,
    setup: { isAtScreen: () => isAtScreen, code: '482190375516' },
  };
});
afterEach(() => rmSync(folder, { recursive: true }));

const ask = (init?: RequestInit) => new Hono().route('/', firstAccountRoutes(parts)).request('/first-account', init);
const state = async () => (await ask()).json();
const codeOf = async (answer: Response) => ((await answer.json()) as WorkshopErrorReply).error.code;
const make = (name: string, words = passphrase, code?: string) =>
  ask({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, passphrase: words, code }),
  });

test('is made at the screen of the kiosk with every role, is audited and is signed in', async () => {
  expect(await state()).toEqual({ needed: true, needsCode: false });
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

test('needs the setup code away from the screen of the kiosk, and takes it in groups', async () => {
  isAtScreen = false;
  expect(await state()).toEqual({ needed: true, needsCode: true });
  for (const wrong of [undefined, '', '4821 9037 5517', '482190375516-1', '4821']) {
    const answer = await make('Айгүл', passphrase, wrong);
    expect(await codeOf(answer), wrong).toBe('wrong-code');
    steadyMs += 60 * 60_000;
  }
  expect(parts.accounts.list()).toEqual([]);
  expect((await make('Айгүл', passphrase, '4821 9037 5516')).status).toBe(200);
  expect(await state()).toEqual({ needed: false, needsCode: false });
});

test('delays wrong setup codes, but not the screen of the kiosk', async () => {
  isAtScreen = false;
  await make('Айгүл', passphrase, '0000 0000 0000');
  expect(await codeOf(await make('Айгүл', passphrase, '4821 9037 5516'))).toBe('too-many-tries');
  isAtScreen = true;
  expect((await make('Айгүл')).status).toBe(200);
});

test('is refused away from the screen where there is no code', async () => {
  isAtScreen = false;
  parts.setup.code = null;
  expect(await codeOf(await make('Айгүл', passphrase, ''))).toBe('wrong-code');
});
