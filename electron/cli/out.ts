import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InvalidArgumentError } from 'commander';
import { Complaint } from './user-error.ts';

/** `--out -` means stdout, as in other programs; it never names a file. */
export const isStdout = (out: string | undefined): boolean => out === '-';

/** Parses `--out` of a command whose output is read back from the disk, or is more than one file. */
export function parseFileName(out: string): string {
  if (isStdout(out)) throw new InvalidArgumentError('This command cannot write to stdout: name a file.');
  return out;
}

/** @throws {Complaint} with `--json`, because the answer would end up within the table */
export async function writeToStdout(parts: Iterable<string>, json: boolean | undefined): Promise<void> {
  if (json) throw new Complaint('--out - and --json both write to stdout: leave one of them out.');
  try {
    await pipeline(Readable.from(parts), process.stdout, { end: false });
  } catch (error) {
    // The reader has what it wants, as `head` has after ten lines.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
