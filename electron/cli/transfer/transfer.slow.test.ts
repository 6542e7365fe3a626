import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unlockPrivateKey } from '../../../db/release/trust/keys.ts';
import { smallRelease } from '../../../test-support/release/release.ts';
import {
  esimde,
  fillWorkshop,
  keyPassphrase,
  museumFolder,
  type RunningKiosk,
  remove,
  type Said,
  startEsimde,
  startKiosk,
} from '../../../test-support/service/kiosk.ts';

/**
 * Protects: a whole kiosk moves to another machine in one file, or nothing of it does. Sealing and unsealing its keys takes
 * seconds of a processor, so what is not about keys is tried on a kiosk without them.
 */
const work = mkdtempSync(join(tmpdir(), 'esimde-move-'));
const at = (name: string) => join(work, name);
const [file, keyless] = [at('all.esimde-kiosk'), at('keyless.esimde-kiosk')];
const sealing = 'kiosk to the new computer';
let old = '';
let seenBefore: unknown;

interface Release {
  id: string;
  sequence: number;
}

const backUp = (data: string, out: string, words: string[] = [], passphrase = '') =>
  esimde(['backup', '--everything', '--data', data, '--out', out, ...words], passphrase);
const restore = (from: string, data: string, words: string[] = [], passphrase = '') =>
  esimde(['restore', from, '--data', data, ...words], passphrase);
const typing = (passphrase: string): [string[], string] => [['--passphrase-stdin'], `${passphrase}\n`];
const codeOf = ({ json }: Said) => json.error?.code;

/** What a kiosk answers to visitors and curators. */
async function seenOf(kiosk: RunningKiosk) {
  const person = await kiosk.signIn('Aigul');
  const { sequence, id } = (await (await kiosk.get('/api/release')).json()) as Release;
  return { sequence, id, desk: await person.json<object>('GET', '/desk') };
}

beforeAll(async () => {
  old = (await museumFolder({ Aigul: ['editor', 'approver', 'technician'] })).data;
  fillWorkshop(old);
  const settings = join(old, 'settings.json');
  writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), idleSeconds: 77 }));
  const key = unlockPrivateKey(join(old, 'workshop', 'keys', 'museum.pem'), keyPassphrase);
  if (!key.ok) throw new Error(key.error);
  smallRelease(join(old, 'releases', '0002'), key.value, 2);
  writeFileSync(join(old, 'releases', 'current'), JSON.stringify({ current: '0002', previous: null }));
  const kiosk = await startKiosk(old);
  seenBefore = await seenOf(kiosk);
  const [words, typed] = typing(sealing);
  const everything = ['backup', '--everything', '--accounts', '--data', old, '--out', file, ...words];
  const written = await startEsimde(everything, typed);
  expect(written).toMatchObject({ status: 0, json: { backup: { accounts: true } } });
  await kiosk.stop();
  const copy = at('keyless');
  cpSync(old, copy, { recursive: true, filter: (path) => !path.endsWith('keys') });
  expect(await backUp(copy, keyless)).toMatchObject({ status: 0, json: { backup: { accounts: false } } });
});
afterAll(() => [work, old].forEach(remove));

it('shows the same release to visitors and knows the same people, settings and keys', async () => {
  const data = at('new');
  const [words, typed] = typing(sealing);
  expect(await startEsimde(['restore', file, '--data', data, ...words], typed)).toMatchObject({
    status: 0,
    json: { restored: { hasAccounts: true } },
  });
  for (const same of ['settings.json', 'workshop/keys/museum.pem', 'releases/current', 'releases/0002/content.db']) {
    expect(readFileSync(join(data, same)).equals(readFileSync(join(old, same))), same).toBe(true);
  }
  expect(existsSync(join(data, 'before-transfer'))).toBe(false);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  const kiosk = await startKiosk(data);
  expect(await seenOf(kiosk)).toEqual(seenBefore);
  await kiosk.stop();
});

it('holds no key that can be read without the passphrase, and accounts only if they are wished', async () => {
  const key = readFileSync(join(old, 'workshop/keys/museum.pub.pem'), 'utf8').split('\n')[1] ?? '';
  expect(key).toMatch(/.{40}/);
  expect(readFileSync(file).includes(key)).toBe(false);
  expect(readFileSync(keyless).includes('accounts.db')).toBe(false);
  expect(await restore(keyless, at('no-accounts'))).toMatchObject({ json: { restored: { hasAccounts: false } } });
  expect(existsSync(join(at('no-accounts'), 'workshop', 'accounts.db'))).toBe(false);
  expect((await esimde(['backup', '--accounts', '--data', old, '--out', at('x')])).status).toBe(2);
  expect((await backUp(old, at('x'), ...typing('short'))).status).toBe(1);
});

it('is refused with a changed byte or another passphrase, and nothing changes', async () => {
  const data = at('refused');
  mkdirSync(data);
  expect(codeOf(await restore(file, data, ...typing('another passphrase')))).toBe('wrong-passphrase');
  const bytes = readFileSync(file);
  const broken = at('broken.esimde-kiosk');
  for (const index of [5, Math.floor(bytes.length * 0.6)]) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 4;
    writeFileSync(broken, changed);
    expect((await restore(broken, data, ...typing(sealing))).status, `byte ${index}`).toBe(1);
  }
  writeFileSync(broken, bytes.subarray(0, -1));
  expect(codeOf(await restore(broken, data, ...typing(sealing)))).toBe('truncated-package');
  expect(readdirSync(data).filter((name) => name !== 'releases' && name !== 'workshop')).toEqual([]);
  expect(existsSync(join(data, 'releases', 'current'))).toBe(false);
});

it('replaces a kiosk only with --replace, keeps the old one, and never touches a running one', async () => {
  const data = at('used');
  mkdirSync(data);
  writeFileSync(join(data, 'settings.json'), '{"idleSeconds":60}');
  expect(codeOf(await restore(keyless, data))).toBe('not-empty');
  expect(readFileSync(join(data, 'settings.json'), 'utf8')).toBe('{"idleSeconds":60}');
  expect((await restore(keyless, data, ['--replace'])).status).toBe(0);
  expect(readFileSync(join(data, 'before-transfer', 'settings.json'), 'utf8')).toBe('{"idleSeconds":60}');
  const kiosk = await startKiosk(data);
  // Opens the workshop.
  expect((await kiosk.get('/api/workshop/session')).status).toBe(401);
  expect(codeOf(await restore(keyless, data, ['--replace']))).toBe('busy');
  await kiosk.stop();
});
