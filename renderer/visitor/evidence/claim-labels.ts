import type { Claim } from '../../../db/model/api/claim.ts';
import type { FigureKind, Language } from '../../../db/model/vocabulary.ts';
import { formatAmount } from '../../shared/format/amount.ts';
import { formatDate } from '../../shared/format/date.ts';
import { type Translate, t } from '../../shared/i18n/i18n.ts';

/** The amount, date or statement of a claim. */
export function formatValue(claim: Claim, language: Language, translate: Translate): string {
  if (claim.amount) return formatAmount(claim.amount, claim.qualifier, language, translate);
  if (claim.date) return formatDate(claim.date, translate, claim.qualifier);
  return claim.statement ?? '';
}

/** Numbers of people that a camp was built, allowed or planned for, not of people who were held. */
const allotments: readonly (FigureKind | null)[] = ['capacity', 'limit', 'planned'];

export const isAllotment = ({ kind }: Pick<Claim, 'kind'>): boolean => allotments.includes(kind);

/** What the value of a claim is a value of. */
export function claimTitle({ label, counts, property }: Claim): string {
  return label ?? counts?.name ?? t(`property.${property}`);
}
