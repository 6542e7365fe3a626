import type { Certainty, Gender, Language, PersonNameKind, RelationKind, StationKind } from '../vocabulary.ts';
import type { Citation, Claim, Term } from './claim.ts';
import type { DateValue } from './date.ts';
import type { Medium } from './media.ts';
import type { Block } from './text.ts';

/** A person as lists and links call them. */
export interface PersonName {
  id: string;
  /** Without a published name: what is written in its place. */
  name: string;
  /** No name is published: the screen has an empty line before `name`. */
  isNameless: boolean;
}

/** A station as the line of a life draws it; its claim has the citations. */
export interface Station {
  claimId: string;
  kind: StationKind;
  /** Without a day where it is not known. */
  date: DateValue;
  camp: Term | null;
  /** As it was called then. */
  place: string | null;
  /** Its name of today, where that is another. */
  placeToday?: string;
  /** Of the place, or of the camp's seat at that time; null: not known. */
  coordinates: { lat: number; lon: number } | null;
  /** The coordinates are those of the camp's seat: where the place was is not known. */
  isAtSeat?: true;
  body: string | null;
  article: string | null;
  termYears: number | null;
}

/** What the line of a life in a list needs of a station. */
export type LifePoint = Pick<Station, 'kind' | 'termYears'> & {
  date: Pick<DateValue, 'interval' | 'firstDay' | 'lastDay'>;
};

/** A row of the list of people. */
export interface ListedPerson extends PersonName {
  occupation: string | null;
  born: DateValue | null;
  died: DateValue | null;
  /** In order of time, each once. */
  camps: Term[];
  stations: LifePoint[];
}

export interface PersonSummary extends PersonName {
  gender: Gender;
  occupation: string | null;
  summary: string;
  born: DateValue | null;
  died: DateValue | null;
  /** In order of time, each once. */
  camps: Term[];
  stations: Station[];
}

export interface OtherName {
  text: string;
  language: Language;
  kind: PersonNameKind;
  citations: Citation[];
}

export interface Person extends PersonSummary {
  /** Null: no name is published. */
  names: Record<Language, string> | null;
  /** Why no name is published. */
  nameWithheld: string | null;
  otherNames: OtherName[];
  people: Term | null;
  certainty: Certainty;
  certaintyReason: string;
  citations: Citation[];
  portrait: Medium | null;
  media: Medium[];
  blocks: Block[];
  /** The stations' claims, and those of the marks in the blocks. */
  claims: Claim[];
  relations: { person: PersonName; kind: RelationKind; citations: Citation[] }[];
  /** Others who were in the same camps, at most 12. */
  sameCamps: PersonName[];
  /** Documents that name this person. */
  documents: Term[];
  /** Events in which this person took part. */
  events: Term[];
  /** Memorial texts that lead to this person. */
  texts: Term[];
}

/** Answer of `/api/people`: a page in the order of the alphabet, and the remaining options of the filters. */
export interface PeopleList {
  people: ListedPerson[];
  /** Number of persons before these. */
  from: number;
  /** Persons that pass the filter. */
  total: number;
  filters: { camps: (Term & { count: number })[]; genders: { id: Gender; count: number }[] };
}
