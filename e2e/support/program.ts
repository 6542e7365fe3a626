import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const project = fileURLToPath(new URL('../..', import.meta.url));

export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  /** From start to end. */
  elapsedMs: number;
}

/** A child process with its output and end. */
export class Program {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly #startMs = performance.now();
  stdout = '';
  stderr = '';

  constructor(file: string, args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}) {
    this.process = spawn(file, args, {
      cwd: options.cwd ?? project,
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.stdout += text;
    });
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
    this.ended = new Promise((resolve, reject) => {
      this.process.once('error', reject);
      this.process.once('close', (status, signal) => {
        resolve({ status, signal, stdout: this.stdout, stderr: this.stderr, elapsedMs: this.elapsedMs });
      });
    });
  }

  get elapsedMs(): number {
    return performance.now() - this.#startMs;
  }

  /** Waits until stdout matches. @throws Error with the whole output when the program ends or takes too long */
  async printed(pattern: RegExp, timeoutMs = 120_000): Promise<RegExpMatchArray> {
    const deadlineMs = performance.now() + timeoutMs;
    while (performance.now() < deadlineMs) {
      const match = this.stdout.match(pattern);
      if (match) return match;
      if (this.process.exitCode !== null) {
        // Its last lines may still be on their way.
        await this.ended;
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`${pattern} was not printed.\nstdout: ${this.stdout}\nstderr: ${this.stderr}`);
  }

  /** Sends a signal, and kills the program when it does not end. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.process.kill(signal);
    const killer = setTimeout(() => this.process.kill('SIGKILL'), 30_000);
    return this.ended.finally(() => clearTimeout(killer));
  }
}
