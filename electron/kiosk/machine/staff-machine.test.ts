import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Log } from '../../service/http/log.ts';
import { isInPath, machineCommands } from './machine-commands.ts';
import { machineFile, staffMachine } from './staff-machine.ts';

/** Protects: the machine is controlled by programs without a shell, and a program that fails or hangs is reported. */
let folder = '';
const said: [string, object | undefined][] = [];
const note = (event: string, details?: object) => void said.push([event, details]);
const log: Log = { info: note, warn: note, error: note };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esimde-machine-'));
  said.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that records its arguments, one per line. */
function program(name: string, rest = ''): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nprintf '%s\\n' "$@" > ${folder}/${name}.said\n${rest}\n`);
  chmodSync(file, 0o755);
  return file;
}
const argumentsOf = (name: string): string[] =>
  readFileSync(join(folder, `${name}.said`), 'utf8')
    .split('\n')
    .slice(0, -1);

const machineOf = (settings: object, more: object = {}) =>
  staffMachine({ dataFolder: folder, settings: { timeoutSeconds: 5, ...settings }, log, ...more });

describe('a control', () => {
  it('runs its program with the value in its place, as one argument and never through a shell', async () => {
    const file = program('sound', '');
    const machine = machineOf({ volume: [file, '; touch /nowhere', 'to={percent}%'] });
    expect(await machine.setVolume(40)).toMatchObject({ ok: true });
    expect(argumentsOf('sound')).toEqual(['; touch /nowhere', 'to=40%']);
    expect(machine.controls().volume).toEqual({ isReady: true, now: 40 });
    expect(said).toContainEqual(['machine-set', { what: 'volume', value: 40 }]);
  });

  it('reports that it is not configured, and that its program failed or hung', async () => {
    expect(await machineOf({ brightness: null }).setBrightness(10)).toMatchObject({ ok: false });
    expect(machineOf({ brightness: null }).controls().brightness.isReady).toBe(false);
    const failing = machineOf({ turn: [program('fails', 'exit 3'), '{turn}'] });
    expect(await failing.turn('left')).toEqual({ ok: false, error: 'status 3' });
    expect(failing.controls().turn.now).toBeNull();
    const hanging = machineOf({ turn: [program('hangs', 'exec sleep 60'), '{turn}'], timeoutSeconds: 0.3 });
    expect(await hanging.turn('left')).toEqual({ ok: false, error: 'killed (SIGKILL)' });
    expect(await machineOf({ turn: [join(folder, 'absent'), '{turn}'] }).turn('left')).toMatchObject({ ok: false });
    expect(said.filter(([event]) => event === 'machine-set-failed')).toHaveLength(3);
  });

  it('is restored when the kiosk starts', async () => {
    const settings = { turn: [program('glass'), '-o', '{turn}'] };
    await machineOf(settings).turn('right');
    rmSync(join(folder, 'glass.said'));
    await machineOf(settings).restore();
    expect(argumentsOf('glass')).toEqual(['-o', 'right']);
    writeFileSync(machineFile(folder), 'damaged');
    rmSync(join(folder, 'glass.said'));
    await machineOf(settings).restore();
    expect(() => argumentsOf('glass')).toThrow();
  });
});

describe('programs', () => {
  const commands = (platform: NodeJS.Platform, there: string[], env: NodeJS.ProcessEnv = { DISPLAY: ':0' }) =>
    machineCommands({ timeoutSeconds: 10 }, { platform, env, isThere: (name) => there.includes(name) });

  it('are the first installed well-known ones, or null', () => {
    const { turn, volume, brightness } = commands('linux', ['xrandr', 'amixer', 'pactl']);
    expect([turn?.[0], volume?.[0], brightness]).toEqual(['xrandr', 'pactl', null]);
    expect(commands('linux', ['xrandr'], {}).turn).toBeNull();
    expect(commands('win32', ['xrandr', 'pactl'])).toEqual({ turn: null, volume: null, brightness: null });
  });

  it('are found along PATH', () => {
    program('wpctl');
    writeFileSync(join(folder, 'no-program'), '');
    const isThere = isInPath(`/nowhere:${folder}`);
    expect(['wpctl', 'no-program', 'absent'].map(isThere)).toEqual([true, false, false]);
  });
});

it('ends the kiosk only after the answer is sent, and not in a program that shows none', () => {
  vi.useFakeTimers();
  const onEnd = vi.fn();
  machineOf({}, { onEnd }).end?.('restart');
  expect(onEnd).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onEnd).toHaveBeenCalledExactlyOnceWith('restart');
  expect(machineOf({}).end).toBeNull();
  vi.useRealTimers();
});
