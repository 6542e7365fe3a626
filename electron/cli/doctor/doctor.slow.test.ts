import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appFolder } from '../../kiosk/app-folder.ts';

/** Protects: `esimde doctor` names what is wrong, changes nothing, and its support file holds nothing personal. */
const work = mkdtempSync(join(tmpdir(), 'esimde-doctor-'));
afterAll(() => rmSync(work, { recursive: true }));
const data = join(work, 'Aigul', 'kiosk data');
const programs = join(work, 'bin');
const support = join(work, 'support.json');
const program = join(appFolder(), 'dist/esimde.js');

interface Examined {
  name: string;
  findings: { code: string; isFault: boolean; sentence: string }[];
}

const env = {
  ...process.env,
  PATH: `${programs}:${process.env.PATH}`,
  HOME: join(work, 'Aigul'),
  USER: 'aigul.tech',
  DISPLAY: '',
  WAYLAND_DISPLAY: '',
};

function doctor(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'doctor', '--data', data, ...words], {
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}

function faults(): Record<string, string> {
  const { doctor: found } = JSON.parse(doctor('--json').stdout) as { doctor: { checks: Examined[] } };
  const all = found.checks.flatMap(({ findings }) => findings).filter(({ isFault }) => isFault);
  return Object.fromEntries(all.map(({ code, sentence }) => [code, sentence]));
}

function fakeProgram(name: string, answer: string): void {
  writeFileSync(join(programs, name), `#!/bin/sh\ncat <<'END'\n${answer}\nEND\n`);
  chmodSync(join(programs, name), 0o755);
}

const writeSettings = (text: string): void => writeFileSync(join(data, 'settings.json'), text);
const logLine = (more: object): string =>
  `${JSON.stringify({ time: '2026-11-23T04:05:00.000Z', level: 'error', event: 'page-lost', ...more })}\n`;

const goodSettings = JSON.stringify({
  schedule: { zone: 'Asia/Almaty' },
  takeHome: { address: 'https://aigul.museum.kz' },
  workshop: { drives: ['/home/aigul/letters'] },
  channel: { places: ['https://aigul:hunter2@museum.kz/channel'] },
});

beforeAll(() => {
  mkdirSync(join(data, 'logs'), { recursive: true });
  mkdirSync(programs);
});

describe.skipIf(process.platform !== 'linux')('esimde doctor', () => {
  it('finds no fault of the kiosk in a good data folder, and leaves it as it was', () => {
    writeSettings(goodSettings);
    expect(Object.keys(faults()).filter((code) => !['no-browser', 'no-panel', 'clock-ahead'].includes(code))).toEqual([
      'no-display',
    ]);
    expect(existsSync(join(data, 'clock.json'))).toBe(false);
  });

  it('explains a fault in the settings with its line, a missing folder and errors in the log', () => {
    writeSettings('{\n  "idleSeconds": -4\n}');
    expect(faults()['settings-wrong']).toContain('line 2');
    writeSettings(goodSettings);
    writeFileSync(join(data, 'logs', 'esimde.log'), logLine({}) + logLine({}) + logLine({ level: 'info', event: 'x' }));
    expect(faults()['log-errors']).toContain('page-lost: 2 times');
    const { status, stdout } = doctor('--data', join(work, 'none'));
    expect(status).toBe(1);
    expect(stdout).toContain(`FAULT  data folder: There is no data folder ${join(work, 'none')}`);
  });

  it('says that a release was changed, and that visitors see another one', () => {
    mkdirSync(join(data, 'releases', '0007'), { recursive: true });
    writeFileSync(join(data, 'releases', 'current'), JSON.stringify({ current: '0007', previous: null }));
    expect(Object.keys(faults())).toEqual(expect.arrayContaining(['release-refused', 'release-lower']));
    rmSync(join(data, 'releases'), { recursive: true });
  });

  it('reads the health of a disk from smartctl', () => {
    fakeProgram('smartctl', '{"devices":[{"name":"/dev/sda","type":"sat"}],"smart_status":{"passed":false}}');
    expect(faults()['disk-failing']).toContain('/dev/sda is failing');
    rmSync(join(programs, 'smartctl'));
  });

  it('writes a support file without names, paths, addresses, letters or passphrases', () => {
    const secrets = { name: 'Aigul', path: '/home/aigul/x', typed: 'hunter2 in a letter' };
    const reason = `ENOENT: no such file, open '${data}/workshop/x', '/home/aigul/y' as aigul.tech`;
    writeFileSync(join(data, 'logs', 'esimde.log'), logLine({ ...secrets, reason, count: 3 }));
    mkdirSync(join(data, 'workshop', 'inbox'), { recursive: true });
    writeFileSync(join(data, 'workshop', 'inbox', '20261123-AAAAAA.age'), 'hunter2');
    const { status, stdout } = doctor('--out', support);
    expect([status, stdout]).toEqual([1, expect.stringContaining(`The support file is ${support}.`)]);
    const text = readFileSync(support, 'utf8');
    expect(text).not.toMatch(/aigul|hunter2|museum\.kz|\/home\/|letter/i);
    const { checks, log, settings } = JSON.parse(text) as { checks: Examined[]; log: object[]; settings: object };
    expect(checks.map(({ name }) => name)).toContain('settings and keys');
    expect(settings).toMatchObject({ idleSeconds: 90, takeHome: { address: '…' } });
    expect(log).toEqual([
      {
        time: '2026-11-23T04:05:00.000Z',
        level: 'error',
        event: 'page-lost',
        reason: "ENOENT: no such file, open '<data>/workshop/x', '<path>' as <account>",
        count: 3,
      },
    ]);
  });
});
