import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packedApp } from '../../../test-support/release/app.ts';
import { followedChannel } from '../../../test-support/release/followed-channel.ts';
import { museumKey } from '../../../test-support/release/release.ts';
import { type AppManifest, appPlatform } from '../app/manifest.ts';
import { appFolderOf, readAppState } from '../app/store.ts';
import { trustPrograms } from '../trust/trust.ts';
import type { AppGround } from './follow-app.ts';
import { pathOfFile } from './layout.ts';
import { pruneChannel } from './prune.ts';
import { publishAppInChannel } from './publish-app.ts';
import { verifyChannel } from './verify.ts';

/** Protects: a version of the program travels in a channel beside the release, and is refused for the reasons of a stick. */
const kiosk = followedChannel();
const { museum, keys, now } = kiosk;
const stranger = museumKey();
const checked: string[] = [];
const ground = (more: Partial<AppGround> = {}): AppGround => ({
  installed: { folder: '/nowhere', version: '0.2.0' },
  programTrust: trustPrograms([museum.text], []),
  checkProgram: async (folder) => {
    checked.push(folder);
    return null;
  },
  ...more,
});
const pack = (version: string, key = museum.secret, more = {}) => packedApp(kiosk.work, version, key, more);
const publishApp = async (file: string, by = museum.text) => {
  const trust = trustPrograms([by], []);
  const outcome = await publishAppInChannel({ channel: kiosk.channel, file, trust, keys, nowMs: now, days: 90 });
  return outcome.ok ? outcome.value : outcome.error.reason;
};
/** As it lies in the channel. */
const publishedManifest = (): AppManifest => {
  const folder = join(kiosk.channel, 'targets', 'app', appPlatform);
  const name = readdirSync(folder).find((each) => each.endsWith('.manifest.json')) ?? '';
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
};
const follow = (more: Partial<AppGround> = {}) => kiosk.follow([kiosk.inFolder()], { apps: ground(more) });

describe('a version of the program in a channel', () => {
  it('is installed beside the release, and moves only what this kiosk lacks', async () => {
    const server = await kiosk.serve();
    expect(await publishApp(await pack('0.3.0'))).toMatchObject({ files: 4 });
    const place = { name: 'server', url: server.url };
    const first = await kiosk.follow([place], { apps: ground() });
    expect(first).toMatchObject({
      installedApp: '0.3.0',
      state: { refused: null, app: { version: '0.3.0', refused: null } },
    });
    expect(kiosk.current()).toBe('0002');
    expect(readAppState(kiosk.dataFolder)).toMatchObject({ current: '0.3.0', trial: { starts: 0 } });
    await publishApp(await pack('0.4.0'));
    server.asked.length = 0;
    expect(await kiosk.follow([place], { apps: ground() })).toMatchObject({ installedApp: '0.4.0' });
    const node = JSON.parse(readFileSync(join(appFolderOf(kiosk.dataFolder, '0.4.0'), 'manifest.json'), 'utf8'))
      .files[0];
    expect(node.path).toBe('bin/node');
    expect(server.asked).not.toContain(`/${pathOfFile(node.sha256)}`);
  });

  it('is not asked for again, nor by a kiosk that takes none', async () => {
    await publishApp(await pack('0.3.0'));
    expect(await kiosk.follow([kiosk.inFolder()])).toMatchObject({ installedApp: null, state: { app: null } });
    await follow();
    checked.length = 0;
    expect(await follow()).toMatchObject({ installedApp: null, state: { app: { version: '0.3.0', refused: null } } });
    expect(checked).toEqual([]);
  });

  it('stays published when a release follows, and the files of both are kept and verified', async () => {
    await publishApp(await pack('0.3.0'));
    for (const sequence of [3, 4, 5, 6]) kiosk.publish(sequence);
    pruneChannel(kiosk.channel);
    const verified = await verifyChannel(kiosk.channel, now);
    expect(verified).toMatchObject({ ok: true, value: { apps: [expect.stringMatching(/^esimde-0\.3\.0-/)] } });
    expect(await follow()).toMatchObject({ installedApp: '0.3.0' });
    expect(kiosk.current()).toBe('0006');
  });

  it('of a key that may not sign programs here is refused once, and the release is installed', async () => {
    await publishApp(await pack('0.3.0', stranger.secret), stranger.text);
    const refused = { app: { refused: { reason: 'untrusted-key', detail: stranger.open.id } } };
    expect(await follow()).toMatchObject({ installedApp: null, state: refused });
    await follow();
    expect(kiosk.events.filter(({ details }) => details.refused === 'untrusted-key')).toHaveLength(1);
    expect(kiosk.current()).toBe('0002');
  });

  it('that fails its self-check is not tried again', async () => {
    await publishApp(await pack('0.3.0'));
    let asked = 0;
    const checkProgram = async () => {
      asked++;
      return 'a screen';
    };
    for (let round = 0; round < 3; round++)
      expect(await follow({ checkProgram })).toMatchObject({
        state: { app: { refused: { reason: 'self-check-failed' } } },
      });
    expect([asked, existsSync(appFolderOf(kiosk.dataFolder, '0.3.0'))]).toEqual([1, false]);
  });

  it('whose file was exchanged in the channel is not installed', async () => {
    await publishApp(await pack('0.3.0'));
    const [node] = publishedManifest().files;
    writeFileSync(join(kiosk.channel, pathOfFile(node?.sha256 ?? '')), 'x'.repeat(node?.bytes ?? 0));
    expect(await follow()).toMatchObject({ state: { app: { refused: { reason: 'wrong-file' } } } });
    expect(readAppState(kiosk.dataFolder).current).toBeNull();
  });

  it.each([
    ['not-newer', () => pack('0.2.9')],
    ['untrusted-key', () => pack('0.4.0', stranger.secret)],
  ] as const)('is not published: %s', async (reason, make) => {
    await publishApp(await pack('0.3.0'));
    expect(await publishApp(await make())).toBe(reason);
  });
});
