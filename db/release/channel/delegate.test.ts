import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metadata, TargetFile, Targets } from '@tufjs/models';
import { expect, it } from 'vitest';
import { followedChannel } from '../../../test-support/release/followed-channel.ts';
import { museumKey } from '../../../test-support/release/release.ts';
import type { PrivateKey } from '../trust/keys.ts';
import { delegateTo } from './delegate.ts';
import { metadataFolder, publisherOf } from './layout.ts';
import { pruneChannel } from './prune.ts';
import { publishInChannel, renewChannel } from './publish.ts';
import { expiryAfter, signWith, specVersion, toMetadataBytes } from './root.ts';
import { verifyChannel } from './verify.ts';

/** Protects: a museum publishes in a ministry's channel with keys of its own, for its own kiosks, and for nothing else. */
const fixture = followedChannel();
const { current, day, follow, inFolder, keys, now, publish, release, trust } = fixture;
const [own, stranger] = [museumKey(), museumKey()];
const museum = 'dolinka';
const role = publisherOf(museum);
const followOwn = (nowMs = now) => follow([inFolder()], { museum, nowMs });
const delegate = (publishers = [own.open], nowMs = now) =>
  delegateTo({ channel: fixture.channel, museum, publishers, keys, nowMs, days: 90 });
const publishOwn = (sequence: number, key: PrivateKey = own.secret, online: PrivateKey | null = keys.online) =>
  publishInChannel({
    ...{ channel: fixture.channel, release: release(sequence), trust, museum, nowMs: now, days: 90 },
    keys: { targets: key, online },
  });
const renew = (nowMs = now) => renewChannel({ channel: fixture.channel, online: keys.online, nowMs, days: 90 });

/** Metadata of the museum's role as a faulty or hostile museum would write it. */
function forge(version: number, targets: TargetFile[], signer: PrivateKey, expires = expiryAfter(now, 30)): void {
  const metadata = new Metadata(new Targets({ version, specVersion, expires }));
  for (const target of targets) metadata.signed.addTarget(target);
  signWith(metadata, signer);
  writeFileSync(join(metadataFolder(fixture.channel), `${version}.${role}.json`), toMetadataBytes(metadata));
}

it('shows a museum’s release on its kiosks, and the channel’s on all others and before there is one', async () => {
  expect(delegate().ok).toBe(true);
  expect((await followOwn()).installed?.manifest.sequence).toBe(2);
  expect(publishOwn(4)).toMatchObject({ ok: true });
  expect((await followOwn()).installed?.manifest.sequence).toBe(4);
  // What the ministry publishes later does not take the museum's place.
  publish(5);
  expect(await followOwn()).toMatchObject({ installed: null, state: { refused: null, newest: { sequence: 4 } } });
  expect((await follow([inFolder()])).installed?.manifest.sequence).toBe(5);
  expect(await verifyChannel(fixture.channel, now)).toMatchObject({ ok: true });
});

it('takes what a museum signed at the next renewal, without the key of the publishing machine at the museum', async () => {
  delegate();
  expect(publishOwn(4, own.secret, null)).toMatchObject({ ok: true, value: { expires: null } });
  expect((await followOwn()).installed?.manifest.sequence).toBe(2);
  renew();
  expect((await followOwn()).installed?.manifest.sequence).toBe(4);
});

it('lets a museum publish with no key but its own', () => {
  expect(publishOwn(4)).toMatchObject({ ok: false, error: { reason: 'unknown-channel-key' } });
  delegate();
  expect(publishOwn(4, stranger.secret)).toMatchObject({ ok: false, error: { reason: 'unknown-channel-key' } });
  expect(
    delegateTo({
      channel: fixture.channel,
      museum,
      publishers: [],
      keys: { ...keys, targets: own.secret },
      nowMs: now,
      days: 90,
    }),
  ).toMatchObject({ ok: false, error: { reason: 'unknown-channel-key' } });
});

it('ignores what a museum signs outside its paths', async () => {
  delegate();
  publishOwn(4);
  const targets = JSON.parse(readFileSync(join(metadataFolder(fixture.channel), `1.${role}.json`), 'utf8')).signed
    .targets;
  const [manifest, signature] = ['manifest.json', 'manifest.sig'].map((name) => {
    const { length, hashes } = targets[`museum/${museum}/${name}`];
    return new TargetFile({ path: `release/${name}`, length, hashes });
  }) as [TargetFile, TargetFile];
  forge(2, [manifest, signature], own.secret);
  renew();
  expect((await follow([inFolder()])).installed?.manifest.sequence).toBe(2);
  // Its own kiosks find no release of it any more, and keep to the channel's.
  expect((await followOwn()).state.newest?.sequence).toBe(2);
});

it('keeps metadata of a stranger out of the channel, and refuses it where the publishing machine let it in', async () => {
  delegate();
  publishOwn(4);
  await followOwn();
  forge(2, [], stranger.secret);
  expect(renew().ok).toBe(true);
  expect((await followOwn()).state).toMatchObject({ refused: null, newest: { sequence: 4 } });
});

it('takes nothing new from a museum whose metadata ran out, says so, and keeps the screen', async () => {
  delegate();
  publishOwn(4);
  await followOwn();
  publishOwn(6);
  forge(3, [], own.secret, expiryAfter(now, 1));
  renew();
  const { state, installed } = await followOwn(now + 2 * day);
  expect(installed).toBeNull();
  expect(state.places[0]?.fault?.reason).toBe('expired');
  expect(current()).toBe('0004');
});

it('takes the channel’s release again once the museum’s keys are revoked', async () => {
  delegate();
  publishOwn(4);
  await followOwn();
  expect(delegate([]).ok).toBe(true);
  expect(publishOwn(6)).toMatchObject({ ok: false, error: { reason: 'unknown-channel-key' } });
  publish(5);
  expect((await followOwn()).installed?.manifest.sequence).toBe(5);
});

it('refuses a museum’s former key once another one took its place', async () => {
  delegate();
  publishOwn(4);
  await followOwn();
  delegate([stranger.open]);
  forge(2, [], own.secret);
  renew();
  expect((await followOwn()).state.newest?.sequence).not.toBe(6);
  expect(current()).toBe('0004');
  expect(publishOwn(6, stranger.secret).ok).toBe(true);
  expect((await followOwn()).installed?.manifest.sequence).toBe(6);
});

it('keeps the files of a museum when the channel is tidied', async () => {
  delegate();
  publishOwn(4);
  for (const sequence of [5, 6, 7, 8]) publish(sequence);
  pruneChannel(fixture.channel);
  expect(await verifyChannel(fixture.channel, now)).toMatchObject({ ok: true });
  const copy = fixture.copyOf('pruned');
  cpSync(fixture.channel, copy, { recursive: true });
  expect((await follow([inFolder(copy)], { museum })).installed?.manifest.sequence).toBe(4);
});
