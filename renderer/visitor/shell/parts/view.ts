import { signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import type { Camp, CampsReply } from '../../../../db/model/api/camp.ts';
import type { ArchivalDocument } from '../../../../db/model/api/document.ts';
import type { MuseumEvent } from '../../../../db/model/api/event.ts';
import type { Question } from '../../../../db/model/api/figures.ts';
import type { LoopProgramme } from '../../../../db/model/api/loop.ts';
import type { NameAnswer, NameEntry, NameLists } from '../../../../db/model/api/names.ts';
import type { PeopleList, Person } from '../../../../db/model/api/person.ts';
import type { ReleaseInfo } from '../../../../db/model/api/release.ts';
import type { SearchResult } from '../../../../db/model/api/search.ts';
import type { GlossaryTerm, MemorialText, TextList, Way, WaySummary } from '../../../../db/model/api/text.ts';
import type { FiguresContent } from '../../figures/FiguresScreen.tsx';
import type { MapPart } from '../../map/map-part.ts';
import type { RemembrancePart, Screen } from '../../navigation/route.ts';
import type { Named } from '../../remembrance/silence.ts';
import type { SpeechSwitch } from '../../speech/speech-switch.ts';

/** A screen with all content that it shows: it is drawn only when everything is loaded. */
export type View =
  /** In the first language to show; the loop loads the others while it runs. */
  | { screen: 'loop'; programme: LoopProgramme }
  | { screen: 'home'; release: ReleaseInfo; person: Person | null }
  | { screen: 'people'; list: PeopleList; lists: NameLists }
  | { screen: 'person'; person: Person }
  /** The answer to what is typed; null while nothing is. */
  | { screen: 'names'; found: NameAnswer | null; lists: NameLists }
  | { screen: 'name'; entry: NameEntry; lists: NameLists }
  | { screen: 'ask' }
  | { screen: 'document'; document: ArchivalDocument; claimId: string | null }
  | { screen: 'event'; event: MuseumEvent }
  | { screen: 'camps'; list: CampsReply; map: MapPart; year?: number | undefined }
  | { screen: 'camp'; camp: Camp }
  | { screen: 'compare'; camps: [Camp, Camp] }
  | ({ screen: 'figures' } & FiguresContent)
  | { screen: 'question'; question: Question }
  | { screen: 'remembrance'; part: RemembrancePart; list: TextList; hasWays: boolean }
  | { screen: 'text'; text: MemorialText }
  | { screen: 'ways'; ways: WaySummary[] }
  | { screen: 'way'; way: Way }
  | { screen: 'glossary'; terms: GlossaryTerm[] }
  /** The results of the current query; null where there is none. */
  | { screen: 'search'; found: SearchResult | null; lists: NameLists }
  | { screen: 'silence'; named: Named[] }
  /** The release has no entry of that id. */
  | { screen: 'absent'; wanted: Screen };

type DrawsView = FunctionComponent<{ view: View }>;

/** The components of a visit. The loop, which is the first load of the page, needs none of them. */
export interface ScreenPart {
  ScreenOf: DrawsView;
  /** The sheets over a screen; null where no control opens one. */
  Sheets: DrawsView | null;
  BottomBar: FunctionComponent<{ speech: SpeechSwitch }>;
  IdleWarning: FunctionComponent;
}

/** The way that the visitor walks, with the strip that leads through it. */
export interface WalkPart {
  way: Way;
  WayStrip: FunctionComponent<{ way: Way }>;
}

/** What the current route shows; `part` is null for the loop, `walk` where no way is walked. It changes together with `shown`. */
export const content = signal<{ view: View; part: ScreenPart | null; walk?: WalkPart | null } | null>(null);
