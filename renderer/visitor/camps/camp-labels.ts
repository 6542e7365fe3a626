import type { Camp, CampSummary, Headcount } from '../../../db/model/api/camp.ts';
import { isCampType, type Language } from '../../../db/model/vocabulary.ts';
import { formatAmount } from '../../shared/format/amount.ts';
import { formatDate } from '../../shared/format/date.ts';
import { type Translate, t } from '../../shared/i18n/i18n.ts';
import { splitSentences } from '../speech/sentence-split.ts';

/** The places of a camp without the details in brackets, which only its own page shows. */
export function placesOf(camp: CampSummary): string[] {
  return [...new Set(camp.seats.map(({ place }) => place.replace(/\s*\([^)]*\)/g, '')))];
}

/** The summary of a camp: its first sentence, which stands under the name, and what follows it. */
export function summaryParts({ summary }: Camp, language: Language): { first: string; rest: string } {
  const end = splitSentences(summary, language)[0]?.end ?? summary.length;
  return { first: summary.slice(0, end), rest: summary.slice(end).trim() };
}

export function existenceLabel({ existed }: CampSummary): string {
  return existed ? formatDate(existed, t) : t('camp.yearsUnknown');
}

export function formatHeadcount(headcount: Headcount, language: Language, translate: Translate): string {
  return formatAmount(headcount, headcount.qualifier, language, translate);
}

/** A type of the release's own brings its name. */
export const typeNameOf = ({ type, typeName }: Pick<CampSummary, 'type' | 'typeName'>): string =>
  typeName ?? (isCampType(type) ? t(`campType.${type}`) : type);
