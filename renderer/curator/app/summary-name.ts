import type { RecordSummary } from '../../../db/model/api/records.ts';
import type { Key as VisitorKey } from '../../shared/i18n/i18n.ts';
import { inLanguage, visitorText } from './i18n.ts';

type Named = Pick<RecordSummary, 'id' | 'title' | 'about' | 'property'>;

/** What a record is called where others stand beside it; a claim with the record that it speaks of. */
export function summaryName(summary: Named): string {
  const about = inLanguage(summary.about);
  return about === '' ? ownName(summary) : `${about} · ${ownName(summary)}`;
}

/** The same beneath the record that it speaks of. A value alone, such as a year, gets the name of its property. */
export function ownName({ id, title, property }: Named): string {
  const own = inLanguage(title);
  if (property === undefined || /\p{L}/u.test(own)) return own || id;
  return [visitorText(`property.${property}` as VisitorKey), own].filter(Boolean).join(': ');
}
