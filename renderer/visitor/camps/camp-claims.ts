import type { Camp } from '../../../db/model/api/camp.ts';
import type { Citation, Claim } from '../../../db/model/api/claim.ts';

/** A number of the people of the whole camp, not of a part of them. */
export const headcountClaims = ({ claims }: Camp): Claim[] => claims.filter(isHeadcount);

/** When the camp opened, closed, was renamed or existed. */
export const dateClaims = ({ claims }: Camp): Claim[] => claims.filter(isDate);

/** Its names, types and parents by period, and its superior bodies, orders and heads. */
export const stateClaims = ({ claims }: Camp): Claim[] => claims.filter(isState);

export const otherClaims = ({ claims }: Camp): Claim[] =>
  claims.filter((claim) => !isHeadcount(claim) && !isDate(claim) && !isState(claim));

const isState = ({ property }: Claim): boolean =>
  ['official-name', 'type', 'parent', 'superior', 'order', 'head'].includes(property);

const isHeadcount = ({ amount, property, partOf }: Claim): boolean =>
  amount !== null && ['headcount', 'maximum'].includes(property) && partOf === null;

const isDate = ({ date, property }: Claim): boolean =>
  date !== null && ['opened', 'closed', 'renamed', 'existence'].includes(property);

/** Every citation of a camp's page. */
export function citationsOfCamp(camp: Camp): Citation[] {
  return [camp.claims, camp.seats, camp.lineage, camp.contradictions]
    .flat()
    .flatMap((entry) => entry.citations)
    .concat(camp.workCitations);
}
