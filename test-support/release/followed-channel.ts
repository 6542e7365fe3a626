import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach } from 'vitest';
import { type FollowOptions, followChannel } from '../../db/release/channel/follow.ts';
import { keptOf, metadataFolder } from '../../db/release/channel/layout.ts';
import type { ChannelPlace } from '../../db/release/channel/place.ts';
import { urlOfFolder } from '../../db/release/channel/verify.ts';
import type { ReleaseEvent } from '../../db/release/package/refusal.ts';
import { readPointer } from '../../db/release/store/pointer.ts';
import { trustBuiltin, trustInstalled } from '../../db/release/trust/trust.ts';
import { verifyRelease } from '../../db/release/trust/verify.ts';
import { type ChannelKeys, createChannel, publishTo, serveChannel } from './channel.ts';
import { noCheck, releaseWithMedia } from './package.ts';
import { museumKey, smallRelease, temporaryFolder, treeKey } from './release.ts';

const museum = museumKey();
const keys: ChannelKeys = {
  safe: [museumKey().secret, museumKey().secret],
  targets: museum.secret,
  online: museumKey().secret,
};
const day = 86_400_000;
const now = Date.UTC(2027, 0, 1);

/** A place of a channel, by its address. */
export const place = (url: string, name = 'server'): ChannelPlace => ({ name, url });

/**
 * Before each test: a channel with release 2, and the data folder of a kiosk that knows its root. To be called in a file of tests,
 * outside of them.
 */
export function followedChannel() {
  const work = temporaryFolder();
  afterAll(() => rmSync(work, { recursive: true }));
  const builtinFolder = smallRelease(join(work, 'builtin'), treeKey());
  const builtin = verifyRelease(builtinFolder, trustBuiltin([]));
  const builtinId = builtin.ok ? builtin.value.manifest.id : '';
  const trust = trustInstalled([museum.open], builtinFolder);
  const closers: (() => Promise<void>)[] = [];

  /** Of the test that runs: folders, and what was audited. */
  const state = { channel: '', dataFolder: '', events: [] as ReleaseEvent[] };
  const release = (sequence: number): string => {
    const folder = join(work, `release-${sequence}`);
    return existsSync(folder) ? folder : releaseWithMedia(folder, museum.secret, sequence);
  };
  const publish = (sequence: number, nowMs = now, days = 90) =>
    publishTo(state.channel, { release: release(sequence), trust, keys, nowMs, days });

  beforeEach(() => {
    Object.assign(state, { channel: temporaryFolder(), dataFolder: temporaryFolder(), events: [] });
    createChannel(state.channel, keys, now);
    publish(2);
    mkdirSync(keptOf(state.dataFolder).folder);
    cpSync(join(metadataFolder(state.channel), '1.root.json'), keptOf(state.dataFolder).root);
  });
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
    for (const folder of [state.channel, state.dataFolder]) rmSync(folder, { recursive: true });
  });
  return Object.assign(state, {
    ...{ work, museum, keys, trust, day, now, builtinFolder, release, publish },
    async serve(folder = state.channel) {
      const server = await serveChannel(folder);
      closers.push(server.close);
      return server;
    },
    inFolder: (folder = state.channel): ChannelPlace => place(urlOfFolder(folder), 'folder'),
    follow: (places: ChannelPlace[], more: Partial<FollowOptions> = {}): ReturnType<typeof followChannel> =>
      followChannel({
        ...{ places, trust, check: noCheck, nowMs: now, wentBack: false, releasesKept: 5, builtinSequence: 1 },
        dataFolder: state.dataFolder,
        builtin: { folder: builtinFolder, id: builtinId },
        audit: (event) => void state.events.push(event),
        ...more,
      }),
    current(): string | null {
      const read = readPointer(state.dataFolder);
      return read.state === 'read' ? read.pointer.current : null;
    },
    /** A copy of the channel as it is now. */
    copyOf(name: string): string {
      const folder = join(state.dataFolder, `copy-${name}`);
      cpSync(state.channel, folder, { recursive: true });
      return folder;
    },
  });
}
