import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** How one start of the stand-in behaves. */
export interface StartPlan {
  /** Ends with this code before the program begins, as Electron does without its libraries. */
  exit?: number;
  /** `crash`: its process ends after the first heartbeats. `hang`: heartbeats stop. `blank`: no heartbeat, no paint. */
  page?: 'well' | 'crash' | 'hang' | 'blank' | 'load-failed';
  /** Only the first so many windows behave so; the others are well. */
  windows?: number;
  /** The main process hangs once the page is shown. */
  hang?: boolean;
  /** What is thrown once the page is shown. */
  bug?: 'exception' | 'rejection';
  /** `whenReady` rejects. */
  notReady?: boolean;
  /** How many times the GPU process ends once the page is shown. */
  gpuLosses?: number;
  /** Milliseconds by which the monotonic clock jumps once the page is shown; timers of 10 s and more come at once. */
  jumpMs?: number;
  /** Writing below this folder fails as on a read-only disk. */
  readOnly?: string;
  /** Staff sign in on the first display and end the kiosk. */
  staff?: { name: string; passphrase: string; how?: 'exit' | 'restart' };
  /** The page asks for the first account, twice. */
  firstAccount?: { name: string; passphrase: string };
  /** The page lists the sticks once staff have signed in. */
  drives?: boolean;
  /** The displays; one of 1920 × 1080 by default. */
  displays?: { x: number; y: number; width: number; height: number }[];
  /** Once the page is shown: the last display is unplugged, the page on it crashes, the display is plugged in again. */
  replug?: boolean;
  /** Closes the first window once the page is shown, as a user would. */
  close?: boolean;
  /** The system that the program takes this one for. */
  platform?: NodeJS.Platform;
  /** A file is opened by its icon: the program is started for it, or is running (`docs/api/app.md`, `open-file`). */
  openFile?: { path: string; isRunning: boolean };
  /** Address from which the page downloads a file once it is shown. */
  download?: string;
}

export interface Plan {
  /** Whether `process.argv` is a packaged program's. */
  packaged: boolean;
  /** In the order of the starts; the last one is repeated. */
  starts: StartPlan[];
}

/** One line of the record. */
export interface Happening {
  pid: number;
  /** Number of the start, from 0. */
  start: number;
  event: string;
  details: Record<string, unknown>;
}

export const planVariable = 'STAND_IN_PLAN';
export const recordVariable = 'STAND_IN_RECORD';

export function readRecord(file: string): Happening[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Happening);
}

const recordFile = process.env[recordVariable] ?? '';
const plan = JSON.parse(process.env[planVariable] ?? '{"packaged":false,"starts":[{}]}') as Plan;

/** Number of this start. */
const start = readRecord(recordFile).filter(({ event }) => event === 'start').length;

export const isPackaged = plan.packaged;
export const startPlan: StartPlan = plan.starts[Math.min(start, plan.starts.length - 1)] ?? {};

export function record(event: string, details: Record<string, unknown> = {}): void {
  if (recordFile) appendFileSync(recordFile, `${JSON.stringify({ pid: process.pid, start, event, details })}\n`);
}

/** A test that ended removes the record: nothing outlives it. */
if (recordFile) setInterval(() => existsSync(recordFile) || process.exit(99), 500).unref();
