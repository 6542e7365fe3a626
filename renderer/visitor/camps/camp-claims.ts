import type { Camp } from '../../../db/model/api/camp.ts';
import type { Citation, Claim } from '../../../db/model/api/claim.ts';

const headcountProperties = ['headcount', 'maximum'];
const dateProperties = ['opened', 'closed', 'renamed', 'existence'];

export function isHeadcount(claim: Claim): boolean {
  return claim.amount !== null && headcountProperties.includes(claim.property) && claim.partOf === null;
}

export function isDate(claim: Claim): boolean {
  return claim.date !== null && dateProperties.includes(claim.property);
}

/** All that stands behind a camp's page. */
export function citationsOfCamp(camp: Camp): Citation[] {
  return [camp.claims, camp.seats, camp.lineage, camp.contradictions]
    .flat()
    .flatMap((entry) => entry.citations)
    .concat(camp.workCitations);
}
