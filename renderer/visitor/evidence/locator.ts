import type { SourceKind } from '../../../db/model/vocabulary.ts';
import type { Translate } from '../../shared/i18n/i18n.ts';

/** A title, such as «Численность заключённых»: letters without the points and numbers of a shelf mark. */
const sectionTitle = /^\p{Lu}\p{Ll}[^.\d]*$/u;
const table = / \(таблица\)$/u;

/**
 * The place in a source as a visitor reads it. A number alone is that of a record where the source is a database; a title is that
 * of a section or a table, and stays in the language of the source.
 */
export function locatorText(locator: string, kind: SourceKind | undefined, t: Translate): string {
  if (kind === 'database' && /^\d+$/.test(locator)) return t('source.record', { number: locator });
  const parts = locator.split('; ').map((part) => {
    if (!sectionTitle.test(part)) return part;
    return t(table.test(part) ? 'source.table' : 'source.section', { title: part.replace(table, '') });
  });
  return parts.join('; ');
}
