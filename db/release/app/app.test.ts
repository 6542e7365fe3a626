import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { installPacked, packedApp } from '../../../test-support/release/app.ts';
import { packed } from '../../../test-support/release/package.ts';
import { museumKey, smallRelease, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import type { ReleaseEvent } from '../package/refusal.ts';
import { trustBuiltin, trustPrograms } from '../trust/trust.ts';
import { chooseApp, leaveApp, maxTrialStarts } from './choose.ts';
import { installAppFromStick } from './install-from-stick.ts';
import { appFolderOf, installedApps, proveApp, readAppState, writeAppState } from './store.ts';

/** Protects: only a newer program that a trusted key signed and that proved itself runs, and there is always one that runs. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));
const [museum, stranger] = [museumKey(), museumKey()];
const trust = trustPrograms([museum.text], []);
const system = { folder: '/usr/lib/esimde', version: '0.2.0' };

let data = '';
let events: ReleaseEvent[] = [];
beforeEach(() => {
  [data, events] = [temporaryFolder(), []];
  return () => rmSync(data, { recursive: true });
});

const pack = (version: string, key = museum.secret, more = {}) => packedApp(work, version, key, more);
const install = (file: string, more = {}) => installPacked(data, file, museum.secret, { events, ...more });
const choose = (isStart = true, by = trust) => chooseApp({ dataFolder: data, system, trust: by, isStart });
const reason = async (file: string, more = {}) => {
  const outcome = await install(file, more);
  return outcome.ok ? null : outcome.error.reason;
};
/** Installs a version that then shows the kiosk. */
const prove = async (version: string) => {
  await install(await pack(version));
  choose();
  proveApp(data);
};

describe('a version of the program', () => {
  it('is installed beside the one that runs, executable, and on trial', async () => {
    expect(await install(await pack('0.3.0'))).toMatchObject({ ok: true, value: { manifest: { app: '0.3.0' } } });
    const node = join(appFolderOf(data, '0.3.0'), 'bin', 'node');
    expect(statSync(node).mode & 0o777).toBe(0o755);
    expect(readAppState(data)).toMatchObject({ current: '0.3.0', previous: null, trial: { starts: 0 } });
    expect(choose()).toMatchObject({ version: '0.3.0', trial: 'begun' });
    expect(events).toMatchObject([{ action: 'install', details: { keyId: museum.open.id } }]);
  });

  it('is the same file whenever it is packed', async () => {
    const first = await pack('0.3.0');
    const again = await packedApp(data, '0.3.0', museum.secret);
    expect(readFileSync(again).equals(readFileSync(first))).toBe(true);
  });

  it('leaves two versions on the disk', async () => {
    for (const version of ['0.3.0', '0.4.0', '0.5.0']) await prove(version);
    expect(installedApps(data).toSorted()).toEqual(['0.4.0', '0.5.0']);
    expect(readAppState(data)).toMatchObject({ current: '0.5.0', previous: '0.4.0', trial: null });
  });

  it('that was never started is replaced by a newer one, and the way back stays', async () => {
    await prove('0.3.0');
    await install(await pack('0.4.0'));
    await install(await pack('0.5.0'));
    expect(readAppState(data)).toMatchObject({ current: '0.5.0', previous: '0.3.0' });
    expect(installedApps(data).toSorted()).toEqual(['0.3.0', '0.5.0']);
  });

  it('that runs on trial is not replaced', async () => {
    await install(await pack('0.3.0'));
    choose();
    expect(await reason(await pack('0.4.0'))).toBe('busy');
  });

  it('is tried once: what failed here needs a person', async () => {
    await install(await pack('0.3.0'));
    leaveApp(data, 'not-shown');
    expect(await reason(await pack('0.3.0'))).toBe('failed-before');
    expect(await reason(await pack('0.3.0'), { byHand: true })).toBeNull();
  });
});

describe('a package is refused', () => {
  const cases: [string, string, () => Promise<string>][] = [
    ['untrusted-key', 'of a stranger', () => pack('0.3.0', stranger.secret)],
    ['development-key', 'of the public development key', () => pack('0.3.0', treeKey())],
    ['older-program', 'of this version', () => pack('0.2.0')],
    ['older-program', 'of an older version', () => pack('0.1.9')],
    ['other-platform', 'for another system', () => pack('0.3.0', museum.secret, { platform: 'darwin-arm64' })],
    ['newer-package-needed', 'for a newer package', () => pack('0.3.0', museum.secret, { minimumVersion: '0.2.1' })],
    ['no-such-file', 'that is not there', async () => join(work, 'nowhere.esimde-app')],
    [
      'changed-file',
      'that was changed',
      async () => altered(await pack('0.3.0'), (bytes) => bytes.fill(1, 100_000, 100_009)),
    ],
    [
      'changed-package',
      'with another signature',
      async () => altered(await pack('0.3.0'), (bytes) => bytes.write('x', bytes.indexOf('"signature"') + 16)),
    ],
    [
      'unreadable-manifest',
      'that is a release',
      async () =>
        packed(
          smallRelease(join(work, 'release'), museum.secret, 3),
          trustBuiltin([museum.open]),
          join(work, 'release.esimde'),
        ),
    ],
  ];
  it.each(cases)('with %s: one %s', async (expected, _name, make) => {
    expect(await reason(await make())).toBe(expected);
    expect([installedApps(data), readAppState(data).current, choose().version]).toEqual([[], null, '0.2.0']);
    expect(events.at(-1)?.details).toMatchObject({ refused: expected });
  });

  it('with truncated-package: one that is cut short', async () => {
    const file = join(work, 'cut.esimde-app');
    cpSync(await pack('0.3.0'), file);
    truncateSync(file, 100_000);
    expect(await reason(file)).toBe('truncated-package');
  });

  it('with revoked-key: one of a key that was revoked', async () => {
    const revoked = trustPrograms([museum.text], [museum.open.id]);
    expect(await reason(await pack('0.3.0'), { trust: revoked })).toBe('revoked-key');
  });

  it('with self-check-failed: one that cannot show the kiosk, and nothing of it stays', async () => {
    const check = async () => '«Карлаг» (ru)';
    expect(await install(await pack('0.3.0'), { check })).toMatchObject({
      error: { reason: 'self-check-failed', detail: '«Карлаг» (ru)' },
    });
    expect(installedApps(data)).toEqual([]);
  });

  it('with no-space: one that the disk cannot take', async () => {
    expect(await reason(await pack('0.3.0'), { freeBytes: async () => 1000 })).toBe('no-space');
  });
});

function altered(file: string, change: (bytes: Buffer) => unknown): string {
  const bytes = readFileSync(file);
  change(bytes);
  const out = join(work, `altered-${Math.round(bytes.length)}-${basename(file)}`);
  writeFileSync(out, bytes);
  return out;
}

describe('the launcher', () => {
  it('takes the installed program where there is no other, or an older one', async () => {
    expect(choose()).toMatchObject({ ...system, trial: null });
    await prove('0.3.0');
    const newer = { folder: '/usr/lib/esimde', version: '0.4.0' };
    expect(chooseApp({ dataFolder: data, system: newer, trust, isStart: true })).toMatchObject(newer);
  });

  it('goes back from a version that was started three times without showing the kiosk', async () => {
    await prove('0.3.0');
    await install(await pack('0.4.0'));
    const started = Array.from({ length: maxTrialStarts }, () => choose().version);
    expect(new Set(started)).toEqual(new Set(['0.4.0']));
    expect(choose()).toMatchObject({ version: '0.3.0', trial: null });
    expect(readAppState(data)).toMatchObject({ current: '0.3.0', failed: { version: '0.4.0', reason: 'crashed' } });
  });

  it('counts no command', async () => {
    await install(await pack('0.3.0'));
    for (let times = 0; times < 5; times++) expect(choose(false)).toMatchObject({ version: '0.3.0', trial: null });
    expect(readAppState(data).trial).toEqual({ starts: 0 });
  });

  const damages: [string, (folder: string) => void][] = [
    ['a changed file', (folder) => writeFileSync(join(folder, 'dist', 'esimde.js'), 'process.exit()')],
    ['an added file', (folder) => writeFileSync(join(folder, 'dist', 'more.js'), '')],
    ['a missing file', (folder) => rmSync(join(folder, 'dist', 'big.bin'))],
    ['no signature', (folder) => rmSync(join(folder, 'manifest.sig'))],
    ['no folder', (folder) => rmSync(folder, { recursive: true })],
  ];
  it.each(damages)('passes over a version with %s', async (_name, damage) => {
    await prove('0.3.0');
    await prove('0.4.0');
    damage(appFolderOf(data, '0.4.0'));
    expect(choose()).toMatchObject({ version: '0.3.0', passed: [expect.stringContaining('0.4.0')] });
    damage(appFolderOf(data, '0.3.0'));
    expect(choose()).toMatchObject(system);
  });

  it('passes over a signed version under the name of a newer one', async () => {
    await prove('0.3.0');
    cpSync(appFolderOf(data, '0.3.0'), appFolderOf(data, '0.9.0'), { recursive: true });
    writeAppState(data, { ...readAppState(data), current: '0.9.0' });
    expect(choose()).toMatchObject(system);
  });

  it('passes over versions of a key that was revoked', async () => {
    await prove('0.3.0');
    expect(choose(true, trustPrograms([museum.text], [museum.open.id]))).toMatchObject(system);
  });

  it('takes the installed program when the state cannot be read', async () => {
    await prove('0.3.0');
    writeFileSync(join(data, 'app', 'state.json'), '{"current":"../../tmp"}');
    expect(choose()).toMatchObject(system);
  });

  it.skipIf(process.getuid?.() === 0)('does not try a version whose start cannot be counted', async () => {
    await install(await pack('0.3.0'));
    chmodSync(join(data, 'app'), 0o500);
    expect(choose()).toMatchObject(system);
    chmodSync(join(data, 'app'), 0o700);
  });
});

describe('a stick', () => {
  const plug = (files: string[], fresh = files) => {
    const stick = join(data, 'stick');
    mkdirSync(stick, { recursive: true });
    for (const file of files) cpSync(join(work, file), join(stick, file));
    return installAppFromStick({
      ...{ dataFolder: data, folder: stick, files, fresh, trust, system: '0.2.0' },
      check: async () => null,
      audit: (event) => void events.push(event),
    });
  };
  const named = async (...files: Promise<string>[]) => (await Promise.all(files)).map((file) => basename(file));

  it('installs its newest version for this system', async () => {
    const files = await named(
      pack('0.3.0'),
      pack('0.10.0'),
      pack('0.11.0', museum.secret, { platform: 'darwin-arm64' }),
      pack('0.12.0', stranger.secret),
    );
    const told = await plug(files);
    expect(told).toMatchObject([
      { version: '', outcome: { is: 'refused', refusal: { reason: 'untrusted-key' } } },
      { version: '0.10.0', outcome: { is: 'installed' } },
    ]);
    expect(readAppState(data).current).toBe('0.10.0');
    expect(await plug(files)).toMatchObject([{}, { version: '0.10.0', outcome: { is: 'shown-already' } }]);
  });

  it('does not retry a package that was tried', async () => {
    expect(await plug(await named(pack('0.3.0')), [])).toEqual([]);
    expect(existsSync(appFolderOf(data, '0.3.0'))).toBe(false);
  });
});
