import type { Claim } from '../../../db/model/api/claim.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { formatValue } from './claim-labels.ts';
import { ClaimMark } from './EvidenceMark.tsx';

/** The value of a claim with the mark of its source. */
export function ClaimValue({ claim }: { claim: Claim }) {
  const value = formatValue(claim, language.value, t);
  return (
    <KeepTogether text={value}>
      <ClaimMark claimId={claim.id} of={value} />
    </KeepTogether>
  );
}
