import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastReportFile } from '../../electron/hosts/self-check-report.ts';
import { appFolder, appVersion } from '../../electron/kiosk/app-folder.ts';
import { type Happening, type Plan, planVariable, readRecord, recordVariable } from './plan.ts';

const preload = join(import.meta.dirname, 'preload.ts');

/** A program that a scenario started, and what happened in it and in every stand-in that followed. */
export interface Scenario {
  readonly data: string;
  readonly child: ChildProcess;
  /** Exit code of the program; null while it runs or where a signal ended it. */
  readonly ended: Promise<number | null>;
  happenings(event?: string): Happening[];
  /** Waits for so many happenings of a kind. */
  until(event: string, count?: number): Promise<Happening[]>;
  /** The lines of an event in the program's log. */
  logged(event: string): Record<string, unknown>[];
  /** Waits for an event in the program's log. */
  untilLogged(event: string, count?: number): Promise<Record<string, unknown>[]>;
  stderr(): string;
  /** Ends everything and removes the folder. */
  close(): Promise<void>;
}

export interface ScenarioOptions extends Partial<Plan> {
  /** `main`: Electron's main process alone. `start`: under `esimde start --host=electron`. */
  program?: 'main' | 'start' | 'self-check';
  /** The folder of the program; the built tree by default. */
  app?: string;
  /** Further words, before all others. */
  words?: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** Copied into the data folder. */
  from?: string;
  /** Chromium's program, where it draws the pages; otherwise they are scripted. */
  browser?: string;
  /** Added to the settings. */
  settings?: object;
  /** A self-check has passed on this machine. */
  isProven?: boolean;
  /** The data folder of another scenario. */
  data?: string;
}

/** Ends a test that hangs; a shared machine may be ten times slower. */
const waitMs = 110_000;

export function runScenario(options: ScenarioOptions): Scenario {
  const {
    program = 'main',
    app = appFolder(),
    words = [],
    env = {},
    packaged = program === 'main',
    starts = [{}],
  } = options;
  const main = join(app, 'dist', 'electron', 'main.js');
  const folder = mkdtempSync(join(tmpdir(), 'esimde-stand-in-'));
  const data = options.data ?? join(folder, 'data');
  if (options.from) cpSync(options.from, data, { recursive: true });
  // With a settings file a new data folder shows the kiosk, and not the page that sets it up.
  if (options.settings || options.data === undefined) addSettings(data, options.settings ?? {});
  if (options.isProven) writePassedCheck(data);
  const record = join(folder, 'record.jsonl');
  writeFileSync(record, '');
  const plan: Plan = { packaged, starts };
  const file = program === 'main' ? main : join(app, 'dist', 'esimde.js');
  const command = program === 'start' ? ['start', '--port=0'] : [program];
  const nodeWords = program === 'main' ? ['--import', preload, file] : [file, ...command];
  const host = program === 'start' && !words.some((word) => word.startsWith('--host')) ? ['--host=electron'] : [];
  const child = spawn(process.execPath, [...nodeWords, ...host, ...words, `--data=${data}`], {
    env: {
      ...withoutSupervisor(),
      DISPLAY: ':999',
      ESIMDE_BROWSER_ARGS: '--no-sandbox',
      ELECTRON_OVERRIDE_DIST_PATH: standInProgram(folder),
      STAND_IN_MAIN: main,
      STAND_IN_PROFILES: join(folder, 'profiles'),
      ...(options.browser && { STAND_IN_BROWSER: options.browser }),
      [planVariable]: JSON.stringify(plan),
      [recordVariable]: record,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const happenings = (event?: string): Happening[] =>
    readRecord(record).filter((each) => event === undefined || each.event === event);
  const logged = (event: string): Record<string, unknown>[] => logOf(data).filter((line) => line.event === event);
  const until = async <T>(what: string, read: () => T[], count: number): Promise<T[]> => {
    const endMs = performance.now() + waitMs;
    for (;;) {
      const found = read();
      if (found.length >= count) return found;
      if (performance.now() > endMs) {
        throw new Error(`${found.length} of ${count} ${what}\n${readFileSync(record, 'utf8')}\n${said}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  return {
    data,
    child,
    ended,
    happenings,
    logged,
    until: (event, count = 1) => until(event, () => happenings(event), count),
    untilLogged: (event, count = 1) => until(event, () => logged(event), count),
    stderr: () => said,
    async close() {
      child.kill('SIGKILL');
      await ended;
      for (const { pid } of happenings('start')) kill(pid);
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

function writePassedCheck(data: string): void {
  mkdirSync(data, { recursive: true });
  const report = { isGood: true, version: appVersion(), machine: hostname() };
  writeFileSync(lastReportFile(data), JSON.stringify(report));
}

function addSettings(data: string, settings: object): void {
  const file = join(data, 'settings.json');
  mkdirSync(data, { recursive: true });
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  writeFileSync(file, JSON.stringify({ ...before, ...settings }));
}

/** `electron` for ELECTRON_OVERRIDE_DIST_PATH. */
function standInProgram(folder: string): string {
  const dist = join(folder, 'dist');
  const program = join(dist, 'electron');
  mkdirSync(dist);
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" --import "${preload}" "$@"\n`);
  chmodSync(program, 0o755);
  return dist;
}

function logOf(data: string): Record<string, unknown>[] {
  try {
    const lines = readFileSync(join(data, 'logs', 'esimde.log'), 'utf8')
      .split('\n')
      .filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  } catch {
    return [];
  }
}

function withoutSupervisor(): NodeJS.ProcessEnv {
  const {
    ESIMDE_ALIVE_FD: _pipe,
    NOTIFY_SOCKET: _socket,
    ESIMDE_KEPT: _kept,
    WAYLAND_DISPLAY: _wayland,
    ...env
  } = process.env;
  return env;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended.
  }
}
