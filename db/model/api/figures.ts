import type { Citation, Claim, Term } from './claim.ts';

export interface Contradiction {
  id: string;
  title: string;
  text: string;
  claimIds: string[];
  citations: Citation[];
}

/** A question in the list, represented by its first claim. */
export interface QuestionSummary {
  id: string;
  title: string;
  lead: string;
  claimCount: number;
}

export interface Question extends QuestionSummary {
  claims: Claim[];
  contradictions: Contradiction[];
  tally: Tally | null;
}

/** A number of people as strokes on a wall, and the claim after the last stroke. */
export interface Tally {
  claimId: string;
  peoplePerStroke: number;
  /** One documented person, place or order. */
  ends: Claim;
  /** Its camp, if it is about one. */
  endsInCamp: Term | null;
  /** Its person, if it is about one. */
  endsWithPerson: Term | null;
}

/** A row of the nationality table. */
export interface People {
  id: string;
  name: string;
  order: number;
  claims: Claim[];
}

/** The nationality table: a snapshot, with its sum and its doubtful rows. */
export interface Peoples {
  peoples: People[];
  /** The editors' sum of the rows; not a share of anything. */
  sum: Claim | null;
  contradictions: Contradiction[];
}

export interface Work {
  id: string;
  title: string;
  text: string;
  /** Camps whose prisoners did this work, according to a source. */
  camps: Term[];
  claims: Claim[];
  contradictions: Contradiction[];
}
