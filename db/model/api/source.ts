import type { Consultation, SourceKind } from '../vocabulary.ts';
import type { Claim } from './claim.ts';

export interface Source {
  id: string;
  kind: SourceKind;
  consulted: Consultation;
  title: string;
  reliability: string | null;
  /** Shown as text: the kiosk has no links to the network. */
  url: string | null;
  licence: string | null;
  /** What this release takes from the source. */
  claims: Claim[];
  /** Number of further citations by claims that are not listed; absent when all are listed. */
  citationsBeyond?: number;
}
