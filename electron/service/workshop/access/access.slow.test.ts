import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  fillWorkshop,
  type RunningKiosk,
  esimde as runEsimde,
  startEsimde,
  startKiosk,
} from '../../../../test-support/service/kiosk.ts';
import { type Asking, type Reply, rawRequest } from '../../../../test-support/service/raw-request.ts';
import { steadyClock } from '../../../../test-support/service/steady-clock.ts';
import { addAccounts, unlockAccounts } from '../../../../test-support/workshop/accounts.ts';

/** Protects: access to the workshop, tried with raw requests against the real program. */
const data = mkdtempSync(join(tmpdir(), 'esimde-access-'));
const secretOf = { Айгүл: 'жеті түн ай жұлдыз', Болат: 'бір екі үш төрт бес' };
type Name = keyof typeof secretOf;

const clock = steadyClock(join(data, 'test-steady-clock'), 1_000_000);
let kiosk: RunningKiosk;
let port: number;
/** Accounts whose sign-in was refused: they have to be unlocked. */
const refused = new Set<Name>();

const start = async (): Promise<void> => {
  kiosk = await startKiosk(data, undefined, clock.env);
  port = Number(new URL(kiosk.origin).port);
};

const ask = (asking: Asking): Promise<Reply> => rawRequest(port, '/api/workshop', asking);
const codeOf = ({ text }: Reply) => (JSON.parse(text) as { error: { code: string } }).error.code;
const waitOf = ({ text }: Reply) => (JSON.parse(text) as { error: { retryAfterMs: number } }).error.retryAfterMs;

async function tryAs(name: string, passphrase: string): Promise<Reply> {
  const reply = await ask({ method: 'POST', path: '/session', body: { name, passphrase } });
  if (reply.status !== 200 && name in secretOf) refused.add(name as Name);
  return reply;
}

async function signIn(name: Name): Promise<{ cookie: string; csrf: string; account: string }> {
  const reply = await tryAs(name, secretOf[name]);
  expect(reply.status, reply.text).toBe(200);
  const { csrf, account } = JSON.parse(reply.text) as { csrf: string; account: { id: string } };
  return { cookie: String(reply.headers['set-cookie']?.[0]).split(';')[0] ?? '', csrf, account: account.id };
}

const as = ({ cookie, csrf }: { cookie: string; csrf: string }) => ({ Cookie: cookie, 'X-Esimde-Csrf': csrf });

const esimde = (words: string[], input = '') => runEsimde([...words, '--data', data], input);

beforeAll(async () => {
  fillWorkshop(data);
  await addAccounts(data, [{ name: 'Айгүл' }], secretOf.Айгүл);
  await addAccounts(data, [{ name: 'Болат', roles: ['editor'] }], secretOf.Болат);
  await start();
});
afterAll(async () => {
  await kiosk.stop();
  rmSync(data, { recursive: true });
});
afterEach(() => {
  clock.release();
  unlockAccounts(data, refused);
  refused.clear();
});

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'QUERY'];
const paths = [
  '',
  '/',
  '/session',
  '/accounts',
  '/accounts/x',
  '/passphrase',
  '/audit',
  '/jobs',
  '/jobs/x',
  '/jobs/x/acknowledge',
  '/desk',
  '/records/camp/karlag',
  '/tables/uploads',
  '/media',
  '/packages',
  '/usage',
  '/screens',
  '/no/such/thing',
];

describe('without a session', () => {
  it.each(paths)('every method is refused: %s', async (path) => {
    for (const method of methods) {
      if (method === 'POST' && path === '/session') continue;
      for (const headers of [{}, { Cookie: `esimde-session-${port}=${'A'.repeat(43)}` }] as Record<string, string>[]) {
        const reply = await ask({ method, path, headers });
        expect(reply.status, method).toBe(401);
        expect(reply.headers['cache-control']).toBe('no-store');
        expect(reply.headers['set-cookie']).toBeUndefined();
        if (method !== 'HEAD') expect(codeOf(reply)).toBe('not-signed-in');
      }
    }
  });

  it('no body is read, whether announced or chunked', async () => {
    const headers = { 'Content-Length': String(3 * 1024 ** 3), 'Content-Type': 'application/octet-stream' };
    expect((await ask({ method: 'POST', path: '/media', headers })).status).toBe(401);
    const chunked = { 'Transfer-Encoding': 'chunked' };
    expect((await ask({ method: 'POST', path: '/media', headers: chunked })).status).toBe(401);
  });

  it('other sites get no answer', async () => {
    const { status } = await ask({ method: 'POST', path: '/session', headers: { Origin: 'http://evil.example' } });
    expect(status).toBe(403);
  });
});

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const reply = await tryAs('айгүл', secretOf.Айгүл);
    const [cookie = ''] = reply.headers['set-cookie'] ?? [];
    const [pair = '', ...attributes] = cookie.split('; ');
    expect(pair).toMatch(new RegExp(`^esimde-session-${port}=[\\w-]{43}$`));
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/api/workshop', 'SameSite=Strict']);
    expect(reply.text).not.toContain(pair.split('=')[1]);
    expect(JSON.parse(reply.text)).toMatchObject({ account: { name: 'Айгүл' }, idleSeconds: 900 });
  });

  it('delays wrong passphrases longer each time, across kill −9, until a command unlocks the account', async () => {
    clock.hold();
    const first = await tryAs('Айгүл', 'wrong');
    expect([first.status, codeOf(first)]).toEqual([401, 'wrong-passphrase']);
    const early = await tryAs('Айгүл', secretOf.Айгүл);
    expect([early.status, codeOf(early)]).toEqual([429, 'too-many-tries']);
    expect(waitOf(early)).toBeLessThanOrEqual(1000);
    expect(Number(early.headers['retry-after'])).toBe(1);
    for (const wanted of [2000, 4000]) {
      clock.hold(wanted / 2);
      const wrong = await tryAs('Айгүл', 'wrong');
      expect(wrong.status, wrong.text).toBe(401);
      expect(waitOf(wrong)).toBe(wanted);
    }
    await kiosk.stop('SIGKILL');
    await start();
    const after = await tryAs('Айгүл', secretOf.Айгүл);
    expect(after.status).toBe(429);
    expect(waitOf(after)).toBeGreaterThan(2000);
    expect(waitOf(after)).toBeLessThanOrEqual(4000);
    expect((await esimde(['account', 'unlock', 'Айгүл'])).status).toBe(0);
    expect((await tryAs('Айгүл', secretOf.Айгүл)).status).toBe(200);
  });

  it('checks only one of many simultaneous attempts', async () => {
    clock.hold();
    const replies = await Promise.all(Array.from({ length: 8 }, () => tryAs('Болат', 'wrong')));
    expect(replies.map(({ status }) => status).sort()).toEqual([401, ...Array(7).fill(429)]);
  });

  it('does not reveal whether an account exists', async () => {
    const unknown = await tryAs('nobody', 'wrong');
    unlockAccounts(data, ['Айгүл']);
    const known = await tryAs('Айгүл', 'wrong');
    const sentence = ({ text }: Reply) => (JSON.parse(text) as { error: { message: string } }).error.message;
    expect([unknown.status, sentence(unknown)]).toEqual([known.status, sentence(known)]);
  });

  it.each([
    ['no JSON', 'x', 400],
    ['a field too many', { name: 'a', passphrase: 'b', more: 1 }, 400],
    ['no words', { name: '', passphrase: '' }, 400],
    ['a book', { name: 'a', passphrase: 'b'.repeat(20_000) }, 413],
  ])('refuses %s', async (_, body, status) => {
    expect((await ask({ method: 'POST', path: '/session', body })).status).toBe(status);
  });
});

describe('with a session', () => {
  it('writes need the session’s csrf token', async () => {
    const [mine, other] = [await signIn('Айгүл'), await signIn('Болат')];
    for (const csrf of [undefined, '', 'x', other.csrf]) {
      const headers: Record<string, string> = { Cookie: mine.cookie };
      if (csrf !== undefined) headers['X-Esimde-Csrf'] = csrf;
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
        const reply = await ask({ method, path: '/accounts', headers });
        expect([reply.status, codeOf(reply)], method).toEqual([403, 'csrf']);
      }
    }
    expect((await ask({ path: '/accounts', headers: { Cookie: mine.cookie } })).status).toBe(200);
  });

  it('each role reaches only its own routes', async () => {
    const editor = await signIn('Болат');
    for (const [method, path] of [
      ['GET', '/accounts'],
      ['POST', '/accounts'],
      ['PATCH', `/accounts/${editor.account}`],
      ['GET', '/audit'],
    ] as const) {
      const reply = await ask({ method, path, headers: as(editor), body: method === 'GET' ? undefined : {} });
      expect([reply.status, codeOf(reply)], path).toEqual([403, 'not-allowed']);
    }
    const technician = await signIn('Айгүл');
    expect((await ask({ path: '/audit', headers: as(technician) })).status).toBe(200);
    expect((await ask({ path: '/nothing', headers: as(technician) })).status).toBe(404);
    expect((await ask({ method: 'PUT', path: '/accounts', headers: as(technician) })).status).toBe(405);
  });

  it('bodies have limits', async () => {
    const headers = as(await signIn('Айгүл'));
    const announce = (path: string, bytes: number) =>
      ask({ method: 'POST', path, headers: { ...headers, 'Content-Length': String(bytes) } });
    expect((await announce('/media', 2 * 1024 ** 3 + 1)).status).toBe(413);
    expect((await announce('/accounts', 2 * 1024 ** 2 + 1)).status).toBe(413);
    const chunks = { ...headers, 'Transfer-Encoding': 'chunked', 'Content-Type': 'application/json' };
    const unannounced = await ask({ method: 'POST', path: '/accounts', headers: chunks, body: 'z'.repeat(2_200_000) });
    expect(unannounced.status).toBe(413);
    const large = { name: 'x', passphrase: 'y'.repeat(1_900_000), roles: [] };
    expect((await ask({ method: 'POST', path: '/accounts', headers, body: large })).status).toBe(400);
  });

  it('signing out ends it, also for a copy of the cookie', async () => {
    const session = await signIn('Болат');
    const reply = await ask({ method: 'DELETE', path: '/session', headers: as(session) });
    expect(reply.status).toBe(204);
    expect(reply.headers['set-cookie']?.[0]).toContain('Max-Age=0');
    expect((await ask({ path: '/session', headers: as(session) })).status).toBe(401);
  });

  it('a role or a deactivation from the command line takes effect at once', async () => {
    const session = await signIn('Болат');
    const words = ['account', 'roles', 'Болат', 'editor,technician', '--data', data];
    expect((await startEsimde(words)).status).toBe(0);
    expect((await ask({ path: '/accounts', headers: as(session) })).status).toBe(200);
    expect((await esimde(['account', 'roles', 'Болат', 'editor'])).status).toBe(0);
    expect((await ask({ path: '/accounts', headers: as(session) })).status).toBe(403);
    expect((await esimde(['account', 'deactivate', 'Болат'])).status).toBe(0);
    expect((await ask({ path: '/session', headers: as(session) })).status).toBe(401);
    expect((await tryAs('Болат', secretOf.Болат)).status).toBe(401);
    expect((await esimde(['account', 'activate', 'Болат'])).status).toBe(0);
    expect((await ask({ path: '/session', headers: as(session) })).status).toBe(401);
  });

  it('a new passphrase needs the old one and ends every other session', async () => {
    const [here, there] = [await signIn('Болат'), await signIn('Болат')];
    const change = (old: string, next: string) =>
      ask({ method: 'POST', path: '/passphrase', headers: as(here), body: { old, next } });
    expect((await change(secretOf.Болат, 'short')).status).toBe(422);
    const changed = await change(secretOf.Болат, 'алты жеті сегіз тоғыз');
    expect(changed.status, changed.text).toBe(200);
    secretOf.Болат = 'алты жеті сегіз тоғыз';
    for (const old of [here, there]) expect((await ask({ path: '/session', headers: as(old) })).status).toBe(401);
    const now = String(changed.headers['set-cookie']?.[0]).split(';')[0] ?? '';
    expect((await ask({ path: '/session', headers: { Cookie: now } })).status).toBe(200);
  });

  it('a technician adds and changes accounts, but cannot remove the last technician', async () => {
    const me = await signIn('Айгүл');
    const headers = as(me);
    const body = { name: 'Дана', passphrase: 'он он бір он екі он үш', roles: ['approver'] };
    const added = await ask({ method: 'POST', path: '/accounts', headers, body });
    expect(added.status, added.text).toBe(201);
    expect(added.text).not.toMatch(/epoch|hash|salt/);
    expect(codeOf(await ask({ method: 'POST', path: '/accounts', headers, body }))).toBe('exists');
    const { id } = JSON.parse(added.text) as { id: string };
    const patch = (account: string, change: object) =>
      ask({ method: 'PATCH', path: `/accounts/${account}`, headers, body: change });
    expect(JSON.parse((await patch(id, { isActive: false, roles: [] })).text)).toMatchObject({
      isActive: false,
      roles: [],
    });
    expect((await patch('nowhere', { roles: [] })).status).toBe(404);
    expect(codeOf(await patch(me.account, { roles: ['editor'] }))).toBe('last-technician');
    expect(codeOf(await patch(me.account, { isActive: false }))).toBe('last-technician');
  });
});

it('leads from the addresses that people guess to the workshop', async () => {
  for (const path of ['/workshop', '/curator']) {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
    expect([reply.status, reply.headers.get('location')]).toEqual([302, '/workshop.html']);
    expect(reply.headers.get('content-security-policy')).not.toBeNull();
  }
});

it('the audit verifies and records all of the above, and neither it nor the log has typed passphrases', async () => {
  const { json } = await esimde(['audit', 'export']);
  const { entries } = json as unknown as { entries: { action: string; account: string }[] };
  const actions = new Set(entries.map(({ action }) => action));
  for (const action of ['sign-in', 'wrong-try', 'sign-out', 'account-add', 'account-roles', 'account-passphrase']) {
    expect(actions).toContain(action);
  }
  for (const action of ['account-unlock', 'account-activate', 'account-deactivate']) expect(actions).toContain(action);
  expect(entries.some(({ action, account }) => action === 'wrong-try' && account === 'unknown')).toBe(true);
  expect(await esimde(['audit', 'verify'])).toMatchObject({ status: 0, json: { count: entries.length } });
  const log = readFileSync(join(data, 'logs', 'esimde.log'), 'utf8');
  expect(log).toContain('"workshop-wrong-try"');
  for (const text of [log, JSON.stringify(entries)]) {
    for (const word of [...Object.values(secretOf), 'nobody']) expect(text).not.toContain(word);
  }
});
