import type { Consultation, SourceKind } from '../vocabulary.ts';
import type { Claim, Term } from './claim.ts';
import type { DateValue } from './date.ts';

export interface Source {
  id: string;
  kind: SourceKind;
  consulted: Consultation;
  title: string;
  reliability: string | null;
  /** Shown as text: the kiosk has no links to the network. */
  url: string | null;
  licence: string | null;
  /** What a bibliography says of it; absent: nothing. */
  reference?: SourceReference;
  /** What this release takes from the source. */
  claims: Claim[];
  /** Number of further citations by claims that are not listed; absent when all are listed. */
  citationsBeyond?: number;
}

export interface SourceReference {
  authors: string[];
  container: string | null;
  publisher: string | null;
  published: DateValue | null;
  pages: string | null;
  isbn: string | null;
  doi: string | null;
  /** A language code. */
  language: string | null;
  /** ISO day on which it was read on the network. */
  accessed: string | null;
  /** The source that it was made from. */
  derivedFrom: Term | null;
}
