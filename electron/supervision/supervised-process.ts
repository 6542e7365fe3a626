import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../service/http/log.ts';
import { createCrashBudget } from './crash-budget.ts';

export interface SupervisedProgram {
  /** Short name for the log. */
  name: string;
  file: string;
  /** Asked at every start. */
  args: () => readonly string[];
  env?: () => NodeJS.ProcessEnv;
  /** Where its stdout goes; nowhere by default. */
  stdout?: 'inherit';
  /** How many pipes it has beside its streams: file descriptors 3 and up. */
  pipes?: number;
  /** @param restart kills this child and everything that it started; it is started again */
  onStart?: (child: ChildProcess, restart: () => void) => void;
  /**
   * Called when it ended by itself or was restarted. By default it is started again within the crash budget.
   *
   * @returns how long to wait before the next start, or `final` when it is to stay ended
   */
  onEnd?: (status: number | null) => number | 'final';
}

/** A program that is started again whenever it ends. */
export interface SupervisedProcess {
  /** Resolves with its exit code when its end was final, with null when it was ended. */
  readonly over: Promise<number | null>;
  /** Kills the program and everything that it started; it is started again. */
  restart(): void;
  /** Ends the program and everything that it started. */
  end(): Promise<void>;
}

/** How long a program may take to end before it is killed. */
const graceMs = 500;

/** Starts a program and keeps it running; the end of its stderr goes to the log. */
export function superviseProcess(program: SupervisedProgram, log: Log): SupervisedProcess {
  const budget = createCrashBudget(() => performance.now());
  const stop = new AbortController();
  let child: ChildProcess | undefined;

  const over = (async () => {
    while (!stop.signal.aborted) {
      const started = begin(program);
      child = started;
      const ending = endOf(started);
      if (started.pid !== undefined) program.onStart?.(started, () => terminate(started, 'SIGKILL'));
      const { status, said } = await ending;
      if (stop.signal.aborted) return null;
      const next = program.onEnd ? program.onEnd(status) : budget.waitMs();
      if (next === 'final') return status;
      terminate(started, 'SIGKILL');
      log.warn(`${program.name}-ended`, { status, said, waitMs: next });
      await sleep(next, undefined, { signal: stop.signal }).catch(() => undefined);
    }
    return null;
  })();

  return {
    over,
    restart() {
      if (child) terminate(child, 'SIGKILL');
    },
    async end() {
      stop.abort();
      if (child) askToEnd(child);
      const inTime = await Promise.race([over.then(() => true), sleep(graceMs, false, { ref: false })]);
      if (!inTime && child) terminate(child, 'SIGKILL');
      await over;
    },
  };
}

/** In a process group of its own, so that ending it ends its helpers too. */
function begin({ file, args, env, stdout, pipes = 0 }: SupervisedProgram): ChildProcess {
  return spawn(file, args(), {
    env: env?.(),
    stdio: ['ignore', stdout ?? 'ignore', 'pipe', ...Array.from({ length: pipes }, () => 'pipe' as const)],
    detached: process.platform !== 'win32',
  });
}

function endOf(child: ChildProcess): Promise<{ status: number | null; said: string }> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = `${said}${text}`.slice(-8_000);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: 127, said: error.message }));
    child.once('exit', (status) => resolve({ status, said: reasonIn(said) }));
  });
}

/** The last error that Chromium printed, without those of D-Bus and Fontconfig, which stop nothing; else the last output. */
function reasonIn(output: string): string {
  const errors = output
    .split('\n')
    .filter((line) => /:(ERROR|FATAL):(?!.*dbus\/)/.test(line) && !line.includes('Fontconfig'));
  return errors.at(-1)?.slice(0, 300) ?? output.trim().slice(-300);
}

/**
 * Windows knows no SIGTERM: Node would kill the program, which then closes nothing. A program that sends heartbeats
 * ends when its pipe is closed (heartbeat-sender.ts).
 */
function askToEnd(child: ChildProcess): void {
  const pipes = child.stdio.slice(3);
  if (process.platform !== 'win32' || pipes.length === 0) terminate(child, 'SIGTERM');
  else for (const pipe of pipes) pipe?.destroy();
}

/** Also where the program itself is gone: processes that it started may have outlived it. */
function terminate(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It is gone.
  }
}
