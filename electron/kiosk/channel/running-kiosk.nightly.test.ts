import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { keptOf, metadataFolder } from '../../../db/release/channel/layout.ts';
import { readStatus } from '../../../db/release/channel/reports/status.ts';
import { trustInstalled } from '../../../db/release/trust/trust.ts';
import {
  type ChannelKeys,
  type ChannelServer,
  createChannel,
  publishTo,
  serveChannel,
} from '../../../test-support/release/channel.ts';
import { museumKey, smallRelease } from '../../../test-support/release/release.ts';
import { type RunningKiosk, startKiosk } from '../../../test-support/service/kiosk.ts';

/** Protects: a running kiosk follows its channel by itself, from a server and from a stick. */
const work = mkdtempSync(join(tmpdir(), 'esimde-following-'));
const [channel, data, stick] = [join(work, 'channel'), join(work, 'kiosk'), join(work, 'stick')];
const museum = museumKey();
const keys: ChannelKeys = {
  safe: [museumKey().secret, museumKey().secret],
  targets: museum.secret,
  online: museumKey().secret,
};
const publish = (sequence: number): void =>
  publishTo(channel, {
    release: smallRelease(join(work, `release-${sequence}`), museum.secret, sequence),
    trust: trustInstalled([museum.open], ''),
    ...{ keys, nowMs: Date.now() },
  });
let [kiosk, server]: [RunningKiosk | null, ChannelServer | null] = [null, null];

beforeAll(async () => {
  createChannel(channel, keys, Date.now());
  publish(5);
  server = await serveChannel(channel);
  for (const folder of [keptOf(data).folder, stick]) mkdirSync(folder, { recursive: true });
  cpSync(join(metadataFolder(channel), '1.root.json'), keptOf(data).root);
  const settings = {
    trustedKeys: [museum.text],
    channel: { places: ['sticks', server.url], everyMinutes: 1440 },
    workshop: { drives: [stick] },
  };
  writeFileSync(join(data, 'settings.json'), JSON.stringify(settings));
  kiosk = await startKiosk(data);
});
afterAll(async () => {
  await kiosk?.stop();
  await server?.close();
  rmSync(work, { recursive: true });
});

const shows = (sequence: number) =>
  vi.waitFor(
    async () => {
      const answer = await kiosk?.get('/api/release');
      expect(await answer?.json()).toMatchObject({ sequence });
    },
    { timeout: 100_000, interval: 200 },
  );

it('installs the newest release of its channel without a person', async () => {
  await shows(5);
  const log = () => readFileSync(join(data, 'logs', 'esimde.log'), 'utf8');
  await vi.waitFor(() => expect(log()).toContain('"channel-installed"'), { timeout: 300_000, interval: 200 });
  expect(log()).not.toContain('"channel-failed"');
});

it('takes a newer release from a stick as soon as that is plugged in, and reports there', async () => {
  publish(6);
  cpSync(channel, join(stick, 'esimde-channel'), { recursive: true });
  await shows(6);
  const reports = () => readStatus([join(stick, 'esimde-channel')], Date.now());
  await vi.waitFor(
    async () =>
      expect(await reports()).toMatchObject({
        screens: [{ level: 'current', release: { sequence: 6 }, newest: 6, refused: null }],
        refused: [],
      }),
    { timeout: 300_000, interval: 200 },
  );
  const usage = join(stick, 'esimde-channel', 'status', `${(await reports()).screens[0]?.kiosk}.usage.json`);
  await vi.waitFor(() => expect(readFileSync(usage, 'utf8')).toContain('periods'), { timeout: 300_000, interval: 200 });
});
