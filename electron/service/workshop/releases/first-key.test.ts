import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../../../db/model/api/accounts.ts';
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
  };
});
afterEach(() => rmSync(data, { recursive: true }));

const file = () => join(data, 'workshop', 'keys', 'museum.pem');
const make = (words = passphrase, roles: Role[] = ['technician']) =>
  new Hono<WorkshopEnv>()
    .use(async (c, next) => {
      c.set('actor', { account: 'a1', name: 'Айгүл', roles });
      await next();
    })
    .route('/', firstKeyRoutes(parts))
    .request('/first-key', {
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
