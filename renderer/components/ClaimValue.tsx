import type { Claim } from '../../db/model/record/claim.ts';
import { valueWords } from '../state/claimWords.ts';
import { language, t } from '../state/words.ts';
import { ClaimMark } from './Mark.tsx';
import { Tied } from './Tied.tsx';

/** The value of a claim with the mark of its source. */
export function ClaimValue({ claim }: { claim: Claim }) {
  const value = valueWords(claim, language.value, t);
  return (
    <Tied text={value}>
      <ClaimMark claimId={claim.id} of={value} />
    </Tied>
  );
}
