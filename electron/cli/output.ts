import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UserError } from '../../db/user-error.ts';

/** @throws {UserError} with `--json`, because the answer would end up in the table */
export async function writeToStdout(parts: Iterable<string>, json: boolean | undefined): Promise<void> {
  if (json) throw new UserError('--out - and --json both write to stdout: leave one of them out.');
  try {
    await pipeline(Readable.from(parts), process.stdout, { end: false });
  } catch (error) {
    // The reader has closed the pipe, as `head` does after ten lines.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

/** Lines of a table with columns as wide as their longest cell. */
export function table(head: string[], rows: (string | number)[][]): string[] {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
