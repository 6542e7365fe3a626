import type { Camp, CampList, CampSummary } from '../../../db/model/api/camp.ts';
import type { Claim } from '../../../db/model/api/claim.ts';
import type { Contradiction, Peoples, Question, QuestionSummary, Work } from '../../../db/model/api/figures.ts';
import type { LoopProgramme } from '../../../db/model/api/loop.ts';
import type { ReleaseInfo } from '../../../db/model/api/release.ts';
import type { SearchResult } from '../../../db/model/api/search.ts';
import type { GlossaryTerm, MemorialText, TextList } from '../../../db/model/api/text.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { type Api, Refusal } from '../../shared/api/api.ts';
import { type MapPart, mapPart } from '../map/map-part.ts';
import { type Named, namedOf } from '../remembrance/silence.ts';
import type { RemembrancePart, Route, Screen } from './route.ts';
import { query } from './visit.ts';

/** A screen together with all that it shows: it is painted only when everything is there. */
export type View =
  /** In the first language to show; the loop fetches the others while it already runs. */
  | { screen: 'loop'; programme: LoopProgramme }
  | { screen: 'home'; release: ReleaseInfo }
  | { screen: 'camps'; list: CampList; map: MapPart }
  | { screen: 'camp'; camp: Camp }
  | { screen: 'compare'; camps: [Camp, Camp] }
  | { screen: 'figures'; part: 'questions'; questions: QuestionSummary[] }
  | { screen: 'figures'; part: 'peoples'; peoples: Peoples }
  | { screen: 'figures'; part: 'works'; works: Work[]; camps: CampSummary[] }
  | { screen: 'question'; question: Question }
  | { screen: 'remembrance'; part: RemembrancePart; list: TextList }
  | { screen: 'text'; text: MemorialText }
  | { screen: 'glossary'; terms: GlossaryTerm[] }
  /** What is found for the query so far; null where there is none. */
  | { screen: 'search'; found: SearchResult | null }
  | { screen: 'silence'; named: Named[] }
  /** There is no entry of that id. */
  | { screen: 'absent'; wanted: Screen };

export async function loadView(api: Api, route: Route, language: Language): Promise<View> {
  try {
    return await load(api, route, language);
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'not-found' || error.code === 'bad-input')) {
      return { screen: 'absent', wanted: route.screen };
    }
    throw error;
  }
}

async function load(api: Api, route: Route, language: Language): Promise<View> {
  switch (route.screen) {
    case 'loop':
      return { screen: 'loop', programme: await api.loop(language) };
    case 'home':
      return { screen: 'home', release: await api.release() };
    case 'camps':
      return loadCamps(api, language);
    case 'camp':
      return { screen: 'camp', camp: await api.camp(language, route.id) };
    case 'compare':
      return {
        screen: 'compare',
        camps: await Promise.all([api.camp(language, route.ids[0]), api.camp(language, route.ids[1])]),
      };
    case 'figures':
      return loadFigures(api, route.part, language);
    case 'question':
      return { screen: 'question', question: await api.question(language, route.id) };
    case 'remembrance':
      return { screen: 'remembrance', part: route.part, list: await api.texts(language) };
    case 'text':
      return { screen: 'text', text: await api.text(language, route.id) };
    case 'glossary':
      return { screen: 'glossary', terms: await api.glossary(language) };
    case 'search':
      return { screen: 'search', found: await findFor(api, language) };
    case 'silence':
      return loadSilence(api, route.campId, language);
  }
}

/** The results are there before the screen is: coming back from a hit finds them, and the place in them. */
async function findFor(api: Api, language: Language): Promise<SearchResult | null> {
  const wanted = query.value.trim();
  return wanted === '' ? null : api.search(language, wanted);
}

async function loadCamps(api: Api, language: Language): Promise<View> {
  const [list, map] = await Promise.all([api.camps(language), mapPart()]);
  return { screen: 'camps', list, map };
}

async function loadSilence(api: Api, campId: string | null, language: Language): Promise<View> {
  if (campId === null) return { screen: 'silence', named: (await api.camps(language)).camps.flatMap(namedOf) };
  const named = namedOf(await api.camp(language, campId));
  return named.length > 0 ? { screen: 'silence', named } : { screen: 'absent', wanted: 'silence' };
}

async function loadFigures(api: Api, part: 'questions' | 'peoples' | 'works', language: Language): Promise<View> {
  switch (part) {
    case 'questions':
      return { screen: 'figures', part, questions: await api.questions(language) };
    case 'peoples':
      return { screen: 'figures', part, peoples: await api.peoples(language) };
    case 'works':
      return loadWorks(api, language);
  }
}

async function loadWorks(api: Api, language: Language): Promise<View> {
  const [works, { camps }] = await Promise.all([api.works(language), api.camps(language)]);
  return { screen: 'figures', part: 'works', works, camps };
}

/** The claims on the screen, for the source sheet. */
export function claimsIn(view: View): Claim[] {
  switch (view.screen) {
    case 'camp':
      return view.camp.claims;
    case 'compare':
      return view.camps.flatMap((camp) => camp.claims);
    case 'question':
      return [...view.question.claims, view.question.tally?.ends ?? []].flat();
    case 'text':
      return view.text.claims;
    case 'figures':
      return claimsOfFigures(view);
    case 'remembrance':
      return view.list.laws.flatMap((law) => law.claims);
    default:
      return [];
  }
}

function claimsOfFigures(view: View & { screen: 'figures' }): Claim[] {
  if (view.part === 'works') return view.works.flatMap((work) => work.claims);
  if (view.part === 'questions') return [];
  const { peoples, sum } = view.peoples;
  return [...peoples.flatMap((people) => people.claims), ...(sum ? [sum] : [])];
}

/** The contradictions that the screen speaks of. */
export function contradictionsIn(view: View): Contradiction[] {
  switch (view.screen) {
    case 'camp':
      return view.camp.contradictions;
    case 'compare':
      return view.camps.flatMap((camp) => camp.contradictions);
    case 'question':
      return view.question.contradictions;
    case 'figures':
      if (view.part === 'peoples') return view.peoples.contradictions;
      return view.part === 'works' ? view.works.flatMap((work) => work.contradictions) : [];
    default:
      return [];
  }
}
