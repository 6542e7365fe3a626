import type { NameLists } from '../../model/api/names.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { inLanguage } from './columns.ts';

/** The archives of a release, in the order of the language's alphabet. */
export function archivesOf(db: ReadableDb, language: Language, collator: Intl.Collator): NameLists['ask'] {
  const rows = db.prepare<[], { name: string; place: string | null }>(
    `SELECT ${inLanguage(language, 'name', 'place')} FROM archive`,
  );
  return rows.all().sort((one, other) => collator.compare(one.name, other.name));
}
