import { existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ChannelKeys, createChannel, publishTo } from '../../../test-support/release/channel.ts';
import { followedChannel, place } from '../../../test-support/release/followed-channel.ts';
import { noCheck } from '../../../test-support/release/package.ts';
import { museumKey } from '../../../test-support/release/release.ts';
import { rollBack } from '../package/rollback.ts';
import { trustInstalled } from '../trust/trust.ts';
import { verifyRelease } from '../trust/verify.ts';
import { keptOf } from './layout.ts';
import { renewChannel } from './publish.ts';
import { changeRoot, readRoot } from './root.ts';
import { readChannelState } from './state.ts';

/** Protects: a kiosk ends on the newest valid release of its channel, on nothing else, and asks for nothing twice. */
const fixture = followedChannel();
const { builtinFolder, copyOf, current, day, follow, inFolder, keys, museum, now, publish, release, serve, trust } =
  fixture;
const faultsOf = (outcome: Awaited<ReturnType<typeof follow>>) =>
  outcome.state.places.map(({ fault }) => fault?.reason ?? null);

describe('following a channel', () => {
  it('installs the newest release from a folder, and then rests', async () => {
    const first = await follow([inFolder()]);
    expect(first.installed?.manifest.sequence).toBe(2);
    expect(current()).toBe('0002');
    expect(verifyRelease(join(fixture.dataFolder, 'releases', '0002'), trust).ok).toBe(true);
    expect(fixture.events).toEqual([
      expect.objectContaining({ action: 'install', details: { from: 'channel', keyId: museum.open.id } }),
    ]);
    expect(existsSync(keptOf(fixture.dataFolder).files)).toBe(false);

    const second = await follow([inFolder()]);
    expect(second).toMatchObject({
      installed: null,
      state: { refused: null, staleSince: null, newest: { sequence: 2 } },
    });
    expect(readChannelState(fixture.dataFolder)).toEqual(second.state);
  });

  it('moves no file twice', async () => {
    const server = await serve();
    await follow([place(server.url)]);
    const files = server.asked.filter((path) => path.startsWith('/files/'));
    expect(new Set(files).size).toBe(files.length);
    publish(3);
    const before = server.sentBytes();
    await follow([place(server.url)]);
    expect(current()).toBe('0003');
    const asked = server.asked.filter((path) => path.startsWith('/files/')).slice(files.length);
    // The silence is the same in both releases; photo, voice and database differ.
    expect(asked).toHaveLength(3);
    const idle = server.sentBytes();
    await follow([place(server.url)]);
    expect(server.sentBytes() - idle).toBeLessThan(1500);
    expect(idle - before).toBeGreaterThan(8000);
  });

  it('takes files from the built-in release and installed ones', async () => {
    const server = await serve();
    await follow([place(server.url)], { builtin: { folder: release(2), id: '' } });
    expect(current()).toBe('0002');
    expect(server.asked.filter((path) => path.startsWith('/files/'))).toEqual([]);
  });

  it('resumes a download that was cut off', async () => {
    const server = await serve();
    server.misbehave((path) => (path.startsWith('/files/') ? { is: 'truncate', afterBytes: 1000 } : null));
    const cut = await follow([place(server.url)]);
    expect(faultsOf(cut)).toEqual(['unreachable']);
    expect(current()).toBeNull();
    server.misbehave(() => null);
    await follow([place(server.url)]);
    expect(current()).toBe('0002');
    expect(server.asked.some((path) => path.endsWith('from 1000'))).toBe(true);
  });

  it('starts a file again if its beginning came from a place that lied', async () => {
    const honest = await serve();
    const manifest = JSON.parse(readFileSync(join(release(2), 'manifest.json'), 'utf8'));
    const { sha256 } = manifest.files.find(({ bytes }: { bytes: number }) => bytes > 2000);
    mkdirSync(keptOf(fixture.dataFolder).files, { recursive: true });
    writeFileSync(join(keptOf(fixture.dataFolder).files, `${sha256}.part`), Buffer.alloc(500, 'forged'));
    const outcome = await follow([place(honest.url)]);
    expect(outcome.installed?.manifest.sequence).toBe(2);
    expect(honest.asked.filter((path) => path.includes(sha256))).toHaveLength(2);
  });

  it.each([
    ['forged files', { is: 'forge' }, 'wrong-file'],
    ['missing files', { is: 'fail', status: 404 }, 'not-there'],
    ['a failing server', { is: 'fail', status: 500 }, 'unreachable'],
    ['a redirect', { is: 'redirect', to: 'http://127.0.0.1:1/' }, 'unreachable'],
    ['endless files', { is: 'endless' }, 'wrong-file'],
  ] as const)('turns from %s to the next place', async (_, misdeed, reason) => {
    const bad = await serve();
    const good = await serve();
    bad.misbehave((path) => (path.startsWith('/files/') ? misdeed : null));
    const outcome = await follow([place(bad.url, 'bad'), place(good.url, 'good')]);
    expect(current()).toBe('0002');
    expect(faultsOf(outcome)).toEqual([reason, null]);
  });

  it('turns from a server that hangs to the next place', async () => {
    const bad = await serve();
    bad.misbehave((path) => (path.startsWith('/files/') ? { is: 'hang' } : null));
    const outcome = await follow([place(bad.url), inFolder()], { patience: { windowMs: 300, minBytes: 1 } });
    expect(current()).toBe('0002');
    expect(faultsOf(outcome)).toEqual(['too-slow', null]);
  });

  it.each([
    ['forged', { is: 'forge' }, 'bad-metadata'],
    ['endless', { is: 'endless' }, 'too-large'],
    ['missing', { is: 'fail', status: 404 }, 'no-channel'],
    ['cut off', { is: 'truncate', afterBytes: 10 }, 'unreachable'],
  ] as const)('refuses a timestamp that is %s, and asks the next place', async (_, misdeed, reason) => {
    const bad = await serve();
    bad.misbehave((path) => (path.endsWith('timestamp.json') ? misdeed : null));
    const outcome = await follow([place(bad.url), inFolder()]);
    expect(faultsOf(outcome)).toEqual([reason, null]);
    expect(current()).toBe('0002');
  });

  it('is not held back by a place that lags', async () => {
    const stale = copyOf('stale');
    await follow([inFolder()]);
    publish(3);
    const outcome = await follow([inFolder(stale), inFolder()]);
    expect(current()).toBe('0003');
    expect(faultsOf(outcome)).toEqual(['not-there', null]);
    const later = await follow([inFolder(stale)]);
    expect(faultsOf(later)).toEqual(['behind']);
    expect(later.state).toMatchObject({ refused: { reason: 'no-place' }, newest: { sequence: 3 } });
    expect(current()).toBe('0003');
  });

  it('refuses metadata of another channel', async () => {
    const other = join(fixture.dataFolder, 'other');
    const strangers: ChannelKeys = {
      ...keys,
      safe: [museumKey().secret, museumKey().secret],
      online: museumKey().secret,
    };
    createChannel(other, strangers, now);
    publishTo(other, { release: release(3), trust, keys: strangers, nowMs: now });
    const outcome = await follow([inFolder(other), inFolder()]);
    expect(faultsOf(outcome)).toEqual(['bad-metadata', null]);
    expect(current()).toBe('0002');
  });

  it('refuses expired metadata by the trusted clock, says since when, and keeps its release', async () => {
    await follow([inFolder()]);
    const late = await follow([inFolder()], { nowMs: now + 91 * day });
    expect(late.state).toMatchObject({ staleSince: '2027-04-01T00:00:00Z', refused: { reason: 'no-place' } });
    expect(faultsOf(late)).toEqual(['expired']);
    expect(current()).toBe('0002');
    publish(3, now + 91 * day);
    const renewed = await follow([inFolder()], { nowMs: now + 91 * day });
    expect(renewed.state.staleSince).toBeNull();
    expect(current()).toBe('0003');
  });

  it('follows after a year offline, over several roots', async () => {
    await follow([inFolder()]);
    const online = museumKey().secret;
    const at = now + 365 * day;
    for (const added of [museumKey().secret, museumKey().secret]) {
      expect(changeRoot(fixture.channel, { add: [{ role: 'targets', key: added }] }, keys.safe, at)).toMatchObject({
        ok: true,
        value: { isComplete: true },
      });
    }
    const id =
      Object.keys(readRoot(fixture.channel)?.signed.keys ?? {}).find((key) =>
        readRoot(fixture.channel)?.signed.roles.timestamp?.keyIDs.includes(key),
      ) ?? '';
    const roles = ['snapshot', 'timestamp'] as const;
    const add = roles.map((role) => ({ role, key: online }));
    changeRoot(fixture.channel, { add, remove: roles.map((role) => ({ role, id })) }, keys.safe, at);
    publishTo(fixture.channel, { release: release(3), trust, keys: { ...keys, online }, nowMs: at });
    const outcome = await follow([inFolder()], { nowMs: at });
    expect(outcome.state.refused).toBeNull();
    expect(current()).toBe('0003');
  });

  it('never goes back to an older release of the channel', async () => {
    publish(3);
    await follow([inFolder()]);
    const attacker = join(fixture.dataFolder, 'attacker');
    createChannel(attacker, keys, now);
    publishTo(attacker, { release: release(2), trust, keys, nowMs: now });
    for (let version = 0; version < 3; version++)
      renewChannel({ channel: attacker, online: keys.online, nowMs: now, days: 90 });
    const outcome = await follow([inFolder(attacker)]);
    expect(outcome.installed).toBeNull();
    expect(current()).toBe('0003');
  });

  it('respects a rollback by a person until the channel has something newer', async () => {
    publish(3);
    await follow([inFolder()]);
    publish(4);
    await follow([inFolder()]);
    await rollBack({ dataFolder: fixture.dataFolder, builtin: null, trust, check: noCheck, audit: () => {} });
    expect(current()).toBe('0003');
    const held = await follow([inFolder()], { wentBack: true });
    expect(held.state.refused).toEqual({ reason: 'went-back', detail: '3' });
    publish(5);
    await follow([inFolder()], { wentBack: true });
    expect(current()).toBe('0005');
  });

  it('tries a release that cannot be shown once, and audits it once', async () => {
    let checks = 0;
    const check = async (): Promise<string> => `fault ${checks++}`;
    const server = await serve();
    for (let round = 0; round < 3; round++) await follow([place(server.url)], { check });
    expect(checks).toBe(1);
    expect(fixture.events).toHaveLength(1);
    expect(readChannelState(fixture.dataFolder)?.refused).toEqual({ reason: 'unhealthy', detail: 'fault 0' });
    expect(server.asked.filter((path) => path.startsWith('/files/'))).toHaveLength(3);
    publish(3);
    await follow([place(server.url)]);
    expect(current()).toBe('0003');
  });

  it('refuses a release whose seal is by a key that the kiosk does not trust', async () => {
    const server = await serve();
    const outcome = await follow([place(server.url)], { trust: trustInstalled([], builtinFolder) });
    expect(outcome.state.refused).toEqual({ reason: 'untrusted-key', detail: museum.open.id });
    expect(server.asked.filter((path) => path.startsWith('/files/'))).toEqual([]);
  });

  it('asks for no file if the disk has no room for it', async () => {
    const server = await serve();
    const outcome = await follow([place(server.url)], { freeBytes: async () => 10_000 });
    expect(outcome.state.refused?.reason).toBe('no-space');
    expect(server.asked.filter((path) => path.startsWith('/files/'))).toEqual([]);
    await follow([place(server.url)]);
    expect(current()).toBe('0002');
  });

  it('begins again with the given root where the newer one was damaged', async () => {
    await follow([inFolder()]);
    truncateSync(join(keptOf(fixture.dataFolder).trusted, 'root.json'), 10);
    publish(3);
    await follow([inFolder()]);
    expect(current()).toBe('0003');
  });

  it('does nothing without a root', async () => {
    rmSync(keptOf(fixture.dataFolder).root);
    expect((await follow([inFolder()])).state.refused?.reason).toBe('no-root');
  });

  it('downloads a file again that was damaged in the meantime', async () => {
    await follow([inFolder()]);
    writeFileSync(join(fixture.dataFolder, 'releases', '0002', 'media', 'voices', 'silence.mp3'), 'damaged');
    publish(3);
    expect((await follow([inFolder()])).state.refused).toBeNull();
    expect(current()).toBe('0003');
  });
});
