import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, fact, fault } from './finding.ts';

/** A line of the log, as `createLog` writes it. */
export type LogLine = Record<string, unknown> & { time: string; level: string; event: string };

/** The last two files, oldest line first; what is no line of a log is left out. */
export function linesOfLog(dataFolder: string): LogLine[] {
  const files = ['esimde.1.log', 'esimde.log'].map((name) => join(dataFolder, 'logs', name)).filter(existsSync);
  return files.flatMap((file) => readFileSync(file, 'utf8').split('\n').flatMap(parsedLine));
}

function parsedLine(text: string): LogLine[] {
  try {
    const line = JSON.parse(text) as Partial<LogLine> | null;
    return typeof line?.time === 'string' && typeof line.level === 'string' && typeof line.event === 'string'
      ? [line as LogLine]
      : [];
  } catch {
    return [];
  }
}

const dayMs = 86_400_000;
const maxEvents = 10;

/** Errors of the last day by the time of the last line, each event once: the clock of the machine may be wrong. */
export function checkLog(lines: readonly LogLine[]): Finding[] {
  const lastMs = Date.parse(lines.at(-1)?.time ?? '');
  if (Number.isNaN(lastMs)) return [fact('log-empty')];
  const errors = lines.filter(({ level, time }) => level === 'error' && lastMs - Date.parse(time) < dayMs);
  const events = [...Map.groupBy(errors, ({ event }) => event)].slice(-maxEvents);
  if (events.length === 0) return [fact('log-good')];
  return events.map(([event, same]) =>
    fault('log-errors', { event, count: same.length, time: same.at(-1)?.time ?? '' }),
  );
}
