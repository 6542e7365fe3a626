import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

export type LogDetails = Record<string, string | number | boolean | null | undefined>;

/**
 * Events are short fixed names. Details never contain what a visitor typed or chose. Writing never throws: a full disk
 * must not end the kiosk.
 */
export interface Log {
  info(event: string, details?: LogDetails): void;
  warn(event: string, details?: LogDetails): void;
  error(event: string, details?: LogDetails): void;
}

interface LogOptions {
  /** `<data>/logs`; created if missing. */
  folder: string;
  now: () => Date;
  /** Also receives warnings and errors, for a terminal. */
  echo?: (line: string) => void;
  /** Size at which a file is rotated, and the maximum number of files, including the current one. */
  maxBytes?: number;
  maxFiles?: number;
}

type Level = keyof Log;

/** A log of JSON lines: `esimde.log` is the current file, `esimde.1.log` the previous one, and so on. */
export function createLog(options: LogOptions): Log {
  const file = new RotatingFile(options.folder, options.maxBytes ?? 1_000_000, options.maxFiles ?? 5);
  const limit = new EventLimit(options.now);
  const write = (level: Level, event: string, given: LogDetails = {}): void => {
    const suppressed = limit.take(event);
    if (suppressed === null) return;
    const details = suppressed > 0 ? { ...given, suppressedBefore: suppressed } : given;
    if (level !== 'info') options.echo?.(`${level}: ${event}${textOf(details)}`);
    file.append({ time: timeOf(options.now), level, event, ...details });
  };
  return {
    info: (event, details) => write('info', event, details),
    warn: (event, details) => write('warn', event, details),
    error: (event, details) => write('error', event, details),
  };
}

/** Details of an unexpected error; only for the log. */
export function detailsOf(error: unknown): LogDetails {
  if (!(error instanceof Error)) return { reason: String(error) };
  return { reason: error.message, stack: error.stack };
}

/** Maximum entries of one event within a minute: a flood of one event must not rotate all others away. */
const maxPerMinute = 200;

class EventLimit {
  readonly #now: () => Date;
  readonly #windows = new Map<string, { from: number; count: number; suppressed: number }>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** @returns how many entries of this event were suppressed before this one; null: suppress this one, too */
  take(event: string): number | null {
    const time = this.#now().getTime();
    const window = this.#windows.get(event);
    if (window && Math.abs(time - window.from) < 60_000) {
      if (++window.count <= maxPerMinute) return 0;
      window.suppressed++;
      return null;
    }
    this.#windows.set(event, { from: time, count: 1, suppressed: 0 });
    return window?.suppressed ?? 0;
  }
}

class RotatingFile {
  readonly #folder: string;
  readonly #maxBytes: number;
  readonly #maxFiles: number;
  #bytes = -1;
  #lost = 0;

  constructor(folder: string, maxBytes: number, maxFiles: number) {
    this.#folder = folder;
    this.#maxBytes = maxBytes;
    this.#maxFiles = maxFiles;
  }

  append(entry: Record<string, unknown>): void {
    const lost = this.#lost > 0 ? { lostBefore: this.#lost } : {};
    const line = `${JSON.stringify({ ...entry, ...lost })}\n`;
    try {
      this.#open();
      if (this.#bytes + line.length > this.#maxBytes) this.#rotate();
      appendFileSync(this.#path(0), line);
      this.#bytes += Buffer.byteLength(line);
      this.#lost = 0;
    } catch {
      this.#lost++;
      this.#bytes = -1;
    }
  }

  #path(age: number): string {
    return join(this.#folder, age === 0 ? 'esimde.log' : `esimde.${age}.log`);
  }

  #open(): void {
    if (this.#bytes >= 0) return;
    mkdirSync(this.#folder, { recursive: true });
    const written = existsSync(this.#path(0)) ? readFileSync(this.#path(0)) : Buffer.alloc(0);
    // A power cut may have torn the last line, which must not take the next one with it.
    const torn = written.length > 0 && written.at(-1) !== 0x0a;
    if (torn) appendFileSync(this.#path(0), '\n');
    this.#bytes = written.length + Number(torn);
  }

  #rotate(): void {
    for (let age = this.#maxFiles - 2; age >= 0; age--) {
      if (existsSync(this.#path(age))) renameSync(this.#path(age), this.#path(age + 1));
    }
    this.#bytes = 0;
  }
}

/** An invalid date must not prevent an entry. */
function timeOf(now: () => Date): string {
  const time = now();
  return Number.isNaN(time.getTime()) ? 'unknown' : time.toISOString();
}

function textOf(details: LogDetails): string {
  const shown = Object.entries(details).filter(([key, value]) => key !== 'stack' && value !== undefined);
  return shown.map(([key, value]) => ` ${key}=${typeof value === 'string' ? JSON.stringify(value) : value}`).join('');
}
