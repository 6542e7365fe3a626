import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../../../db/model/api/accounts.ts';
import type { WorkshopErrorReply } from '../../../../db/model/api/error.ts';
import type { KeyOffer, TrustedKeys } from '../../../../db/model/api/staff.ts';
import { exportRelease } from '../../../../db/release/package/export.ts';
import { fingerprintOf, parsePublicKey, publicKeyPem, publicKeyText } from '../../../../db/release/trust/keys.ts';
import { writeRotation } from '../../../../db/release/trust/rotation.ts';
import { museumKey, smallRelease } from '../../../../test-support/release/release.ts';
import { readSettings } from '../../../kiosk/settings/settings.ts';
import type { WorkshopEnv } from '../access/guard.ts';
import { watchDrives } from './drives.ts';
import { type TrustedKeysParts, trustedKeyRoutes } from './trusted-keys.ts';

/** Protects: a technician gives and withdraws trust on the page by the rules of the command line, knowing which key it is. */
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const [museum, next, stranger] = [museumKey(), museumKey(), museumKey()];
let data = '';
let stick = '';
let parts: TrustedKeysParts;
const lines: unknown[] = [];

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'esimde-keys-'));
  stick = join(data, 'stick');
  mkdirSync(stick);
  lines.length = 0;
  parts = {
    ...{ dataFolder: data, folder: join(data, 'workshop'), drives: watchDrives([stick]) },
    keys: () => readSettings(data, silent),
    audit: { append: (line: unknown) => void lines.push(line) } as unknown as TrustedKeysParts['audit'],
  };
});
afterEach(() => rmSync(data, { recursive: true }));

const ask = (method: string, path: string, body?: object, roles: Role[] = ['technician']) =>
  new Hono<WorkshopEnv>()
    .use(async (c, go) => {
      c.set('actor', { account: 'a1', name: 'Айгүл', roles });
      await go();
    })
    .route('/', trustedKeyRoutes(parts))
    .request(path, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
const put = (name: string, text: string) => writeFileSync(join(stick, name), text);
const onStick = (file: string) => ({ drive: 'folder-1', file });
const look = async (file: string) => (await ask('POST', '/keys/look', onStick(file))).json() as Promise<KeyOffer>;
const reasonOf = async (answer: Response) => ((await answer.json()) as WorkshopErrorReply).error.reason;
const trusted = () => readSettings(data, silent).trustedKeys.map((text) => parsePublicKey(text)?.id);

test('shows the number of a key and the releases beside it that it signed, and trusts it', async () => {
  const release = smallRelease(join(data, 'release'), museum.secret, 7);
  const trust = { keys: [museum.open], development: null, revoked: new Set<string>() };
  expect(await exportRelease({ folder: release, trust, out: stick })).toMatchObject({ ok: true });
  const file = `esimde-key-${museum.open.id}.pub.pem`;
  expect(readdirSync(stick)).toContain(file);
  const offer = await look(file);
  expect(offer).toMatchObject({ id: museum.open.id, isTrusted: false, follows: null, releases: [{ sequence: 7 }] });
  expect(offer.fingerprint).toBe(fingerprintOf(museum.open.key));
  expect(offer.fingerprint).toMatch(/^\d{5}( \d{5}){5}$/);
  put('stranger.pub.pem', publicKeyPem(stranger.open));
  expect(await look('stranger.pub.pem')).toMatchObject({ id: stranger.open.id, releases: [] });

  const answer = await ask('POST', '/keys', { id: museum.open.id, from: onStick(file) });
  expect(((await answer.json()) as TrustedKeys).trusted).toMatchObject([{ id: museum.open.id, signsHere: null }]);
  expect(trusted()).toEqual([museum.open.id]);
  expect(lines).toMatchObject([{ action: 'key', subject: museum.open.id, details: { became: 'trusted' } }]);
});

test('trusts no other key than the one that was compared', async () => {
  put('museum.pub.pem', publicKeyPem(stranger.open));
  const answer = await ask('POST', '/keys', { id: museum.open.id, from: onStick('museum.pub.pem') });
  expect(answer.status).toBe(409);
  expect(trusted()).toEqual([]);
});

test('follows a rotation of a trusted key, and no other', async () => {
  put('next.rotation.json', writeRotation(museum.secret, next.secret, '2026-11-23'));
  expect(await reasonOf(await ask('POST', '/keys/look', onStick('next.rotation.json')))).toBe('key-unknown-key');
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ trustedKeys: [publicKeyText(museum.open.key)] }));
  expect(await look('next.rotation.json')).toMatchObject({ id: next.open.id, follows: museum.open.id });
});

test('withdraws trust for good: the key is not trusted again', async () => {
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ trustedKeys: [publicKeyText(museum.open.key)] }));
  const answer = await ask('DELETE', `/keys/${museum.open.id}`);
  expect(await answer.json()).toEqual({ trusted: [], revoked: [museum.open.id] });
  expect(lines).toMatchObject([{ action: 'key', subject: museum.open.id, details: { became: 'revoked' } }]);
  const again = { id: museum.open.id, from: { text: publicKeyPem(museum.open) } };
  expect(await reasonOf(await ask('POST', '/keys', again))).toBe('key-revoked-key');
});

test('reads no key through a link, no long file and nothing that is no key', async () => {
  writeFileSync(join(data, 'museum.pub.pem'), publicKeyPem(museum.open));
  symlinkSync(join(data, 'museum.pub.pem'), join(stick, 'link.pub.pem'));
  put('long.pub.pem', publicKeyPem(museum.open) + ' '.repeat(20_000));
  put('words.pub.pem', 'words');
  for (const file of ['link.pub.pem', 'long.pub.pem', 'words.pub.pem', 'museum.pem', '../museum.pub.pem'])
    expect(await reasonOf(await ask('POST', '/keys/look', onStick(file))), file).toBe('key-no-key');
  expect((await ask('POST', '/keys/look', { drive: 'folder-9', file: 'x.pub.pem' })).status).toBe(404);
});

test('copies a trusted key to a stick, and serves nobody but technicians', async () => {
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ trustedKeys: [publicKeyText(museum.open.key)] }));
  const copy = await ask('POST', `/keys/${museum.open.id}/copy`, { drive: 'folder-1' });
  expect(copy.status).toBe(201);
  expect(parsePublicKey(readFileSync(join(stick, `esimde-key-${museum.open.id}.pub.pem`), 'utf8'))?.id).toBe(
    museum.open.id,
  );
  for (const [method, path] of [
    ['GET', '/keys'],
    ['DELETE', `/keys/${museum.open.id}`],
  ] as const)
    expect((await ask(method, path, undefined, ['editor', 'approver'])).status).toBe(403);
  expect(trusted()).toEqual([museum.open.id]);
});
