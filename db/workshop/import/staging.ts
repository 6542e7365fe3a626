import { closeSync, createReadStream, openSync, rmSync, writeFileSync } from 'node:fs';
import type { BatchRow } from '../types.ts';

/** Characters that are gathered before they are written. */
const bufferLength = 1 << 16;

export interface StagingWriter {
  put(row: BatchRow): void;
  /** Writes the rest. */
  close(): void;
  /** Removes the file of a check that failed. */
  discard(): void;
}

/** Writes the rows of a check for a later import: one line of JSON each. */
export function stageRows(file: string): StagingWriter {
  const handle = openSync(file, 'w', 0o600);
  let lines = '';
  const flush = () => {
    writeFileSync(handle, lines);
    lines = '';
  };
  return {
    put: (row) => {
      lines += `${JSON.stringify(row)}\n`;
      if (lines.length > bufferLength) flush();
    },
    close: () => {
      flush();
      closeSync(handle);
    },
    discard: () => {
      closeSync(handle);
      rmSync(file, { force: true });
    },
  };
}

/** Not `readline`: it also ends a line at U+2028, which JSON leaves as it is. */
export async function* stagedRows(file: string): AsyncGenerator<BatchRow> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as BatchRow;
  }
}
