import type { FigureKind, Property, Qualifier, SubjectKind } from '../vocabulary.ts';
import type { DateValue } from './date.ts';

/** A word of a controlled vocabulary in the reader's language. */
export interface Term {
  id: string;
  name: string;
}

/** What is counted. Amounts share one scale only where `scale` is the same and not null. */
export interface Population extends Term {
  unit: string;
  scale: string | null;
}

/** A rectangle on a sheet of a document, in shares of its width and height; `page` is the number of the scan, from 1. */
export interface DocumentBox {
  page: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A source behind an entry, in the reader's language. */
export interface Citation {
  sourceId: string;
  sourceTitle: string;
  locator: string | null;
  /** The value exactly as the source prints it. */
  asPrinted: string | null;
  /** The text around the value as printed, including it; … marks an omission. */
  fragment: string | null;
  /** Our reading where the print is damaged. */
  reading: string | null;
  /** Id of the source that the source was made from: both are one witness; absent for a first-hand source. */
  derivedFrom?: string;
  /** The document that the source quotes; absent where none is known. */
  document?: { id: string; title: string; box: DocumentBox | null };
}

/** An amount: exact values have `min` = `max`; an open end is null. */
export interface Amount {
  min: number | null;
  max: number | null;
}

/** A published claim in the reader's language, as entries carry it and `/api/claims/:id` answers it. Null is "not stated", never zero. */
export interface Claim {
  id: string;
  subject: { kind: SubjectKind; id: string };
  property: Property;
  amount: Amount | null;
  date: DateValue | null;
  statement: string | null;
  qualifier: Qualifier;
  kind: FigureKind | null;
  counts: Population | null;
  territory: Term | null;
  countedBy: string | null;
  period: DateValue | null;
  suspicious: boolean;
  editorial: boolean;
  partOf: string | null;
  label: string | null;
  note: string | null;
  citations: Citation[];
  /** Ids of the contradictions that mention this claim. */
  contradictions: string[];
}

/** A page of the claims after those in the subject's own response. */
export interface ClaimPage {
  claims: Claim[];
  /** Number of claims before these. */
  from: number;
  /** Total number of claims after those in the subject's own response. */
  total: number;
}
