import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type StickReport, stickOutcomes } from '../../../../db/model/api/publish.ts';
import { replaceDurably } from '../../../../db/sqlite/durable.ts';

const reportsSchema = v.array(
  v.object({
    at: v.string(),
    stick: v.string(),
    file: v.string(),
    outcome: v.picklist(stickOutcomes),
    sequence: v.nullable(v.number()),
    version: v.optional(v.nullable(v.string()), null),
    reason: v.string(),
    detail: v.string(),
  }),
);

/** So many are kept for the technician; the audit keeps all. */
const maxReports = 10;

const reportsFile = (dataFolder: string): string => join(dataFolder, 'sticks.json');

/** What sticks brought, the newest first. A file that is not understood says nothing. */
export function readStickReports(dataFolder: string): StickReport[] {
  try {
    return v.parse(reportsSchema, JSON.parse(readFileSync(reportsFile(dataFolder), 'utf8')));
  } catch {
    return [];
  }
}

/** @throws Error if the disk fails */
export function keepStickReports(dataFolder: string, news: readonly StickReport[]): void {
  const file = reportsFile(dataFolder);
  const kept = [...news.toReversed(), ...readStickReports(dataFolder)].slice(0, maxReports);
  replaceDurably(file, `${JSON.stringify(kept, null, 2)}\n`);
}
