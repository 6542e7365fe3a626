import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CheckName, NoteCode, SeenAtGlass, SelfTest } from '../../../../../db/model/api/staff.ts';
import { builtinReleaseFolder } from '../../../../../db/release/store/builtin-folder.ts';
import { parsePublicKey, publicKeyText } from '../../../../../db/release/trust/keys.ts';
import { openWritable } from '../../../../../db/sqlite/connection.ts';
import { type Audit, openAudit } from '../../../../../db/workshop/audit/audit.ts';
import { appFolder } from '../../../../kiosk/app-folder.ts';
import { defaultSettings } from '../../../../kiosk/settings/settings.ts';
import type { Log } from '../../../http/log.ts';
import { type SelfTestParts, selfTest } from './self-test.ts';
import { checkDisk } from './storage.ts';

/** Protects: a green result means that all is well; for each real fault the result is red and names it. */
const log: Log = { info: () => {}, warn: () => {}, error: () => {} };
const job = { signal: new AbortController().signal, progress: () => {}, step: () => {} };
const now = Date.parse('2026-11-23T04:05:00Z');
const by = { account: 'a1', name: 'Асель' };

const glass: SeenAtGlass = {
  display: { width: 1920, height: 1080, hertz: 60, isFilled: true, isAccepted: false },
  touch: { cells: 40, dead: [], stuck: [], byMouse: false },
  sound: 'heard',
};

let builtinFolder = '';
let dataFolder = '';
let audit: Audit;
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-self-test-'));
  folders.push(folder);
  return folder;
};

beforeAll(() => {
  builtinFolder = join(newFolder(), 'release');
  cpSync(builtinReleaseFolder(appFolder()), builtinFolder, { recursive: true });
});

beforeEach(() => {
  dataFolder = newFolder();
  const folder = join(dataFolder, 'workshop');
  mkdirSync(folder);
  const db = openWritable(join(folder, 'workshop.db'));
  db.exec('CREATE TABLE record (id TEXT, body TEXT)');
  const insert = db.prepare('INSERT INTO record VALUES (?, ?)');
  for (let row = 0; row < 500; row++) insert.run(`camp-${row}`, 'x'.repeat(200));
  db.exec('CREATE INDEX by_id ON record (id)');
  db.close();
  audit = openAudit({ folder, now: () => new Date(now) });
  for (const subject of ['camp/karlag', 'camp/alzhir']) audit.append({ by, action: 'change', subject });
  return () => audit.close();
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const parts = (more: Partial<SelfTestParts> = {}): SelfTestParts => ({
  dataFolder,
  builtinFolder,
  settings: { ...defaultSettings, schedule: { ...defaultSettings.schedule, zone: 'Asia/Almaty' } },
  audit,
  level: () => 'builtin',
  system: () => now,
  trusted: () => now,
  displays: () => ({ count: 1, isHeld: true }),
  hardware: { root: '/nowhere', run: async () => null },
  log,
  ...more,
});

const test = (more: Partial<SelfTestParts> = {}, seen = glass) => selfTest(parts(more), seen, job);

/** The faults found, and where; everything else must be well. */
const faultsOf = ({ checks }: SelfTest): [CheckName, NoteCode][] =>
  checks.flatMap(({ name, notes }) =>
    notes.filter(({ isFault }) => isFault).map(({ code }): [CheckName, NoteCode] => [name, code]),
  );

async function expectRed(found: Promise<SelfTest>, name: CheckName, code: NoteCode): Promise<void> {
  const result = await found;
  expect(faultsOf(result)).toEqual([[name, code]]);
  expect(result.isGood).toBe(false);
}

it('is green when all is well, and reports what each check found', async () => {
  const result = await test();
  expect(faultsOf(result)).toEqual([]);
  expect(result.isGood).toBe(true);
  expect(result.checks.map(({ notes }) => notes.length > 0)).toEqual(Array(10).fill(true));
  const [clock] = result.checks.filter(({ name }) => name === 'clock');
  expect(clock?.notes[0]?.values).toEqual({ time: '2026-11-23 09:05', zone: 'Asia/Almaty' });
});

describe('displays', () => {
  const seen = (display: Partial<SeenAtGlass['display']>) => ({ ...glass, display: { ...glass.display, ...display } });

  it('a display that fell back to VGA, stutters, or is not filled is red', async () => {
    await expectRed(test({}, seen({ width: 640, height: 480 })), 'displays', 'display-small');
    rmSync(join(dataFolder, 'self-test.json'));
    await expectRed(test({}, seen({ hertz: 9 })), 'displays', 'display-slow');
    await expectRed(test({}, seen({ isFilled: false })), 'displays', 'display-not-filled');
  });

  it('another size than at the last test is red until staff confirm it', async () => {
    await test();
    const other = { width: 1080, height: 1920 };
    await expectRed(test({}, seen(other)), 'displays', 'display-changed');
    await expectRed(test({}, seen(other)), 'displays', 'display-changed');
    expect((await test({}, seen({ ...other, isAccepted: true }))).isGood).toBe(true);
    expect((await test({}, seen(other))).isGood).toBe(true);
  });

  it('a missing display is red', async () => {
    const displays = [0, 1].map((display) => ({ display, show: 'loop' as const }));
    const settings = { ...parts().settings, displays };
    await expectRed(test({ settings, displays: () => ({ count: 1, isHeld: true }) }), 'displays', 'displays-missing');
    const notHeld = test({ displays: () => ({ count: 1, isHeld: false }) });
    await expectRed(notHeld, 'displays', 'display-not-held');
  });
});

it('touch: a dead cell, a stuck one, a mouse instead of a finger, and a skipped test are red', async () => {
  const whole = { cells: 40, dead: [], stuck: [], byMouse: false };
  await expectRed(test({}, { ...glass, touch: { ...whole, dead: [[1, 2]] } }), 'touch', 'touch-dead');
  await expectRed(test({}, { ...glass, touch: { ...whole, stuck: [[5, 8]] } }), 'touch', 'touch-stuck');
  await expectRed(test({}, { ...glass, touch: { ...whole, byMouse: true } }), 'touch', 'touch-by-mouse');
  await expectRed(test({}, { ...glass, touch: null }), 'touch', 'touch-not-done');
  const settings = { ...parts().settings, mode: 'display' as const };
  expect((await test({ settings }, { ...glass, touch: null })).isGood).toBe(true);
});

it('sound: a tone that was not heard, not played, or not tested is red', async () => {
  await expectRed(test({}, { ...glass, sound: 'unheard' }), 'sound', 'sound-unheard');
  await expectRed(test({}, { ...glass, sound: 'failed' }), 'sound', 'sound-failed');
  await expectRed(test({}, { ...glass, sound: null }), 'sound', 'sound-not-done');
});

it('clock: a rejected clock, one months ahead, and a missing time zone are red', async () => {
  await expectRed(test({ trusted: () => now + 3_600_000 }), 'clock', 'clock-doubted');
  const utc = { ...parts().settings, schedule: { ...defaultSettings.schedule, zone: 'UTC' } };
  await expectRed(test({ settings: utc }), 'clock', 'zone-utc');
  writeFileSync(join(dataFolder, 'clock.json'), JSON.stringify({ seenMs: now - 90 * 86_400_000, other: null }));
  await expectRed(test(), 'clock', 'clock-ahead');
});

describe('disk', () => {
  const codes = (known: Parameters<typeof checkDisk>[0]) => checkDisk(known).map(({ code }) => code);

  it('too little space, a read-only folder, and bytes that change are red', () => {
    expect(codes({ dataFolder })).toEqual(['disk-free', 'disk-written']);
    expect(codes({ dataFolder, freeBytes: () => 3e8 })).toContain('disk-low');
    const noFolder = join(dataFolder, 'gone');
    expect(codes({ dataFolder: noFolder, freeBytes: () => 9e9 })).toContain('disk-unwritable');
    const worn = (file: string) => Buffer.concat([readFileSync(file).subarray(1), Buffer.from([0])]);
    expect(codes({ dataFolder, read: worn })).toContain('disk-wrong-read');
  });
});

it('database: an overwritten page of the workshop and a missing workshop are red', async () => {
  const file = join(dataFolder, 'workshop', 'workshop.db');
  const bytes = readFileSync(file);
  bytes.fill(0x5a, bytes.length - 4096 * 2, bytes.length - 4096);
  writeFileSync(file, bytes);
  await expectRed(test(), 'database', 'database-damaged');
  rmSync(file);
  await expectRed(test(), 'database', 'database-damaged');
});

describe('release', () => {
  const install = (): string => {
    const folder = join(dataFolder, 'releases', '0007');
    cpSync(builtinFolder, folder, { recursive: true });
    writeFileSync(join(dataFolder, 'releases', 'current'), JSON.stringify({ current: '0007', previous: null }));
    return folder;
  };

  it('a changed byte in a file is red, and so is an older release or no release on the screen', async () => {
    const folder = install();
    expect((await test({ level: () => 'current' })).isGood).toBe(true);
    await expectRed(test({ level: () => 'builtin' }), 'release', 'release-lower');
    await expectRed(test({ level: () => 'memorial' }), 'release', 'no-release');
    const file = join(folder, 'content.db');
    const bytes = readFileSync(file);
    bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expectRed(test({ level: () => 'current' }), 'release', 'release-refused');
  });

  it('an unreadable pointer is red', async () => {
    install();
    writeFileSync(join(dataFolder, 'releases', 'current'), '{');
    await expectRed(test({ level: () => 'current' }), 'release', 'pointer-unreadable');
  });
});

describe('keys', () => {
  const set = (settings: object | string): void =>
    writeFileSync(
      join(dataFolder, 'settings.json'),
      typeof settings === 'string' ? settings : JSON.stringify(settings),
    );
  const key = '11'.repeat(32);

  it('an invalid key, a revoked key, and settings with a fault are red', async () => {
    set({ trustedKeys: ['no key'] });
    await expectRed(test(), 'keys', 'settings-wrong');
    const parsed = parsePublicKey(key);
    expect(parsed && publicKeyText(parsed.key)).toBeTruthy();
    set({ trustedKeys: [key], revokedKeys: [parsed?.id] });
    await expectRed(test(), 'keys', 'key-revoked');
    set('{ "trustedKeys": [');
    await expectRed(test(), 'keys', 'settings-wrong');
    set({ trustedKeys: [key] });
    expect((await test()).isGood).toBe(true);
  });

  it('a damaged built-in release is red, whatever is shown', async () => {
    const broken = join(newFolder(), 'release');
    cpSync(builtinFolder, broken, { recursive: true });
    writeFileSync(join(broken, 'manifest.sig'), '{}');
    const found = faultsOf(await test({ builtinFolder: broken }));
    expect(found).toContainEqual(['keys', 'builtin-refused']);
  });
});

it('audit: an altered entry is red', async () => {
  const file = join(dataFolder, 'workshop', 'audit.db');
  const db = openWritable(file);
  for (const name of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string }[]) {
    db.exec(`DROP TRIGGER "${name.name}"`);
  }
  db.exec("UPDATE entry SET name = 'Somebody else' WHERE number = 1");
  db.close();
  await expectRed(test(), 'audit', 'audit-broken');
});

it('an exception in a check is its fault, and the other checks continue', async () => {
  const verify = () => {
    throw new Error('the disk is gone');
  };
  const result = await test({ audit: { verify } });
  expect(faultsOf(result)).toEqual([['audit', 'check-failed']]);
  expect(result.checks).toHaveLength(10);
});

it('the last test is stored for the next one, and a damaged file is ignored', async () => {
  await test();
  copyFileSync(join(dataFolder, 'self-test.json'), join(dataFolder, 'kept.json'));
  expect(JSON.parse(readFileSync(join(dataFolder, 'kept.json'), 'utf8')).display).toEqual({
    width: 1920,
    height: 1080,
  });
  writeFileSync(join(dataFolder, 'self-test.json'), 'nothing');
  expect((await test()).isGood).toBe(true);
});
