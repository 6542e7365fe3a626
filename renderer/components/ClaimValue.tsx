import type { Claim } from '../../db/model/record/claim.ts';
import { valueWords } from '../state/claimWords.ts';
import { language, t } from '../state/words.ts';
import { ClaimMark } from './Mark.tsx';

/** The value of a claim with the mark of its source; the mark never stands alone on a line. */
export function ClaimValue({ claim }: { claim: Claim }) {
  const value = valueWords(claim, language.value, t);
  const [, head = '', last = value] = /^(.*\s)?(\S+)$/s.exec(value) ?? [];
  return (
    <span>
      {head}
      <span class="nowrap">
        {last}
        <ClaimMark claimId={claim.id} of={value} />
      </span>
    </span>
  );
}
