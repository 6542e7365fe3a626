import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { smallContent, writeContent } from '../../../test-support/release/content.ts';
import {
  esimde,
  fillWorkshop,
  keyPassphrase,
  museumFolder,
  remove,
  startKiosk,
} from '../../../test-support/service/kiosk.ts';

/** Protects: a whole kiosk moves to another machine in one file, or nothing of it does. */
const work = mkdtempSync(join(tmpdir(), 'esimde-move-'));
const content = writeContent(smallContent());
const at = (name: string) => join(work, name);
const file = at('all.esimde-kiosk');
const sealing = 'kiosk to the new computer';
let old = '';

interface Release {
  id: string;
  sequence: number;
}

const backUp = (out: string, ...more: string[]) =>
  esimde(['backup', '--everything', '--data', old, '--out', out, '--passphrase-stdin', ...more], `${sealing}\n`);
const restore = (from: string, data: string, words: string[] = [], passphrase = sealing) =>
  esimde(['restore', from, '--data', data, '--passphrase-stdin', ...words], `${passphrase}\n`);
const codeOf = ({ json }: ReturnType<typeof esimde>) => json.error?.code;

/** What a kiosk answers to visitors and curators. */
async function seenIn(data: string) {
  const kiosk = await startKiosk(data);
  try {
    const person = await kiosk.signIn('Aigul');
    const { sequence, id } = (await (await kiosk.get('/api/release')).json()) as Release;
    return { sequence, id, desk: await person.json<object>('GET', '/desk') };
  } finally {
    await kiosk.stop();
  }
}

beforeAll(async () => {
  old = (await museumFolder({ Aigul: ['editor', 'approver', 'technician'] })).data;
  fillWorkshop(old);
  const settings = join(old, 'settings.json');
  writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, 'utf8')), idleSeconds: 77 }));
  const key = join(old, 'workshop', 'keys', 'museum.pem');
  const built = esimde(
    ['content', 'build', '--content', content, '--data', old, '--key', key, '--passphrase-stdin'],
    `${keyPassphrase}\n`,
  );
  expect(built.status, built.stderr).toBe(0);
  const kiosk = await startKiosk(old);
  await kiosk.signIn('Aigul');
  expect(backUp(file, '--accounts')).toMatchObject({ status: 0, json: { backup: { accounts: true } } });
  await kiosk.stop();
}, 120_000);
afterAll(() => [work, content, old].forEach(remove));

it('shows the same release to visitors and knows the same people, settings and keys', async () => {
  const data = at('new');
  expect(restore(file, data)).toMatchObject({ status: 0, json: { restored: { hasAccounts: true } } });
  for (const same of ['settings.json', 'workshop/keys/museum.pem', 'releases/current', 'releases/0002/content.db']) {
    expect(readFileSync(join(data, same)).equals(readFileSync(join(old, same))), same).toBe(true);
  }
  expect(existsSync(join(data, 'before-transfer'))).toBe(false);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  expect(await seenIn(data)).toEqual(await seenIn(old));
});

it('holds no key that can be read without the passphrase, and accounts only if they are wished', () => {
  const key = readFileSync(join(old, 'workshop/keys/museum.pub.pem'), 'utf8').split('\n')[1] ?? '';
  expect(key).toMatch(/.{40}/);
  expect(readFileSync(file).includes(key)).toBe(false);
  const without = at('no-accounts.esimde-kiosk');
  expect(backUp(without)).toMatchObject({ status: 0, json: { backup: { accounts: false } } });
  expect(readFileSync(without).includes('accounts.db')).toBe(false);
  expect(restore(without, at('no-accounts'))).toMatchObject({ json: { restored: { hasAccounts: false } } });
  expect(esimde(['account', 'list', '--data', at('no-accounts')]).json).toEqual({ accounts: [] });
  expect(esimde(['backup', '--accounts', '--data', old, '--out', at('x')]).status).toBe(2);
  expect(
    esimde(['backup', '--everything', '--data', old, '--out', at('x'), '--passphrase-stdin'], 'short\n').status,
  ).toBe(1);
});

it('is refused with a changed byte or another passphrase, and nothing changes', () => {
  const data = at('refused');
  mkdirSync(data);
  expect(codeOf(restore(file, data, [], 'another passphrase'))).toBe('wrong-passphrase');
  const bytes = readFileSync(file);
  const broken = at('broken.esimde-kiosk');
  for (const place of [5, 0.3, 0.6, 0.999]) {
    const changed = Buffer.from(bytes);
    const index = place > 1 ? place : Math.floor(bytes.length * place);
    changed[index] = (changed[index] ?? 0) ^ 4;
    writeFileSync(broken, changed);
    expect(restore(broken, data).status, `byte ${index}`).toBe(1);
  }
  writeFileSync(broken, bytes.subarray(0, -1));
  expect(codeOf(restore(broken, data))).toBe('truncated-package');
  expect(readdirSync(data).filter((name) => name !== 'releases' && name !== 'workshop')).toEqual([]);
  expect(existsSync(join(data, 'releases', 'current'))).toBe(false);
});

it('replaces a kiosk only with --replace, keeps the old one, and never touches a running one', async () => {
  const data = at('used');
  mkdirSync(data);
  writeFileSync(join(data, 'settings.json'), '{"idleSeconds":60}');
  expect(codeOf(restore(file, data))).toBe('not-empty');
  expect(readFileSync(join(data, 'settings.json'), 'utf8')).toBe('{"idleSeconds":60}');
  expect(restore(file, data, ['--replace']).status).toBe(0);
  expect(readFileSync(join(data, 'before-transfer', 'settings.json'), 'utf8')).toBe('{"idleSeconds":60}');
  const kiosk = await startKiosk(data);
  await kiosk.signIn('Aigul');
  expect(codeOf(restore(file, data, ['--replace']))).toBe('busy');
  await kiosk.stop();
});
