import type { ClaimEntry } from '../../model/entry/claim.ts';
import type { Trilingual } from '../../model/entry/trilingual.ts';
import type { SubjectClaim } from '../content/claims.ts';
import type { Content } from '../content/layout.ts';
import { dateColumns, flag, type Inserter, type Row, wordColumns } from './inserter.ts';
import { Stations } from './persons.ts';
import type { Places } from './places.ts';

/**
 * Every claim but the unverified ones and those of withheld persons, which are in no release.
 *
 * @returns the names that places had at other times, for the search
 */
export function insertClaims(
  inserter: Inserter,
  places: Places,
  claims: Iterable<SubjectClaim>,
): Map<string, Trilingual[]> {
  const formerNames = new Map<string, Trilingual[]>();
  const positions = new Map<string, number>();
  const stations = new Stations(inserter, places);
  for (const { claim, subject } of claims) {
    if (claim.status === 'unverified') continue;
    if (subject.kind === 'person') {
      if (!inserter.isShown(subject.id)) {
        inserter.leaveOutClaim(claim.id);
        continue;
      }
      stations.add(subject.id, claim);
    }
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
    insertState(inserter, claim);
    inserter.insertCitations('claim', claim.id, claim.citations);
    if (subject.kind === 'place' && claim.property === 'official-name' && claim.statement !== undefined) {
      formerNames.set(subject.id, [...(formerNames.get(subject.id) ?? []), claim.statement]);
    }
  }
  stations.insert();
  return formerNames;
}

function insertState(inserter: Inserter, { id, state }: ClaimEntry): void {
  if (state === undefined) return;
  const { parent, type, region } = state;
  inserter.insert('claim_state', {
    claim_id: id,
    parent_id: parent ?? null,
    type: type ?? null,
    region_id: region ?? null,
  });
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

/** Questions, peoples, works and contradictions: what gathers claims. The claims are in the database already. */
export function insertFigures(inserter: Inserter, content: Content): void {
  insertQuestions(inserter, content);
  for (const { id, order, name } of content.peoples) {
    inserter.insert('people', { id, position: order, ...wordColumns('name', name) });
  }
  for (const [index, { id, title, text, camps }] of content.works.entries()) {
    inserter.insert('work', { id, position: index + 1, ...wordColumns('title', title), ...wordColumns('text', text) });
    for (const [place, camp] of camps.entries()) {
      inserter.insert('work_camp', { work_id: id, camp_id: camp, position: place + 1 });
    }
  }
  insertContradictions(inserter, content);
}

function insertQuestions(inserter: Inserter, { questions }: Content): void {
  for (const [index, { id, title, lead, claims, tally: written }] of questions.entries()) {
    // A tally that ends at a withheld person has no end.
    const tally = inserter.hasClaim(written?.ends) ? written : undefined;
    inserter.insert('question', {
      id,
      position: index + 1,
      ...wordColumns('title', title),
      ...wordColumns('lead', lead),
      tally_claim_id: tally?.claim ?? null,
      people_per_stroke: tally?.peoplePerStroke ?? null,
      tally_ends_claim_id: tally?.ends ?? null,
    });
    for (const [place, claim] of claims.filter((claim) => inserter.hasClaim(claim)).entries()) {
      inserter.insert('question_claim', { question_id: id, claim_id: claim, position: place + 1 });
    }
  }
}

function insertContradictions(inserter: Inserter, { contradictions }: Content): void {
  for (const [index, { id, title, text, claims, citations }] of contradictions.entries()) {
    const row = { id, position: index + 1, ...wordColumns('title', title), ...wordColumns('text', text) };
    inserter.insert('contradiction', row);
    for (const [place, claim] of claims.filter((claim) => inserter.hasClaim(claim)).entries()) {
      inserter.insert('contradiction_claim', { contradiction_id: id, claim_id: claim, position: place + 1 });
    }
    inserter.insertCitations('contradiction', id, citations);
  }
}
