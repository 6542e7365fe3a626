import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { developmentPublicKey } from '../../../db/release/trust/keys.ts';
import type { LogDetails } from '../../service/http/log.ts';
import { settingsSchema } from './schema.ts';
import {
  defaultDataFolder,
  defaultSettings,
  parseSettings,
  readProgramKeys,
  readSettings,
  settingsFile,
} from './settings.ts';

const faultOf = (text: string) => {
  const { settings, faults } = parseSettings(text);
  expect(settings).toEqual(defaultSettings);
  const [fault] = faults;
  return fault && `${fault.line}:${fault.column} ${fault.reason}`;
};

describe('settings', () => {
  it('all have a default', () => {
    expect(parseSettings('{}')).toEqual({ settings: defaultSettings, faults: [] });
    expect(defaultSettings).toEqual({
      languages: ['kk', 'ru', 'en'],
      defaultLanguage: 'kk',
      idleSeconds: 90,
      warningSeconds: 30,
      screenWidthMm: 708,
      glass: { lowerEdgeMm: 800 },
      ask: {},
      takeHome: {},
      mode: 'touch',
      loop: { playlist: 'main', playlists: {} },
      schedule: {
        zone: null,
        hours: {},
        dates: {},
        holidays: [],
        holidayHours: [],
        dimMinutes: 30,
        atNight: 'dark',
        memory: { days: [], playlist: 'memory', silenceAt: '12:00' },
      },
      displays: [],
      machine: { timeoutSeconds: 10 },
      usage: { enabled: true },
      workshop: { enabled: true, idleMinutes: 15, drives: [] },
      install: { byPluggingIn: false, programKeys: [] },
      channel: { places: [], everyMinutes: 15 },
      releasesKept: 5,
      trustedKeys: [],
      revokedKeys: [],
    });
  });

  it('may be set one by one', () => {
    const text = `\ufeff{ "idleSeconds": 120, "mode": "display", "trustedKeys": ["${developmentPublicKey}"] }`;
    const { settings, faults } = parseSettings(text);
    expect(faults).toEqual([]);
    expect(settings).toEqual({
      ...defaultSettings,
      idleSeconds: 120,
      mode: 'display',
      trustedKeys: [developmentPublicKey],
    });
  });

  it('report line and reason of a fault, and fall back to the defaults', () => {
    expect(faultOf('{\n  "idleSeconds": 120,\n  "mode": "tuch"\n}')).toBe('3:3 "mode" must be touch or display');
    expect(faultOf('{ "idleSeconds": "90" }')).toBe('1:3 "idleSeconds" must be a number');
    expect(faultOf('{ "warningSeconds": 0 }')).toBe('1:3 "warningSeconds" must be at least 1');
    expect(faultOf('{\n "languages": ["kk", "de"]\n}')).toMatch(/^2:22 "languages\.1" must be one of/);
    expect(faultOf('{ "languages": ["kk", "kk"] }')).toMatch(/twice/);
    expect(faultOf('{\n\n "languages": ["ru"]\n}')).toMatch(/"defaultLanguage" must be one of "languages"/);
    expect(faultOf('{\n "idelSeconds": 9\n}')).toMatch(/^2:2 "idelSeconds" is not a setting \(known: languages, /);
    expect(faultOf('{ "trustedKeys": ["abc"] }')).toMatch(/^1:19 .*not an Ed25519 public key/);
    expect(faultOf('[]')).toMatch(/^1:1 /);
    expect(faultOf('null')).toMatch(/^1:1 /);
  });

  it('report line and column of a JSON error', () => {
    expect(faultOf('{\n  "idleSeconds": 90\n  "mode": "touch"\n}')).toBe(
      '3:3 "," or a closing bracket is missing here',
    );
    expect(faultOf('')).toMatch(/^1:1 a value is expected/);
    expect(faultOf('{ "a": 1, }')).toMatch(/^1:11 a key in "quotation marks"/);
  });

  it('report every fault at once', () => {
    expect(parseSettings('{ "mode": 1,\n"idleSeconds": -1 }').faults).toHaveLength(2);
  });

  it('are documented key by key', () => {
    const manual = readFileSync(new URL('../../../docs/settings.md', import.meta.url), 'utf8');
    for (const key of Object.keys(settingsSchema.entries)) expect(manual).toContain(`\`${key}\``);
    const example = /```json\n([\s\S]*?)```/.exec(manual)?.[1] ?? '';
    expect(parseSettings(example).faults).toEqual([]);
  });
});

/** A file that may have switched the workshop and counting off does not switch them on by its fault. */
const closed = {
  ...defaultSettings,
  workshop: { ...defaultSettings.workshop, enabled: false },
  usage: { ...defaultSettings.usage, enabled: false },
};

describe('the settings file', () => {
  let folder: string;
  let warned: [string, LogDetails | undefined][];
  const log = {
    info: () => {},
    error: () => {},
    warn: (event: string, details?: LogDetails) => void warned.push([event, details]),
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'esimde-settings-'));
    warned = [];
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('may be missing', () => {
    expect(readSettings(folder, log)).toEqual(defaultSettings);
    expect(warned).toEqual([]);
  });

  it('is read', () => {
    writeFileSync(settingsFile(folder), '{ "screenWidthMm": 941 }');
    expect(readSettings(folder, log).screenWidthMm).toBe(941);
  });

  it('replaces what the machine’s file sets, key by key, and adds its keys', () => {
    const machine = join(folder, 'machine.json');
    vi.stubEnv('ESIMDE_SETTINGS', machine);
    writeFileSync(machine, `{ "screenWidthMm": 487, "idleSeconds": 60, "trustedKeys": ["${developmentPublicKey}"] }`);
    writeFileSync(
      settingsFile(folder),
      '{ "screenWidthMm": 941, "trustedKeys": [], "revokedKeys": ["e4fdd5946fb13bc2"] }',
    );
    const { screenWidthMm, idleSeconds, trustedKeys, revokedKeys } = readSettings(folder, log);
    expect({ screenWidthMm, idleSeconds }).toEqual({ screenWidthMm: 941, idleSeconds: 60 });
    expect([trustedKeys, revokedKeys]).toEqual([[developmentPublicKey], ['e4fdd5946fb13bc2']]);
    writeFileSync(machine, '{ "mode": 1 }');
    expect(readSettings(folder, log)).toEqual(closed);
    expect(warned).toMatchObject([['settings-invalid', { file: machine }]]);
  });

  it('cannot add a key of programs where the machine has a file of its own', () => {
    const settings = (key: string): string => JSON.stringify({ install: { programKeys: [key] }, revokedKeys: [key] });
    writeFileSync(settingsFile(folder), settings('own'));
    expect(readProgramKeys(folder)).toEqual({ keys: ['own'], revoked: ['own'] });
    const machine = join(folder, 'machine.json');
    vi.stubEnv('ESIMDE_SETTINGS', machine);
    expect(readProgramKeys(folder)).toEqual({ keys: [], revoked: ['own'] });
    writeFileSync(machine, settings('museum'));
    expect(readProgramKeys(folder)).toEqual({ keys: ['museum'], revoked: ['museum', 'own'] });
  });

  it('is logged if it is not valid', () => {
    writeFileSync(settingsFile(folder), '{\n"mode": 1 }');
    expect(readSettings(folder, log)).toEqual(closed);
    const reason = '"mode" must be touch or display';
    expect(warned).toEqual([['settings-invalid', { file: settingsFile(folder), line: 2, column: 1, reason }]]);
  });

  it('is logged if it cannot be read', () => {
    mkdirSync(settingsFile(folder));
    expect(readSettings(folder, log)).toEqual(closed);
    expect(warned[0]?.[0]).toBe('settings-unreadable');
  });
});

describe('the data folder', () => {
  it('follows the convention of each system', () => {
    const home = { HOME: '/home/kiosk' };
    expect(defaultDataFolder('linux', home)).toBe(join('/home/kiosk', '.local', 'share', 'esimde'));
    expect(defaultDataFolder('linux', { ...home, XDG_DATA_HOME: '/data' })).toBe(join('/data', 'esimde'));
    expect(defaultDataFolder('linux', { ...home, XDG_DATA_HOME: '' })).toBe(
      join('/home/kiosk', '.local', 'share', 'esimde'),
    );
    expect(defaultDataFolder('darwin', home)).toBe(join('/home/kiosk', 'Library', 'Application Support', 'Esimde'));
    expect(defaultDataFolder('win32', { PROGRAMDATA: 'C:\\ProgramData' })).toBe(join('C:\\ProgramData', 'Esimde'));
  });
});

it('a program of the machine needs a placeholder for its value', () => {
  const reasons = (machine: object) => parseSettings(JSON.stringify({ machine })).faults.map(({ reason }) => reason);
  expect(reasons({ volume: ['amixer', 'set', '{percent}%'], turn: null, brightness: ['x', '{percent}'] })).toEqual([]);
  expect(reasons({ volume: ['amixer set 50%'] })).toEqual([
    '"machine.volume" must have {percent} in one of its arguments',
  ]);
  expect(reasons({ turn: ['{turn}'] })).toEqual(['"machine.turn" must have {turn} in one of its arguments']);
  expect(reasons({ turn: 'xrandr -o left' })).toEqual(['"machine.turn" must be a list: a program and its arguments']);
});

describe('a playlist', () => {
  it('of an earlier version is still read, without its former kind of scenes and its languages', () => {
    const scenes = [{ kind: 'term' }, { kind: 'camp', weight: 3 }];
    const text = JSON.stringify({
      loop: { playlists: { hall: { scenes, languages: 'pairs', charactersPerSecond: 10 } } },
    });
    const { settings, faults } = parseSettings(text);
    expect(faults).toEqual([]);
    expect(settings.loop.playlists.hall).toEqual({
      ...{ scenes: [{ kind: 'camp', weight: 3 }], order: 'mixed', charactersPerSecond: 10, shortestSeconds: 14 },
    });
  });
});
