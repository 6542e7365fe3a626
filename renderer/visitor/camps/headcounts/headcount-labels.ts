import type { Headcount } from '../../../../db/model/api/camp.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { formatAmount } from '../../../shared/format/amount.ts';
import type { Translate } from '../../../shared/i18n/i18n.ts';

export function formatHeadcount(headcount: Headcount, language: Language, t: Translate): string {
  return formatAmount(headcount, headcount.qualifier, language, t);
}
