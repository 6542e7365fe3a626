import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type PluggedNews, pluggedOutcomes } from '../../../../db/model/api/publish.ts';
import { moveDurably, writeDurably } from '../../../../db/sqlite/durable.ts';

const newsSchema = v.array(
  v.object({
    at: v.string(),
    stick: v.string(),
    file: v.string(),
    outcome: v.picklist(pluggedOutcomes),
    sequence: v.nullable(v.number()),
    reason: v.string(),
    detail: v.string(),
  }),
);

/** So many are kept for the technician; the audit keeps all. */
const maxNews = 10;

const newsFile = (dataFolder: string): string => join(dataFolder, 'sticks.json');

/** What sticks brought, the newest first. A file that is not understood says nothing. */
export function readPluggedNews(dataFolder: string): PluggedNews[] {
  try {
    return v.parse(newsSchema, JSON.parse(readFileSync(newsFile(dataFolder), 'utf8')));
  } catch {
    return [];
  }
}

/** @throws Error where the disk refuses */
export function keepPluggedNews(dataFolder: string, news: readonly PluggedNews[]): void {
  const file = newsFile(dataFolder);
  const kept = [...news.toReversed(), ...readPluggedNews(dataFolder)].slice(0, maxNews);
  writeDurably(`${file}-next`, `${JSON.stringify(kept, null, 2)}\n`);
  moveDurably(`${file}-next`, file);
}
