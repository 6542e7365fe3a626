import type { Correction, Erratum } from '../../model/api/text.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { dateOf, inLanguage } from './columns.ts';

interface CorrectionRow extends Omit<Correction, 'date' | 'oldValue' | 'newValue'> {
  date: string;
  old_value: string;
  new_value: string;
}

/** What was corrected here, and the misprints of the article that this release reads otherwise. */
export interface CorrectionReader {
  corrections(): Correction[];
  errata(): Erratum[];
}

export function correctionReader(db: ReadableDb, language: Language): CorrectionReader {
  const corrections = db.prepare<[], CorrectionRow>(`
    SELECT id, date_json AS date, ${inLanguage(language, 'subject', 'old_value', 'new_value', 'reason')},
      claim_id AS claimId
    FROM correction ORDER BY position`);
  const errata = db.prepare<[], Erratum>(
    `SELECT id, as_printed AS asPrinted, reading, ${inLanguage(language, 'gloss')} FROM erratum ORDER BY position`,
  );
  return {
    corrections: () =>
      corrections.all().map(({ date, old_value, new_value, ...row }) => ({
        ...row,
        date: dateOf(date),
        oldValue: old_value,
        newValue: new_value,
      })),
    errata: () => errata.all(),
  };
}
