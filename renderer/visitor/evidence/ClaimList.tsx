import type { Claim } from '../../../db/model/api/claim.ts';
import { ClaimLine } from './ClaimLine.tsx';

export function ClaimList({ claims }: { claims: Claim[] }) {
  return (
    <div>
      {claims.map((claim) => (
        <ClaimLine key={claim.id} claim={claim} />
      ))}
    </div>
  );
}
