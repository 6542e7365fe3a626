import type { Days } from '../dated.ts';
import type {
  AliasKind,
  Country,
  FigureKind,
  Language,
  LineageKind,
  PlacePrecision,
  Qualifier,
} from '../vocabulary.ts';
import type { Citation, Claim, Term } from './claim.ts';
import type { DateValue } from './date.ts';
import type { Contradiction } from './figures.ts';
import type { Medium } from './media.ts';
import type { PersonName } from './person.ts';

/** A name and the days on which it held. */
export interface DatedName extends Days {
  name: string;
}

export interface Seat {
  /** As the place was called when the seat was there. */
  place: string;
  /** Its name of today, where that is another. */
  placeToday?: string;
  /** Its names at other times, for the map of a year. */
  placeNames?: DatedName[];
  /** The region that the place belonged to then, where it was another. */
  regionThen?: string;
  region: Term & { country: Country };
  /** Degrees WGS 84; null when the location is unknown. */
  coordinates: { lat: number; lon: number } | null;
  precision: PlacePrecision;
  radiusKm: number | null;
  /** Null: for as long as the camp existed. */
  period: DateValue | null;
  presumed: boolean;
  note: string | null;
  citations: Citation[];
}

/** A headcount as the map and the list need it; the whole claim opens by its id. */
export interface Headcount {
  claimId: string;
  min: number | null;
  max: number | null;
  kind: FigureKind;
  qualifier: Qualifier;
  suspicious: boolean;
  period: DateValue | null;
  /** Whom it counts, where these are not the prisoners of the camp. */
  counts?: string;
}

/** A camp in a list or on the map. */
export interface CampSummary {
  id: string;
  /** One of `campTypes`, or a type of the release's own, which has a name. */
  type: string;
  typeName?: string;
  name: string;
  fullName: string;
  specialCampNumber: number | null;
  parentId: string | null;
  /** Official names by period. */
  datedNames?: DatedName[];
  /** Null: no date is known. */
  existed: DateValue | null;
  seats: Seat[];
  work: Term[];
  /** Counted, averaged, planned and rounded headcounts in order of date; in lists, of more than a hundred those that speak for a year. */
  headcounts: Headcount[];
  /** The highest count; without any, the highest number that a source states. Its kind goes with it; null: no data. */
  peak: Headcount | null;
}

export interface Alias {
  text: string;
  language: Language;
  kind: AliasKind;
  citations: Citation[];
}

/** One end of a lineage: `id` is null when it has no entry. */
export interface LineageEnd {
  id: string | null;
  name: string;
}

export interface Lineage {
  id: string;
  from: LineageEnd;
  to: LineageEnd;
  date: DateValue;
  kind: LineageKind;
  label: string | null;
  citations: Citation[];
}

/** A camp with everything published about it. */
export interface Camp extends CampSummary {
  names: Record<Language, string>;
  fullNames: Record<Language, string>;
  aliases: Alias[];
  summary: string;
  workCitations: Citation[];
  parent: Term | null;
  /** The camps that it was a part of, one after another. */
  parents?: (Term & { period: DateValue })[];
  /** Those that were a part of it for a time included. */
  sections: Term[];
  /** Of a group: never added to it. */
  members: Term[];
  claims: Claim[];
  /** Number of further claims, page by page at `/api/camps/:id/claims`; absent when there are no more. */
  claimsBeyond?: number;
  lineage: Lineage[];
  texts: Term[];
  media: Medium[];
  contradictions: Contradiction[];
  /** Persons with a station here, in the order of the alphabet: the first of them, and how many there are. */
  people: PersonName[];
  peopleTotal: number;
  /** Documents about it, in order of time. */
  documents: Term[];
  events: Term[];
}

/** Response of `/api/camps`: the matching camps, and the remaining options of the filters. */
export interface CampsReply {
  camps: CampSummary[];
  total: number;
  filters: {
    regions: (Term & { count: number })[];
    workKinds: (Term & { count: number })[];
    types: { id: string; name?: string; count: number }[];
  };
}

/** Answer of `/api/timeline`: what happened in each year. */
export interface TimelineYear {
  year: number;
  /** Ids of the camps that existed in that year. */
  campIds: string[];
  events: { campId: string; campName: string; claim: Claim }[];
}
