import type { ReleaseInfo } from '../../model/api/release.ts';
import { campTypes } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { collectiveTypes } from './timeline.ts';

type InfoRow = Record<'title_kk' | 'title_ru' | 'title_en' | 'date' | 'author', string> & { sequence: number };

/** What a release says of itself; `id` comes from its manifest. Entries are counted once: a release never changes. */
export function readReleaseInfo(db: ReadableDb, id: string): ReleaseInfo {
  const row = db
    .prepare<[], InfoRow>('SELECT sequence, title_kk, title_ru, title_en, date, author FROM release WHERE id = 1')
    .get();
  if (!row) throw new Error('the release says nothing of itself');
  const { date, author, sequence } = row;
  const title = { kk: row.title_kk, ru: row.title_ru, en: row.title_en };
  return { id, sequence, title, date, by: author, counts: countEntries(db) };
}

function countEntries(db: ReadableDb): ReleaseInfo['counts'] {
  const counts = db
    .prepare<[string], ReleaseInfo['counts']>(`
      SELECT
        (SELECT count(*) FROM json_each(?) AS single CROSS JOIN camp ON camp.type = single.value) AS camps,
        (SELECT count(*) FROM question) AS questions,
        (SELECT count(*) FROM claim) AS claims,
        (SELECT count(*) FROM memorial_text) AS texts,
        (SELECT count(*) FROM glossary_term) AS terms,
        (SELECT count(*) FROM source) AS sources`)
    .get(JSON.stringify(campTypes.filter((type) => !collectiveTypes.has(type))));
  if (!counts) throw new Error('the release cannot be counted');
  return counts;
}
