import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { PageFault } from '../electron/supervision/page-fault.ts';
import type { SupervisedKiosk } from './kiosk.ts';

const each = (pids: readonly number[], signal: NodeJS.Signals): undefined => {
  if (pids.length === 0) throw new Error('no such process');
  for (const pid of pids) process.kill(pid, signal);
};

/** Starts a script in the page that may never return. */
const begin = async (kiosk: SupervisedKiosk, script: string): Promise<undefined> => {
  const begun = await kiosk.inPage(async (page) => {
    await page.evaluate(`setTimeout(() => { ${script} }, 50)`);
    return true;
  });
  if (!begun) throw new Error('the page did not run the script');
  return undefined;
};

const currentRelease = (kiosk: SupervisedKiosk): string => {
  const folder = join(kiosk.dataFolder, 'releases');
  const { current } = JSON.parse(readFileSync(join(folder, 'current'), 'utf8')) as { current: string };
  return join(folder, current);
};

const page = { affects: 'page', detected: 'page-lost', recovered: 'page-shown' } as const;
const browser = { affects: 'process', detected: 'browser-ended', recovered: 'page-shown' } as const;
const host = { affects: 'process', detected: 'kiosk-ended', recovered: 'page-shown' } as const;
const data = { affects: 'data', detected: 'release-level-changed' } as const;

export const faults: readonly Fault[] = [
  {
    name: 'renderer killed',
    ...page,
    reason: 'crashed',
    cause: (kiosk) => each(kiosk.helpers('renderer'), 'SIGKILL'),
  },
  { name: 'renderer stopped', ...page, reason: 'hung', cause: (kiosk) => each(kiosk.helpers('renderer'), 'SIGSTOP') },
  { name: 'page in an endless loop', ...page, reason: 'hung', cause: (kiosk) => begin(kiosk, 'for (;;);') },
  {
    name: 'page out of memory',
    ...page,
    cause: (kiosk) => begin(kiosk, 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length));'),
  },
  {
    name: 'page does not load',
    ...page,
    reason: 'load-failed',
    cause: async (kiosk) => {
      await kiosk.inPage(async (shown) => {
        await shown.context().setOffline(true);
        await shown.reload({ timeout: 200 }).catch(() => null);
      });
      return undefined;
    },
  },
  {
    name: 'page goes to another address',
    affects: 'page',
    detected: 'address-refused',
    cause: async (kiosk) => {
      await begin(kiosk, 'location.href = "http://127.0.0.1:9/"');
      return undefined;
    },
  },
  { name: 'GPU process killed', affects: 'page', cause: (kiosk) => each(kiosk.helpers('gpu-process'), 'SIGKILL') },
  { name: 'browser killed', ...browser, cause: (kiosk) => each([kiosk.browser()], 'SIGKILL') },
  { name: 'browser stopped', ...browser, cause: (kiosk) => each([kiosk.browser()], 'SIGSTOP') },
  { name: 'host killed', ...host, cause: (kiosk) => each([kiosk.host()], 'SIGKILL') },
  { name: 'host stopped', ...host, cause: (kiosk) => each([kiosk.host()], 'SIGSTOP') },
  { name: 'host asked to end by a stray signal', ...host, cause: (kiosk) => each([kiosk.host()], 'SIGTERM') },
  { name: 'host ended by a fault of its own', ...host, cause: (kiosk) => each([kiosk.host()], 'SIGSEGV') },
  {
    name: 'database corrupted',
    ...data,
    cause(kiosk) {
      const file = openSync(join(currentRelease(kiosk), 'content.db'), 'r+');
      const { size } = statSync(join(currentRelease(kiosk), 'content.db'));
      for (let at = 0; at < size; at += 4096) writeSync(file, Buffer.alloc(512, 0x5a), 0, 512, at);
      closeSync(file);
      return undefined;
    },
  },
  {
    name: 'release folder deleted',
    ...data,
    cause(kiosk) {
      rmSync(currentRelease(kiosk), { recursive: true });
      return undefined;
    },
  },
  {
    name: 'every release deleted',
    ...data,
    cause(kiosk) {
      rmSync(join(kiosk.dataFolder, 'releases'), { recursive: true });
      return undefined;
    },
  },
  {
    name: 'database locked, then host killed',
    ...host,
    cause(kiosk) {
      const lock = exclusiveLock(join(currentRelease(kiosk), 'content.db'), kiosk);
      return () => lock.close();
    },
  },
];

/** The host holds the shared lock, so it is killed first; the next start finds the database locked. */
function exclusiveLock(file: string, kiosk: SupervisedKiosk): Database.Database {
  process.kill(kiosk.host(), 'SIGKILL');
  const lock = new Database(file, { timeout: 1_000 });
  lock.pragma('locking_mode = EXCLUSIVE');
  lock.exec('BEGIN EXCLUSIVE');
  return lock;
}

/** Faults of the disk of the data folder, which must be a separate tmpfs that a test may fill. */
export const diskFaults: readonly Fault[] = [
  {
    name: 'disk full, host killed',
    ...host,
    detected: undefined,
    recovered: undefined,
    cause(kiosk) {
      const filler = join(kiosk.dataFolder, 'filler');
      fill(filler);
      process.kill(kiosk.host(), 'SIGKILL');
      return () => rmSync(filler, { force: true });
    },
  },
  {
    name: 'disk full, browser killed',
    ...browser,
    detected: undefined,
    recovered: undefined,
    cause(kiosk) {
      const filler = join(kiosk.dataFolder, 'filler');
      fill(filler);
      process.kill(kiosk.browser(), 'SIGKILL');
      return () => rmSync(filler, { force: true });
    },
  },
  {
    name: 'disk read-only, host killed',
    ...host,
    detected: undefined,
    recovered: undefined,
    async cause(kiosk) {
      // A disk with open files for writing cannot become read-only, so all processes end first.
      process.kill(kiosk.supervisor, 'SIGSTOP');
      try {
        const browser = kiosk.browser();
        process.kill(kiosk.host(), 'SIGKILL');
        while (isRunning(browser)) await sleep(50);
        execFileSync('mount', ['-o', 'remount,ro', kiosk.dataFolder]);
      } finally {
        process.kill(kiosk.supervisor, 'SIGCONT');
      }
      return () => void execFileSync('mount', ['-o', 'remount,rw', kiosk.dataFolder]);
    },
  },
];

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function fill(path: string): void {
  if (existsSync(path)) rmSync(path);
  const file = openSync(path, 'w');
  for (const bytes of [1_000_000, 4_096, 1]) {
    try {
      for (;;) writeSync(file, Buffer.alloc(bytes));
    } catch {
      // No space for another chunk of this size.
    }
  }
  closeSync(file);
}

/** A fault that can happen to a kiosk in a museum. */
export interface Fault {
  name: string;
  /** The affected component, which determines the recovery limit (see `limits`). */
  affects: 'page' | 'process' | 'data';
  /** Causes the fault. @returns what undoes it, if anything has to be undone */
  cause: (kiosk: SupervisedKiosk) => Promise<(() => void) | undefined> | (() => void) | undefined;
  /** The log event of its detection; absent when Chromium recovers by itself. */
  detected?: string;
  /** The reason of that event; absent when either the page watchdog or the browser may detect it first. */
  reason?: PageFault;
  /** The log event of the completed recovery; absent when there is no visible interruption. */
  recovered?: string;
}

/** Maximum time without content on the screen, in seconds. */
export const limits = { page: 2, process: 5, data: 2 } as const;
