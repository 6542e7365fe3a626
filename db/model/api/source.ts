import type { Consultation, SourceKind } from '../vocabulary.ts';
import type { Claim } from './claim.ts';

export interface Source {
  id: string;
  kind: SourceKind;
  consulted: Consultation;
  title: string;
  reliability: string | null;
  /** Shown as text: nothing on the kiosk leads to the network. */
  url: string | null;
  licence: string | null;
  /** What this release takes from the source. */
  claims: Claim[];
  /** How often claims cite it that are not among these; absent where these are all. */
  citationsBeyond?: number;
}
