import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { listFolder, measure } from '../../../db/release/files.ts';
import { trustInstalled } from '../../../db/release/trust/trust.ts';
import { smallContent, writeContent } from '../../../test-support/release/content.ts';
import { packed } from '../../../test-support/release/package.ts';
import { museumKey, resign, smallRelease } from '../../../test-support/release/release.ts';
import { type RunningKiosk, startEsimde, startKiosk } from '../../../test-support/service/kiosk.ts';

/** Protects: a kiosk installs the release of a plugged-in stick by itself, completely or not at all, and reports it. */
/** Long enough to be caught in the middle. */
const heavyBytes = 300 << 20;

const work = mkdtempSync(join(tmpdir(), 'esimde-plugged-'));
const content = writeContent(smallContent());
const at = (name: string) => join(work, name);
const [museum, data, stick] = [at('museum'), at('kiosk'), at('stick')];
let kiosk: RunningKiosk;

/** Publishes the content once more. @returns the package */
async function nextPackage(name: string): Promise<string> {
  expect(
    (await startEsimde(['content', 'build', '--content', content, '--data', museum, '--key', at('m.pem')])).status,
  ).toBe(0);
  expect((await startEsimde(['export', '--data', museum, '--out', at(name)])).status).toBe(0);
  return at(name);
}

let [second, third] = ['', ''];
beforeAll(async () => {
  mkdirSync(museum);
  expect((await startEsimde(['keys', 'create', '--out', at('m.pem'), '--no-passphrase'])).status).toBe(0);
  expect((await startEsimde(['keys', 'trust', at('m.pub.pem'), '--data', museum])).status).toBe(0);
  [second, third] = [await nextPackage('second.esimde'), await nextPackage('third.esimde')];
});
beforeEach(async () => {
  mkdirSync(data);
  const settings = { install: { byPluggingIn: true }, workshop: { drives: [stick] } };
  writeFileSync(join(data, 'settings.json'), JSON.stringify(settings));
  expect((await startEsimde(['keys', 'trust', at('m.pub.pem'), '--data', data])).status).toBe(0);
  kiosk = await startKiosk(data);
});
afterEach(async () => {
  await kiosk.stop();
  for (const folder of [data, stick]) rmSync(folder, { recursive: true, force: true });
});
afterAll(() => {
  for (const folder of [work, content]) rmSync(folder, { recursive: true });
});

const release = async () => ((await (await kiosk.get('/api/release')).json()) as { sequence: number }).sequence;
const shows = (sequence: number) =>
  vi.waitFor(async () => expect(await release()).toBe(sequence), { timeout: 600_000, interval: 100 });
const lines = () =>
  readFileSync(join(data, 'logs', 'esimde.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; outcome?: string; reason?: string });
const outcomes = () =>
  lines().flatMap(({ event, outcome, reason }) => (event === 'stick-package' ? [`${outcome} ${reason}`.trim()] : []));
const reported = (count: number) =>
  vi.waitFor(() => expect(outcomes()).toHaveLength(count), { timeout: 600_000, interval: 100 });
/** A stick is there with its files from one moment to the next. */
function plugIn(files: Record<string, string>): void {
  mkdirSync(at('mounting'));
  for (const [name, from] of Object.entries(files)) copyFileSync(from, join(at('mounting'), name));
  renameSync(at('mounting'), stick);
}
const releases = () =>
  readdirSync(join(data, 'releases'))
    .filter((name) => name !== '.lock')
    .toSorted();

it('installs the newest release once, and reports it on the stick and in the audit', async () => {
  plugIn({ 'b.esimde': second, 'a.esimde': third });
  await shows(3);
  await reported(1);
  expect(outcomes()).toEqual(['installed']);
  expect(releases()).toEqual(['0003', 'current']);
  expect(readFileSync(join(stick, 'esimde-report.txt'), 'utf8')).toContain('3-шығарылым орнатылды');
  const audit = await startEsimde(['audit', 'export', '--data', data, '--out', at('audit.csv')]);
  expect(audit.status).toBe(0);
  expect(readFileSync(at('audit.csv'), 'utf8')).toMatch(/,stick,stick,install,0003-/);
  // No browser shows this kiosk, so nothing was drawn; the audit records that.
  expect(readFileSync(at('audit.csv'), 'utf8')).toContain('notDrawn');

  // Somebody goes back while the stick is still there, and a week later it is plugged in again.
  expect(await startEsimde(['rollback', '--data', data, '--to', '1'])).toMatchObject({ status: 0 });
  await shows(1);
  rmSync(stick, { recursive: true });
  await sleep(4_000);
  plugIn({ 'a.esimde': third });
  await reported(2);
  expect(outcomes().at(-1)).toBe('refused went-back');
  expect(await release()).toBe(1);
  expect((await startEsimde(['audit', 'verify', '--data', data])).status).toBe(0);
});

it('refuses a tampered and an older release, and keeps showing the current one', async () => {
  plugIn({ 'third.esimde': third });
  await shows(3);
  await reported(1);
  rmSync(stick, { recursive: true });
  await sleep(4_000);
  plugIn({ 'older.esimde': second });
  await reported(2);
  const bytes = readFileSync(await nextPackage('fourth.esimde'));
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(join(stick, 'tampered.esimde'), bytes);
  await reported(3);
  await sleep(10_000);
  expect(outcomes()).toEqual(['installed', 'refused older', 'refused changed-file']);
  expect([await release(), releases()]).toEqual([3, ['0003', 'current']]);
});

/** A release of another key that the kiosk trusts, with a film of many megabytes. */
async function heavyPackage(): Promise<string> {
  const key = museumKey();
  writeFileSync(at('heavy.pem'), key.text);
  expect((await startEsimde(['keys', 'trust', at('heavy.pem'), '--data', data])).status).toBe(0);
  const folder = smallRelease(at('heavy'), key.secret, 7);
  mkdirSync(join(folder, 'media'), { recursive: true });
  writeFileSync(join(folder, 'media', 'film.mp4'), '');
  truncateSync(join(folder, 'media', 'film.mp4'), heavyBytes);
  resign(folder, key.secret, (manifest) => ({
    ...manifest,
    files: listFolder(folder).files.map((path) => measure(folder, path)),
  }));
  return packed(folder, trustInstalled([key.open], folder), at('heavy.esimde'));
}

it('leaves no partial release when the stick is removed, and installs it the next time', async () => {
  const heavy = await heavyPackage();
  plugIn({ 'heavy.esimde': heavy });
  const isCopying = () =>
    existsSync(join(data, 'releases')) && releases().some((name) => name.startsWith('.incoming-'));
  await vi.waitFor(() => expect(isCopying()).toBe(true), { timeout: 600_000, interval: 2 });
  // What the medium gives ends here, as a stick does that is pulled out.
  truncateSync(join(stick, 'heavy.esimde'), statSync(heavy).size >> 2);
  await reported(1);
  expect(outcomes()).toEqual(['refused truncated-package']);
  expect([await release(), releases()]).toEqual([1, []]);
  rmSync(stick, { recursive: true });
  await sleep(4_000);
  plugIn({ 'heavy.esimde': heavy });
  await shows(7);
});
