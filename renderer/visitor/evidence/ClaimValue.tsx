import type { Claim } from '../../../db/model/api/claim.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { Tied } from '../../shared/ui/KeepTogether.tsx';
import { valueWords } from './claim-labels.ts';
import { ClaimMark } from './EvidenceMark.tsx';

/** The value of a claim with the mark of its source. */
export function ClaimValue({ claim }: { claim: Claim }) {
  const value = valueWords(claim, language.value, t);
  return (
    <Tied text={value}>
      <ClaimMark claimId={claim.id} of={value} />
    </Tied>
  );
}
