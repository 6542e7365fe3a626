import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../service/http/log.ts';
import { createCrashBudget } from './crash-budget.ts';

export interface KeptProgram {
  /** Short name for the log. */
  name: string;
  file: string;
  /** Asked at every start. */
  args: () => readonly string[];
  env?: () => NodeJS.ProcessEnv;
  /** Where its stdout goes; nowhere unless it is said. */
  stdout?: 'inherit';
  /** How many pipes it has beside its streams: file descriptors 3 and up. */
  pipes?: number;
  /** Whether an end with this status is meant, so that the program stays ended. */
  isMeant: (status: number | null) => boolean;
  onStart?: (child: ChildProcess) => void;
  /** Called when it ended without being meant to. @returns how long to wait before the next start */
  onEnd?: (status: number | null) => number;
}

/** A program that is started again whenever it ends by itself. */
export interface KeptProcess {
  /** Resolves when the program ended as it was meant to, or was ended. */
  readonly over: Promise<void>;
  /** Kills the program and everything that it started; it is started again. */
  restart(): void;
  /** Ends the program and everything that it started. */
  end(): Promise<void>;
}

/** How long a program may take to end before it is killed. */
const graceMs = 500;

/** Starts a program and keeps it running, within the crash budget; whatever it says last goes to the log. */
export function keepRunning(program: KeptProgram, log: Log): KeptProcess {
  const budget = createCrashBudget(() => performance.now());
  const stop = new AbortController();
  let child: ChildProcess | undefined;

  const over = (async () => {
    while (!stop.signal.aborted) {
      child = begin(program);
      const ending = endOf(child);
      if (child.pid !== undefined) program.onStart?.(child);
      const { status, said } = await ending;
      if (stop.signal.aborted || program.isMeant(status)) return;
      terminate(child, 'SIGKILL');
      const waitMs = program.onEnd?.(status) ?? budget.waitMs();
      log.warn(`${program.name}-ended`, { status, said, waitMs });
      await sleep(waitMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  })();

  return {
    over,
    restart() {
      if (child) terminate(child, 'SIGKILL');
    },
    async end() {
      stop.abort();
      if (child) terminate(child, 'SIGTERM');
      const inTime = await Promise.race([over.then(() => true), sleep(graceMs, false, { ref: false })]);
      if (!inTime && child) terminate(child, 'SIGKILL');
      await over;
    },
  };
}

/** In a process group of its own, so that ending it ends its helpers too. */
function begin({ file, args, env, stdout, pipes = 0 }: KeptProgram): ChildProcess {
  return spawn(file, args(), {
    env: env?.(),
    stdio: ['ignore', stdout ?? 'ignore', 'pipe', ...Array.from({ length: pipes }, () => 'pipe' as const)],
    detached: process.platform !== 'win32',
  });
}

function endOf(child: ChildProcess): Promise<{ status: number | null; said: string }> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-300);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: 127, said: error.message }));
    child.once('exit', (status) => resolve({ status, said: said.trim() }));
  });
}

/** Also where the program itself is gone already: what it started may have outlived it. */
function terminate(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}
