import type { StopScreen, TextKind, WayAudience } from '../vocabulary.ts';
import type { Citation, Claim } from './claim.ts';
import type { DateValue } from './date.ts';
import type { Medium } from './media.ts';

export interface TextSummary {
  id: string;
  kind: TextKind;
  order: number;
  title: string;
  lead: string;
  contentNote: string | null;
}

export type BlockForm = 'paragraph' | 'heading' | 'quote' | 'official' | 'survivors';

/** One paragraph; `markdown` is the subset described in `db/model/entry/text.ts`. */
export interface Block {
  form: BlockForm;
  date: DateValue | null;
  markdown: string;
  media: Medium[];
  citations: Citation[];
}

export interface MemorialText extends TextSummary {
  inLoop: boolean;
  blocks: Block[];
  citations: Citation[];
  /** The claims of the `[^id]` marks in the blocks. */
  claims: Claim[];
}

export interface GlossaryTerm {
  id: string;
  term: string;
  expansion: string | null;
  definition: string;
  aliases: string[];
  regimeWord: boolean;
  citations: Citation[];
}

export interface Law {
  id: string;
  title: string;
  text: string;
  claims: Claim[];
}

export interface Erratum {
  id: string;
  asPrinted: string;
  reading: string;
  gloss: string;
}

export interface Correction {
  id: string;
  date: DateValue;
  subject: string;
  oldValue: string;
  newValue: string;
  reason: string;
  claimId: string | null;
}

/** Response of `/api/texts`: everything on the Remembrance screen. */
export interface TextList {
  texts: TextSummary[];
  laws: Law[];
  corrections: Correction[];
  errata: Erratum[];
}

/** Entry of `/api/ways`, in the editors' order. */
export interface WaySummary {
  id: string;
  title: string;
  about: string;
  minutes: number;
  audience: WayAudience;
  /** Number of its stops. */
  stops: number;
}

/** Where a stop is: a record with its title, the map of a year, or a screen that every release has. */
export type StopAt =
  | { kind: 'person' | 'camp' | 'event' | 'document' | 'text' | 'question'; id: string; name: string }
  | { kind: 'map'; year: number }
  | { kind: 'screen'; screen: StopScreen };

/** `why`: why the way stops here; null where no reason is given. */
export type WayStop = StopAt & { why: string | null };

/** Answer of `/api/ways/:id`. */
export interface Way extends Omit<WaySummary, 'stops'> {
  stops: WayStop[];
}
