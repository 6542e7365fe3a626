import type { CampsReply } from '../../db/model/api/camp.ts';
import type { EventSummary } from '../../db/model/api/event.ts';
import type { QuestionSummary } from '../../db/model/api/figures.ts';
import type { LoopProgramme } from '../../db/model/api/loop.ts';
import type { PeopleList } from '../../db/model/api/person.ts';
import type { TextList, WaySummary } from '../../db/model/api/text.ts';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import type { Service } from '../service/service.ts';

/** A screen to draw: its address, and how it is recognised. */
export interface ScreenToDraw {
  /** Without language, such as `#/camps/karlag`. */
  route: string;
  language: Language;
  /** The value of `main[data-screen]`. */
  screen: string;
  /** Title for reports; empty if the route is sufficient. */
  title: string;
  /** Index of a turn of the loop, else null. */
  turn: number | null;
}

type Place = Pick<ScreenToDraw, 'route' | 'screen' | 'title'>;

/** Of more people, camps, questions or texts, a sample of this size is drawn. */
const maxOfKind = 200;
/** Each turn of the loop shows another scene. */
const maxTurns = 100;

const fixedScreens: Place[] = [
  { route: '#/home', screen: 'home', title: '' },
  { route: '#/people', screen: 'people', title: '' },
  { route: '#/names', screen: 'names', title: '' },
  { route: '#/camps', screen: 'camps', title: '' },
  { route: '#/figures', screen: 'figures', title: '' },
  { route: '#/figures/peoples', screen: 'figures', title: '' },
  { route: '#/figures/works', screen: 'figures', title: '' },
  { route: '#/remembrance', screen: 'remembrance', title: '' },
  { route: '#/remembrance/laws', screen: 'remembrance', title: '' },
  { route: '#/remembrance/corrections', screen: 'remembrance', title: '' },
  { route: '#/remembrance/silence', screen: 'silence', title: '' },
  { route: '#/glossary', screen: 'glossary', title: '' },
  { route: '#/search', screen: 'search', title: '' },
  { route: '#/ways', screen: 'ways', title: '' },
];

/**
 * Every screen of the release of a service, in every language. The turns of the loop are interleaved, because a scene
 * starts again only after another screen.
 */
export async function screensOf(service: Service): Promise<ScreenToDraw[]> {
  const ask = async <T>(route: string): Promise<T> =>
    (await service.fetch(new Request(`http://check.invalid/api/${route}?lang=${languages[0]}`))).json() as Promise<T>;
  const { camps } = await ask<CampsReply>('camps');
  const questions = await ask<QuestionSummary[]>('questions');
  const { texts } = await ask<TextList>('texts');
  const events = await ask<EventSummary[]>('events');
  const ways = await ask<WaySummary[]>('ways');
  const { people } = await ask<PeopleList>('people');
  const { content } = await ask<LoopProgramme>('loop');
  const places: Place[] = [
    ...fixedScreens,
    ...events.map(({ id, title }) => entry('#/events/', 'event', id, title)),
    ...ways.map(({ id, title }) => entry('#/ways/', 'way', id, title)),
    ...sampleOf(people, maxOfKind).map(({ id, name }) => entry('#/people/', 'person', id, name)),
    ...sampleOf(camps, maxOfKind).map(({ id, name }) => entry('#/camps/', 'camp', id, name)),
    ...comparison(camps.map(({ id }) => id)),
    ...sampleOf(questions, maxOfKind).map(({ id, title }) => entry('#/figures/', 'question', id, title)),
    ...sampleOf(texts, maxOfKind).map(({ id, title }) => entry('#/remembrance/', 'text', id, title)),
  ];
  const turns = Math.min(maxTurns, content.scenes.length);
  return withLoop(
    places,
    Array.from({ length: turns }, (_, turn) => turnOf(turn)),
  );
}

const entry = (before: string, screen: string, id: string, title: string): Place => ({
  route: before + encodeURIComponent(id),
  screen,
  title,
});

function comparison([one, other]: string[]): Place[] {
  if (one === undefined || other === undefined) return [];
  return [{ route: `#/camps/compare/${[one, other].map(encodeURIComponent).join('/')}`, screen: 'compare', title: '' }];
}

/** The language of a turn follows from its index, not from the page. */
const turnOf = (turn: number): ScreenToDraw => ({
  ...{ route: `#/loop?scene=${turn}`, screen: 'loop', title: '', turn },
  language: languages[turn % languages.length] ?? 'kk',
});

function withLoop(places: Place[], turns: ScreenToDraw[]): ScreenToDraw[] {
  const left = [...turns];
  const drawn: ScreenToDraw[] = [];
  for (const place of places) {
    drawn.push(...left.splice(0, 1), ...languages.map((language) => ({ ...place, language, turn: null })));
  }
  // More turns than screens: interleave a small screen.
  for (const turn of left)
    drawn.push(turn, { route: '#/search', screen: 'search', title: '', turn: null, language: 'kk' });
  return drawn;
}

/** At most `max` entries, evenly spread. */
export function sampleOf<T>(entries: readonly T[], max: number): T[] {
  const step = Math.max(1, entries.length / max);
  return entries.filter((_, index) => index === 0 || Math.floor(index / step) !== Math.floor((index - 1) / step));
}
