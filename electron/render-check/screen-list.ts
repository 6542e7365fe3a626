import type { CampList } from '../../db/model/api/camp.ts';
import type { QuestionSummary } from '../../db/model/api/figures.ts';
import type { LoopProgramme } from '../../db/model/api/loop.ts';
import type { TextList } from '../../db/model/api/text.ts';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import type { Service } from '../service/service.ts';

/** A screen as it is to be drawn: the page's address, and what stands there when it is. */
export interface DrawnScreen {
  /** Without language, such as `#/camps/karlag`. */
  route: string;
  language: Language;
  /** As `main[data-screen]` names it. */
  screen: string;
  /** What people call it; empty where the route says all. */
  title: string;
  /** Of the loop: which of its turns, counted from 0. */
  turn: number | null;
}

type Place = Pick<DrawnScreen, 'route' | 'screen' | 'title'>;

/** Of more camps, questions or texts than this, as many are drawn, evenly spread. */
const mostOfKind = 200;
/** Turns of the loop: each shows another scene. */
const mostTurns = 100;

const fixedScreens: Place[] = [
  { route: '#/home', screen: 'home', title: '' },
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
];

/**
 * Every screen of the release that a service shows, each in every language in turn. The loop's turns stand between them: a
 * scene begins anew only where another screen was before it.
 */
export async function screensOf(service: Service): Promise<DrawnScreen[]> {
  const ask = async <T>(route: string): Promise<T> =>
    (await service.fetch(new Request(`http://check.invalid/api/${route}?lang=${languages[0]}`))).json() as Promise<T>;
  const { camps } = await ask<CampList>('camps');
  const questions = await ask<QuestionSummary[]>('questions');
  const { texts } = await ask<TextList>('texts');
  const { content } = await ask<LoopProgramme>('loop');
  const places: Place[] = [
    ...fixedScreens,
    ...someOf(camps).map(({ id, name }) => entry('#/camps/', 'camp', id, name)),
    ...comparison(camps.map(({ id }) => id)),
    ...someOf(questions).map(({ id, title }) => entry('#/figures/', 'question', id, title)),
    ...someOf(texts).map(({ id, title }) => entry('#/remembrance/', 'text', id, title)),
  ];
  const turns = Math.min(mostTurns, content.scenes.length);
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

/** A turn speaks the language of its place in the plan, whatever the page speaks. */
const turnOf = (turn: number): DrawnScreen => ({
  ...{ route: `#/loop?scene=${turn}`, screen: 'loop', title: '', turn },
  language: languages[turn % languages.length] ?? 'kk',
});

function withLoop(places: Place[], turns: DrawnScreen[]): DrawnScreen[] {
  const left = [...turns];
  const drawn: DrawnScreen[] = [];
  for (const place of places) {
    drawn.push(...left.splice(0, 1), ...languages.map((language) => ({ ...place, language, turn: null })));
  }
  // More turns than screens: a light one stands between.
  for (const turn of left)
    drawn.push(turn, { route: '#/search', screen: 'search', title: '', turn: null, language: 'kk' });
  return drawn;
}

function someOf<T>(entries: readonly T[]): T[] {
  const step = Math.max(1, entries.length / mostOfKind);
  const count = Math.min(entries.length, mostOfKind);
  return Array.from({ length: count }, (_, index) => entries[Math.floor(index * step)]).filter(
    (one): one is NonNullable<typeof one> => one !== undefined,
  );
}
