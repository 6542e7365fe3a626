import { execFile, spawn } from 'node:child_process';
import { failed, ok, type Result } from '../../db/model/result.ts';

/** Runs a program and its arguments; the error is a reason for the log. */
export type RunProgram = (command: readonly string[], timeoutMs: number) => Promise<Result<null, string>>;

/** Runs a program without a shell and kills it after the timeout. Never rejects. */
export const runProgram: RunProgram = ([program = '', ...args], timeoutMs) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: timeoutMs, killSignal: 'SIGKILL' });
    child.once('error', (error) => resolve(failed(error.message)));
    child.once('exit', (status, signal) =>
      resolve(status === 0 ? ok(null) : failed(signal ? `killed (${signal})` : `status ${status}`)),
    );
  });

/** What a program prints, whatever its status; null where it is missing, prints nothing or takes too long. */
export type OutputOf = (command: readonly string[], timeoutMs: number) => Promise<string | null>;

/** Without a shell; killed after the timeout. Never rejects. */
export const outputOf: OutputOf = ([program = '', ...args], timeoutMs) =>
  new Promise((resolve) => {
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    execFile(program, args, { env, timeout: timeoutMs, killSignal: 'SIGKILL' }, (error, stdout) =>
      resolve(stdout.trim() === '' || error?.killed ? null : stdout),
    );
  });
