import type { Citation } from '../../../db/model/record/claim.ts';
import { valueAt } from '../form/path.ts';

/** The mark is drawn where there are any; what it opens is not part of the picture. */
export const citationsOf = (entries: unknown): Citation[] => (Array.isArray(entries) ? entries.map(citationOf) : []);

function citationOf(entry: unknown): Citation {
  const source = String(valueAt(entry, ['source']) ?? '');
  return { sourceId: source, sourceTitle: source, locator: null, asPrinted: null, fragment: null, reading: null };
}
