import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { releaseHeader } from '../../../db/model/api/release.ts';
import { smallContent, writeContent } from '../../../test-support/release/content.ts';
import { esimde, type RunningKiosk, startEsimde, startKiosk } from '../../../test-support/service/kiosk.ts';

/** Protects: commands take effect in a running kiosk without a restart. */
const work = mkdtempSync(join(tmpdir(), 'esimde-running-'));
const content = writeContent(smallContent());
const at = (name: string) => join(work, name);
const [museum, data] = [at('museum'), at('kiosk')];
let kiosk: RunningKiosk;

beforeAll(async () => {
  for (const folder of [museum, data]) mkdirSync(folder);
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ idleSeconds: 77 }));
  const done = [
    await esimde(['keys', 'create', '--out', at('museum.pem'), '--no-passphrase']),
    await esimde(['keys', 'trust', at('museum.pub.pem'), '--data', museum]),
    await esimde(['content', 'build', '--content', content, '--data', museum, '--key', at('museum.pem')]),
    await esimde(['export', '--data', museum, '--out', at('second.esimde')]),
  ];
  expect(done.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
  kiosk = await startKiosk(data);
});
afterAll(async () => {
  await kiosk.stop();
  for (const folder of [work, content]) rmSync(folder, { recursive: true });
});

const release = async (pinned?: string) => {
  const headers: HeadersInit = pinned === undefined ? {} : { [releaseHeader]: pinned };
  return (await (await fetch(`${kiosk.origin}/api/release`, { headers })).json()) as { id: string; sequence: number };
};
const shows = (sequence: number) =>
  vi.waitFor(async () => expect((await release()).sequence).toBe(sequence), { timeout: 300_000, interval: 100 });

it('applies a trusted and a revoked key at once, even while a page reads the release', async () => {
  expect((await esimde(['install', at('second.esimde'), '--data', data])).json.error?.code).toBe('untrusted-key');
  expect((await esimde(['keys', 'trust', at('museum.pub.pem'), '--data', data])).status).toBe(0);
  expect((await startEsimde(['install', at('second.esimde'), '--data', data])).status).toBe(0);
  await shows(2);
  const { id } = await release();
  expect((await release(id)).sequence).toBe(2);

  // Somebody saves half of the settings by an editor: the keys of before count.
  writeFileSync(join(data, 'settings.json'), '{ "trustedKeys": [');
  const log = () => readFileSync(join(data, 'logs', 'esimde.log'), 'utf8');
  await vi.waitFor(() => expect(log()).toContain('"settings-invalid"'), { timeout: 300_000, interval: 100 });
  expect((await release()).sequence).toBe(2);

  rmSync(join(data, 'settings.json'));
  expect((await esimde(['keys', 'trust', at('museum.pub.pem'), '--data', data])).status).toBe(0);
  await shows(2);
  expect((await esimde(['keys', 'revoke', at('museum.pub.pem'), '--data', data])).status).toBe(0);
  await shows(1);
  // Nor does a page that reads it go on with what a stolen key may have signed.
  expect((await release(id)).sequence).toBe(1);
});
