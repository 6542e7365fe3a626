import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ChannelKeys, createChannel, publishTo } from '../../../test-support/release/channel.ts';
import { releaseWithMedia } from '../../../test-support/release/package.ts';
import { museumKey, temporaryFolder } from '../../../test-support/release/release.ts';
import { type Manifest, manifestFile } from '../manifest.ts';
import { trustInstalled } from '../trust/trust.ts';
import { metadataFolder, pathOfFile } from './layout.ts';
import { pruneChannel } from './prune.ts';
import { renewChannel } from './publish.ts';
import { verifyChannel } from './verify.ts';

/** Protects: a channel does not grow for ever, and loses nothing that a kiosk may still ask for. */
const museum = museumKey();
const keys: ChannelKeys = {
  safe: [museumKey().secret, museumKey().secret],
  targets: museum.secret,
  online: museumKey().secret,
};
const now = Date.UTC(2027, 0, 1);
let [work, channel] = ['', ''];
beforeEach(() => {
  work = temporaryFolder();
  channel = join(work, 'channel');
  createChannel(channel, keys, now);
  for (let sequence = 2; sequence <= 6; sequence++) {
    const release = releaseWithMedia(join(work, `release-${sequence}`), museum.secret, sequence);
    publishTo(channel, { release, trust: trustInstalled([museum.open], ''), keys, nowMs: now });
  }
});
afterEach(() => rmSync(work, { recursive: true }));

const photoOf = (sequence: number): string => {
  const manifest = JSON.parse(readFileSync(join(work, `release-${sequence}`, manifestFile), 'utf8')) as Manifest;
  return join(channel, pathOfFile(manifest.files.find(({ path }) => path === 'media/photo.jpg')?.sha256 ?? ''));
};

it('keeps the files of the last three publications, and the channel stays valid', async () => {
  for (let day = 0; day < 20; day++) renewChannel({ channel, online: keys.online, nowMs: now, days: 90 });
  pruneChannel(channel);
  expect([2, 3, 4, 5, 6].map((sequence) => existsSync(photoOf(sequence)))).toEqual([false, false, true, true, true]);
  expect(await verifyChannel(channel, now)).toMatchObject({ ok: true, value: { manifest: { sequence: 6 } } });
  const names = readdirSync(metadataFolder(channel));
  expect(names.filter((name) => name.endsWith('.snapshot.json'))).toHaveLength(10);
  expect(names).toContain('1.root.json');
  renewChannel({ channel, online: keys.online, nowMs: now, days: 90 });
  expect(await verifyChannel(channel, now)).toMatchObject({ ok: true });
});

it('removes nothing if the metadata cannot be read', () => {
  writeFileSync(join(metadataFolder(channel), '5.targets.json'), '{}');
  expect(() => pruneChannel(channel)).toThrow();
  expect(existsSync(photoOf(2))).toBe(true);
});

it('follows no link that lies where a file is on its way', () => {
  const elsewhere = join(work, 'elsewhere');
  writeFileSync(elsewhere, 'untouched');
  symlinkSync(elsewhere, join(metadataFolder(channel), 'timestamp.json-next'));
  const media = `${photoOf(6)}-next`;
  rmSync(photoOf(6));
  symlinkSync(elsewhere, media);
  const release = join(work, 'release-6');
  publishTo(channel, { release, trust: trustInstalled([museum.open], ''), keys, nowMs: now });
  expect(readFileSync(elsewhere, 'utf8')).toBe('untouched');
  expect(existsSync(photoOf(6))).toBe(true);
});
