import type { Consultation, DocumentKind, DocumentLanguage } from '../vocabulary.ts';
import type { Citation, Claim, DocumentBox, Term } from './claim.ts';
import type { DateValue } from './date.ts';
import type { Medium } from './media.ts';
import type { PersonName } from './person.ts';

/** Where a document is kept; each part as the archive writes it. */
export interface ArchivalReference {
  archive: Term;
  /** As references call the archive; its name where it has no shorter one. */
  short: string;
  place: string | null;
  fond: string | null;
  inventory: string | null;
  file: string | null;
  sheet: string | null;
}

/** Answer of `/api/documents/:id`. */
export interface ArchivalDocument {
  id: string;
  title: string;
  kind: DocumentKind;
  summary: string | null;
  date: DateValue | null;
  reference: ArchivalReference;
  issuedBy: string | null;
  language: DocumentLanguage;
  consulted: Consultation;
  /** Publications that quote it. */
  via: Citation[];
  /** Images of its sheets; empty: none was added. */
  scans: Medium[];
  /** As written, in its own language. */
  transcription: string | null;
  /** In the reader's language; null where that is its own, or nothing is written out. */
  translation: string | null;
  persons: PersonName[];
  camps: Term[];
  /** Claims that cite it, at most 200. */
  claims: Claim[];
  /** Where the values of these claims are on the scans. */
  marks: { claimId: string; box: DocumentBox }[];
}
