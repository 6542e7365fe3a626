import { closeSync, openSync, readSync, writeSync } from 'node:fs';

const pieceBytes = 1 << 20;

/** Checked rows on their way into the store: one JSON line each, so that memory does not grow with the table. */
export interface SpoolWriter {
  put(value: unknown): void;
  close(): void;
}

export function writeSpool(file: string): SpoolWriter {
  const handle = openSync(file, 'w', 0o600);
  let waiting: string[] = [];
  let length = 0;
  const flush = () => {
    const bytes = Buffer.from(waiting.join(''));
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
    waiting = [];
    length = 0;
  };
  return {
    put: (value) => {
      const line = `${JSON.stringify(value)}\n`;
      waiting.push(line);
      length += line.length;
      if (length > pieceBytes) flush();
    },
    close: () => {
      flush();
      closeSync(handle);
    },
  };
}

/** The values of a spool in order, read as they are asked for. */
export function* readSpool<T>(file: string): Generator<T> {
  const handle = openSync(file, 'r');
  const piece = Buffer.alloc(pieceBytes);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for (let read = readSync(handle, piece); read > 0; read = readSync(handle, piece)) {
      rest = Buffer.concat([rest, piece.subarray(0, read)]);
      let from = 0;
      for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, from)) {
        yield JSON.parse(rest.toString('utf8', from, end)) as T;
        from = end + 1;
      }
      rest = rest.subarray(from);
    }
  } finally {
    closeSync(handle);
  }
}
