import type { Language } from '../vocabulary.ts';
import type { CampSummary, Headcount } from './camp.ts';
import type { Claim } from './claim.ts';
import type { NameFields } from './names.ts';
import type { PersonName, PersonSummary } from './person.ts';
import type { Law } from './text.ts';

export const sceneKinds = ['name', 'years', 'figure', 'passage', 'question', 'camp', 'day', 'entries'] as const;
export type SceneKind = (typeof sceneKinds)[number];

/**
 * One scene of the loop in one language, within the dignity rules. `key` is the same in every language; `sources` are the
 * titles of the scene's sources, the most important first.
 */
export type LoopScene = { key: string; sources: string[] } /** `isToday`: born or dead on this day of the year. */ & (
  | { kind: 'name'; person: PersonSummary; isToday: boolean }
  /** All `camps` of the programme with known years and places. */
  | { kind: 'years'; campIds: string[] }
  /** People counted in a camp, which is among `camps` of the programme, and one who was there. */
  | { kind: 'figure'; campId: string; headcount: Headcount; peoplePerStroke: number; person: PersonSummary }
  /** A sentence of a text; `markdown` is the subset of `db/model/entry/text.ts`. */
  | { kind: 'passage'; title: string; markdown: string }
  /** Sources that count the same and differ. */
  | { kind: 'question'; title: string; claims: Claim[] }
  /** A camp among `camps` of the programme, and people who were there. */
  | { kind: 'camp'; campId: string; people: PersonName[] }
  /** `day`: month and day, `05-31`. */
  /** Entries of the lists of names, of which the next are asked for as they are shown. `titles`: of each list, with its holder. */
  | { kind: 'entries'; titles: Record<string, string[]> }
  | { kind: 'day'; law: Pick<Law, 'id' | 'title' | 'text'>; day: string }
);

/** The loop's content from a release in one language. */
export interface LoopContent {
  language: Language;
  scenes: LoopScene[];
  camps: CampSummary[];
}

/** What the loop shows, how often and for how long. */
export interface Playlist {
  /** `weight`: share of the time, or turns in a row where the order is given. `only`: keys of the selected scenes of a kind. */
  scenes: { kind: SceneKind; weight: number; only?: string[] | undefined }[];
  /** `given`: as listed; `mixed`: spread evenly by weight. */
  order: 'given' | 'mixed';
  charactersPerSecond: number;
  shortestSeconds: number;
}

/** `dim`: after closing; `dark`: at night. */
export type GlassPhase = 'open' | 'dim' | 'dark';

/** The state at this moment according to the clock and the settings. */
export interface LoopNow {
  /** The museum's own day, `2026-05-31`: it seeds the order of the scenes. */
  day: string;
  glass: GlassPhase;
  playlist: Playlist & { id: string };
  /** The languages of this display. */
  languages: Language[];
  /** The next minute of silence within a minute, or the current one, with a negative `inMs`. `id` identifies it. */
  silence: { id: string; inMs: number; durationMs: number } | null;
}

/** Answer of `/api/loop`: the whole programme at once. */
export interface LoopProgramme {
  content: LoopContent;
  now: LoopNow;
}

/** An entry as the loop reads it: `row` of `list`. */
export interface ReadName {
  list: string;
  row: number;
  fields: Pick<NameFields, 'name' | 'surname' | 'given' | 'patronymic' | 'born' | 'birthplace'>;
}
