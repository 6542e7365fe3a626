import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CommandEnd, runHere } from '../../../test-support/service/command.ts';
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
  PATH: `${programs}:${process.env.PATH}`,
  ESIMDE_BROWSER: join(programs, 'chromium'),
  HOME: join(work, 'Aigul'),
  USER: 'aigul.tech',
  DISPLAY: '',
  WAYLAND_DISPLAY: '',
};

const doctor = (...words: string[]): Promise<CommandEnd> => runHere(['doctor', '--data', data, ...words]);

/** Starts the real program. */
const start = (...words: string[]): CommandEnd =>
  spawnSync(process.execPath, [program, 'doctor', '--data', data, ...words], { encoding: 'utf8' });

/** @param end that of `doctor --json`; run here where it is absent */
async function faults(end?: CommandEnd): Promise<Record<string, string>> {
  const { stdout } = end ?? (await doctor('--json'));
  const { doctor: found } = JSON.parse(stdout) as { doctor: { checks: Examined[] } };
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
  fakeProgram('chromium', 'Chromium 140.0.7339.80');
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
});
afterAll(() => void vi.unstubAllEnvs());

describe.skipIf(process.platform !== 'linux')('esimde doctor', () => {
  it('finds no fault of the kiosk in a good data folder, and leaves it as it was', async () => {
    writeSettings(goodSettings);
    expect(
      Object.keys(await faults(start('--json'))).filter((code) => !['no-panel', 'clock-ahead'].includes(code)),
    ).toEqual(['no-display']);
    expect(existsSync(join(data, 'clock.json'))).toBe(false);
  });

  it('explains a fault in the settings with its line, a missing folder and errors in the log', async () => {
    writeSettings('{\n  "idleSeconds": -4\n}');
    expect((await faults())['settings-wrong']).toContain('line 2');
    writeSettings(goodSettings);
    writeFileSync(join(data, 'logs', 'esimde.log'), logLine({}) + logLine({}) + logLine({ level: 'info', event: 'x' }));
    expect((await faults())['log-errors']).toContain('page-lost: 2 times');
    const { status, stdout } = await doctor('--data', join(work, 'none'));
    expect(status).toBe(1);
    expect(stdout).toContain(`FAULT  data folder: There is no data folder ${join(work, 'none')}`);
  });

  it('says that a release was changed, and that visitors see another one', async () => {
    mkdirSync(join(data, 'releases', '0007'), { recursive: true });
    writeFileSync(join(data, 'releases', 'current'), JSON.stringify({ current: '0007', previous: null }));
    expect(Object.keys(await faults())).toEqual(expect.arrayContaining(['release-refused', 'release-lower']));
    rmSync(join(data, 'releases'), { recursive: true });
  });

  it('reads the health of a disk from smartctl', async () => {
    fakeProgram('smartctl', '{"devices":[{"name":"/dev/sda","type":"sat"}],"smart_status":{"passed":false}}');
    expect((await faults())['disk-failing']).toContain('/dev/sda is failing');
    rmSync(join(programs, 'smartctl'));
  });

  it('writes a support file without names, paths, addresses, letters or passphrases', () => {
    const secrets = { name: 'Aigul', path: '/home/aigul/x', typed: 'hunter2 in a letter' };
    const reason = `ENOENT: no such file, open '${data}/workshop/x', '/home/aigul/y' as aigul.tech`;
    writeFileSync(join(data, 'logs', 'esimde.log'), logLine({ ...secrets, reason, count: 3 }));
    mkdirSync(join(data, 'workshop', 'inbox'), { recursive: true });
    writeFileSync(join(data, 'workshop', 'inbox', '20261123-AAAAAA.age'), 'hunter2');
    const { status, stdout } = start('--out', support);
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
