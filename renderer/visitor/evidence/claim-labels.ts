import type { Claim } from '../../../db/model/api/claim.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { formatAmount } from '../../shared/format/amount.ts';
import { formatDate } from '../../shared/format/date.ts';
import type { Translate } from '../../shared/i18n/i18n.ts';

/** The value of a claim in words, whichever of the three it carries. */
export function formatValue(claim: Claim, language: Language, t: Translate): string {
  if (claim.amount) return formatAmount(claim.amount, claim.qualifier, language, t);
  if (claim.date) return formatDate(claim.date, t, claim.qualifier);
  return claim.statement ?? '';
}

/** Claims that say something else of the same: same subject, same property, and for amounts the same population. */
export function rivalsOf(claim: Claim, claims: Claim[]): Claim[] {
  return claims.filter(
    (other) =>
      other.id !== claim.id &&
      other.subject.kind === claim.subject.kind &&
      other.subject.id === claim.subject.id &&
      other.property === claim.property &&
      other.counts?.id === claim.counts?.id &&
      (claim.period === null || other.period === null || overlap(claim, other)),
  );
}

function overlap(a: Claim, b: Claim): boolean {
  const yearsOf = ({ period }: Claim) => [
    period?.firstDay?.slice(0, 4) ?? '0000',
    period?.lastDay?.slice(0, 4) ?? '9999',
  ];
  const [aFirst = '', aLast = ''] = yearsOf(a);
  const [bFirst = '', bLast = ''] = yearsOf(b);
  return aFirst <= bLast && bFirst <= aLast;
}
