import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { isReservedOnWindows } from '../../db/release/windows-names.ts';
import { UserError } from '../../db/user-error.ts';
import { defaultDataFolder } from '../kiosk/settings/settings.ts';
import { CommandRefused } from './refused.ts';

/** The result of a command: `data` is printed under `--json`, `lines` otherwise. */
export interface Answer {
  data: object;
  lines: string[];
}

export interface JsonOption {
  json?: boolean;
}

export interface DataOptions extends JsonOption {
  data: string;
}

export const usualDataFolder = (): string => defaultDataFolder(process.platform, process.env);

/** A command that prints an `Answer`. */
export const answerCommand = (name: string, description: string): Command =>
  new Command(name).description(description).option('--json', 'answer as JSON');

/** A command on a data folder that prints an `Answer`. */
export const dataCommand = (name: string, description: string): Command =>
  answerCommand(name, description).option('--data <dir>', 'data folder of the kiosk', usualDataFolder());

/** Parses a sequence number. @throws {InvalidArgumentError} */
export function parseSequence(text: string): number {
  if (!/^0*[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It must be a whole number from 1.');
  return Number(text);
}

/** `--out -` means stdout, as in other programs; it never names a file. */
export const isStdout = (out: string | undefined): boolean => out === '-';

/** Parses `--out` of a command whose output is read back from the disk, or is more than one file. */
export function parseFileName(out: string): string {
  if (isStdout(out)) throw new InvalidArgumentError('This command cannot write to stdout: name a file.');
  // The last name of `.` and `..` is that of their folder.
  if (isReservedOnWindows(resolve(out)))
    throw new InvalidArgumentError('Windows cannot store a file of this name: choose another.');
  return out;
}

/** Runs a command and prints its answer or its refusal. Other errors are thrown on. */
export async function reply(json: boolean | undefined, work: () => Answer | Promise<Answer>): Promise<void> {
  try {
    const { data, lines } = await work();
    process.stdout.write(json ? `${JSON.stringify(data)}\n` : lines.map((line) => `${line}\n`).join(''));
  } catch (error) {
    if (!(error instanceof CommandRefused)) throw error;
    const { code, message, data } = error;
    process.exitCode = 1;
    if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, ...data } })}\n`);
    process.stderr.write(`esimde: ${message}\n`);
  }
}

/** The code of an error of the disk, from the system or SQLite. Everything else is a bug and is thrown on. */
export function systemCodeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string' || /^(ERR_|SQLITE_(CONSTRAINT|ERROR|MISMATCH|MISUSE|RANGE))/.test(code)) throw error;
  return code;
}

/** @throws {UserError} if the disk refuses */
export function writing<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UserError(`${place} cannot be written to (${systemCodeOf(error)}).`);
  }
}
