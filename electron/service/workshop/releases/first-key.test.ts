import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../../../db/model/api/accounts.ts';
import type { FirstKeyState } from '../../../../db/model/api/publish.ts';
import { parsePublicKey, unlockPrivateKey } from '../../../../db/release/trust/keys.ts';
import { readSettings } from '../../../kiosk/settings/settings.ts';
import type { WorkshopEnv } from '../access/guard.ts';
import { type FirstKeyParts, firstKeyRoutes, needsFirstKey } from './first-key.ts';

/** Protects: the museum's first key, and no other, is made on the page; the kiosk trusts it, and trust in other keys stays. */
const passphrase = 'жеті түн ай жұлдыз';
const silent = { info: () => {}, warn: () => {}, error: () => {} };
let data = '';
let parts: FirstKeyParts;
const lines: unknown[] = [];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'esimde-first-key-'));
  lines.length = 0;
  parts = {
    ...{ dataFolder: data, folder: join(data, 'workshop') },
    keys: () => readSettings(data, silent),
    audit: { append: (line: unknown) => void lines.push(line) } as unknown as FirstKeyParts['audit'],
    drives: { list: async () => [], find: (id) => (id === 'stick' ? { id, name: id, folder: stick() } : null) },
  };
});
afterEach(() => rmSync(data, { recursive: true }));

const stick = () => join(data, 'stick');
const file = () => join(data, 'workshop', 'keys', 'museum.pem');
const asTechnician = (roles: Role[] = ['technician']) =>
  new Hono<WorkshopEnv>()
    .use(async (c, next) => {
      c.set('actor', { account: 'a1', name: 'Айгүл', roles });
      await next();
    })
    .route('/', firstKeyRoutes(parts));
const make = (words = passphrase, roles: Role[] = ['technician']) =>
  asTechnician(roles).request('/first-key', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ passphrase: words }),
  });

test('is sealed with the passphrase, trusted in the settings and audited', async () => {
  writeFileSync(join(data, 'settings.json'), '{"idleSeconds": 60}');
  expect(needsFirstKey(parts)).toBe(true);
  const answer = await make();
  expect(answer.status).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  expect(unlockPrivateKey(file())).toEqual({ ok: false, error: 'sealed' });
  expect(unlockPrivateKey(file(), passphrase)).toMatchObject({ ok: true, value: { id } });
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  const { trustedKeys, idleSeconds } = readSettings(data, silent);
  expect(trustedKeys.map((key) => parsePublicKey(key)?.id)).toEqual([id]);
  expect(idleSeconds).toBe(60);
  expect(lines).toMatchObject([{ action: 'key', subject: id, by: { name: 'Айгүл' }, details: { became: 'trusted' } }]);
});

test('is refused once there is one, and where a key is trusted or revoked already', async () => {
  await make();
  expect(needsFirstKey(parts)).toBe(false);
  expect((await make()).status).toBe(409);
  rmSync(join(data, 'workshop'), { recursive: true });
  expect((await make()).status).toBe(409);
  writeFileSync(join(data, 'settings.json'), '{"revokedKeys": ["0123456789abcdef"]}');
  expect((await make()).status).toBe(409);
  expect(lines).toHaveLength(1);
});

test('needs a technician and a passphrase that is not easy to guess', async () => {
  expect((await make(passphrase, ['editor', 'approver'])).status).toBe(403);
  expect((await make('қысқа')).status).toBe(422);
  expect(needsFirstKey(parts)).toBe(true);
  expect(lines).toEqual([]);
});

test('leaves no key behind where the settings cannot be changed', async () => {
  writeFileSync(join(data, 'settings.json'), '{"idleSeconds": }');
  expect((await make()).status).toBe(422);
  expect(readdirSync(join(data, 'workshop', 'keys'))).toEqual([]);
});

test('is copied to a stick as it is sealed, with its id in the name, and that is audited', async () => {
  await make();
  mkdirSync(stick());
  const send = (body: object) =>
    asTechnician().request('/first-key/copy', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const { isNeeded, key } = (await (await asTechnician().request('/first-key')).json()) as FirstKeyState;
  expect({ isNeeded, key }).toEqual({
    isNeeded: false,
    key: { name: 'museum', fingerprint: expect.stringMatching(/^(\d{5} ?){6}$/) },
  });
  expect((await send({ key: 'museum', drive: 'stick' })).status).toBe(201);
  const [name = ''] = readdirSync(stick());
  const [, id] = /^esimde-key-([0-9a-f]{16})\.pem$/.exec(name) ?? [];
  const copy = join(stick(), name);
  expect(unlockPrivateKey(copy)).toEqual({ ok: false, error: 'sealed' });
  expect(unlockPrivateKey(copy, passphrase)).toMatchObject({ ok: true, value: { id } });
  expect(lines.at(-1)).toMatchObject({ action: 'export', subject: 'key' });
  expect((await send({ key: '../museum', drive: 'stick' })).status).toBe(404);
  expect((await send({ key: 'museum', drive: 'gone' })).status).toBe(404);
});
