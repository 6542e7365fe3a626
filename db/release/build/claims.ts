import type { ClaimEntry } from '../../model/entry/claim.ts';
import type { SubjectClaim } from '../content/claims.ts';
import { dateColumns, flag, wordColumns } from './columns.ts';
import type { Inserter, Row } from './inserter.ts';

/** Every claim but the unverified ones, which are in no release. */
export function insertClaims(inserter: Inserter, claims: Iterable<SubjectClaim>): void {
  const positions = new Map<string, number>();
  for (const { claim, subject } of claims) {
    if (claim.status === 'unverified') continue;
    const key = `${subject.kind} ${subject.id}`;
    const position = (positions.get(key) ?? 0) + 1;
    positions.set(key, position);
    inserter.insert('claim', {
      id: claim.id,
      subject_kind: subject.kind,
      subject_id: subject.id,
      position,
      ...columns(claim),
    });
    inserter.insertCitations('claim', claim.id, claim.citations);
  }
}

function columns(claim: ClaimEntry): Row {
  return {
    property: claim.property,
    ...amountColumns(claim.amount),
    ...dateColumns('date', claim.date),
    ...wordColumns('statement', claim.statement),
    qualifier: claim.qualifier,
    kind: claim.kind ?? null,
    population_id: claim.counts ?? null,
    territory_id: claim.territory ?? null,
    ...wordColumns('counted_by', claim.countedBy),
    ...dateColumns('period', claim.period),
    suspicious: flag(claim.suspicious),
    editorial: flag(claim.status === 'editorial'),
    part_of: claim.partOf ?? null,
    ...wordColumns('label', claim.label),
    ...wordColumns('note', claim.note),
  };
}

/** An exact amount has both ends; an end that the source leaves open stays null. */
function amountColumns(amount: ClaimEntry['amount']): Row {
  if (typeof amount === 'number') return { amount_min: amount, amount_max: amount };
  return { amount_min: amount?.min ?? null, amount_max: amount?.max ?? null };
}
