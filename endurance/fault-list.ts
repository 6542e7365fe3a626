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
  if (!begun) throw new Error('the page did not take it');
  return undefined;
};

const currentRelease = (kiosk: SupervisedKiosk): string => {
  const folder = join(kiosk.dataFolder, 'releases');
  const { current } = JSON.parse(readFileSync(join(folder, 'current'), 'utf8')) as { current: string };
  return join(folder, current);
};

const page = { befalls: 'page', noticed: 'page-lost', whole: 'page-shown' } as const;
const browser = { befalls: 'process', noticed: 'browser-ended', whole: 'page-shown' } as const;
const host = { befalls: 'process', noticed: 'kiosk-ended', whole: 'page-shown' } as const;
const data = { befalls: 'data', noticed: 'release-level-changed' } as const;

export const faults: readonly Fault[] = [
  {
    name: 'renderer killed',
    ...page,
    reason: 'crashed',
    strike: (kiosk) => each(kiosk.helpers('renderer'), 'SIGKILL'),
  },
  { name: 'renderer stopped', ...page, reason: 'hung', strike: (kiosk) => each(kiosk.helpers('renderer'), 'SIGSTOP') },
  { name: 'page in an endless loop', ...page, reason: 'hung', strike: (kiosk) => begin(kiosk, 'for (;;);') },
  {
    name: 'page out of memory',
    ...page,
    strike: (kiosk) => begin(kiosk, 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length));'),
  },
  {
    name: 'page does not load',
    ...page,
    reason: 'load-failed',
    strike: async (kiosk) => {
      await kiosk.inPage(async (shown) => {
        await shown.context().setOffline(true);
        await shown.reload({ timeout: 200 }).catch(() => null);
      });
      return undefined;
    },
  },
  {
    name: 'page goes to another address',
    befalls: 'page',
    noticed: 'address-refused',
    strike: async (kiosk) => {
      await begin(kiosk, 'location.href = "http://127.0.0.1:9/"');
      return undefined;
    },
  },
  { name: 'GPU process killed', befalls: 'page', strike: (kiosk) => each(kiosk.helpers('gpu-process'), 'SIGKILL') },
  { name: 'browser killed', ...browser, strike: (kiosk) => each([kiosk.browser()], 'SIGKILL') },
  { name: 'browser stopped', ...browser, strike: (kiosk) => each([kiosk.browser()], 'SIGSTOP') },
  { name: 'host killed', ...host, strike: (kiosk) => each([kiosk.host()], 'SIGKILL') },
  { name: 'host stopped', ...host, strike: (kiosk) => each([kiosk.host()], 'SIGSTOP') },
  { name: 'host asked to end by a stray signal', ...host, strike: (kiosk) => each([kiosk.host()], 'SIGTERM') },
  { name: 'host ended by a fault of its own', ...host, strike: (kiosk) => each([kiosk.host()], 'SIGSEGV') },
  {
    name: 'database corrupted',
    ...data,
    strike(kiosk) {
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
    strike(kiosk) {
      rmSync(currentRelease(kiosk), { recursive: true });
      return undefined;
    },
  },
  {
    name: 'every release deleted',
    ...data,
    strike(kiosk) {
      rmSync(join(kiosk.dataFolder, 'releases'), { recursive: true });
      return undefined;
    },
  },
  {
    name: 'database locked, then host killed',
    ...host,
    strike(kiosk) {
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

/** Faults of the disk under the data folder, which has to be one that may be filled: a tmpfs of the test's own. */
export const diskFaults: readonly Fault[] = [
  {
    name: 'disk full, host killed',
    ...host,
    noticed: undefined,
    whole: undefined,
    strike(kiosk) {
      const filler = join(kiosk.dataFolder, 'filler');
      fill(filler);
      process.kill(kiosk.host(), 'SIGKILL');
      return () => rmSync(filler, { force: true });
    },
  },
  {
    name: 'disk full, browser killed',
    ...browser,
    noticed: undefined,
    whole: undefined,
    strike(kiosk) {
      const filler = join(kiosk.dataFolder, 'filler');
      fill(filler);
      process.kill(kiosk.browser(), 'SIGKILL');
      return () => rmSync(filler, { force: true });
    },
  },
  {
    name: 'disk read-only, host killed',
    ...host,
    noticed: undefined,
    whole: undefined,
    async strike(kiosk) {
      // A disk on which something is being written cannot be made read-only: first everything ends.
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
      // Full to this size of a piece.
    }
  }
  closeSync(file);
}

/** Something that befalls a kiosk on the wall. */
export interface Fault {
  name: string;
  /** What it befalls, and thereby how soon the kiosk has to be back: the page 2 s, a process 5 s, data at no time away. */
  befalls: 'page' | 'process' | 'data';
  /** Makes it happen. @returns ends what it began, if anything */
  strike: (kiosk: SupervisedKiosk) => Promise<(() => void) | undefined> | (() => void) | undefined;
  /** The log says this once the kiosk has dealt with it; left out where Chromium copes alone. */
  noticed?: string;
  /** The code of that line; left out where the page watch and the browser may each be first to notice. */
  reason?: PageFault;
  /** The log says this once the kiosk is whole again; left out where there is nothing to see. */
  whole?: string;
}

/** How long the visitor's screen may be away, in seconds. */
export const limits = { page: 2, process: 5, data: 2 } as const;
