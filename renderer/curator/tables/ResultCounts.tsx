import type { ImportResult } from '../../../db/model/record/workshop.ts';
import { t } from '../state/words.ts';

/** How many records are new, changed, or as they were. */
export function ResultCounts({ result: { created, changed, unchanged } }: { result: ImportResult }) {
  const parts = [
    created > 0 && t('tables.created', { count: created }),
    changed > 0 && t('tables.changed', { count: changed }),
    unchanged > 0 && t('tables.unchanged', { count: unchanged }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? <p>{parts.join(' · ')}</p> : null;
}
