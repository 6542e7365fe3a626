import { type Language, languages, timelineYears } from '../../../db/model/vocabulary.ts';

/** A screen and its subject. `compare`, `map` and the parts of `figures` and `remembrance` are reserved ids. */
export type Route =
  | { screen: 'loop' }
  | { screen: 'home' | 'people' | 'names' | 'ask' | 'glossary' | 'search' | 'ways' }
  | { screen: 'person'; id: string }
  /** An entry of a list of names, by its row. */
  | { screen: 'name'; list: string; row: string }
  /** `claimId`: the claim whose value is marked on the document. */
  | { screen: 'document'; id: string; claimId: string | null }
  | { screen: 'event'; id: string }
  /** `year`: the map opens at it; absent: at the year that the visitor chose. */
  | { screen: 'camps'; year?: number }
  | { screen: 'camp'; id: string }
  | { screen: 'compare'; ids: [string, string] }
  | { screen: 'figures'; part: FiguresPart }
  | { screen: 'question'; id: string }
  | { screen: 'remembrance'; part: RemembrancePart }
  | { screen: 'text'; id: string }
  | { screen: 'way'; id: string }
  /** A minute of silence: for one camp, or for several in turn (null). */
  | { screen: 'silence'; campId: string | null };

export type Screen = Route['screen'];

/** Full-screen: no bar, no sheet, no warning. */
export function isBare(screen: Screen): boolean {
  return screen === 'loop' || screen === 'silence';
}

export const figuresParts = ['questions', 'peoples', 'works'] as const;
export type FiguresPart = (typeof figuresParts)[number];

export const remembranceParts = ['texts', 'laws', 'corrections'] as const;
export type RemembrancePart = (typeof remembranceParts)[number];

/** Options after the route, for technicians and tests: `#/loop?lang=ru&still=1&scene=2`. */
export interface RouteOptions {
  language: Language | null;
  still: boolean;
  scene: number | null;
}

const isOneOf = <T extends string>(values: readonly T[], value: string): value is T => values.some((v) => v === value);

/** Parses a hash. An unknown route is home: a kiosk has no error page. */
export function parseRoute(hash: string): Route {
  const [first = '', id = '', further = '', last = ''] = hash
    .replace(/^#?\/?/, '')
    .replace(/\?.*$/, '')
    .split('/')
    .map(decodeSegment);
  switch (first) {
    case 'loop':
    case 'ask':
    case 'glossary':
    case 'search':
      return { screen: first };
    case 'people':
      return id === '' ? { screen: 'people' } : { screen: 'person', id };
    case 'ways':
      return id === '' ? { screen: 'ways' } : { screen: 'way', id };
    case 'names':
      return id === '' || further === '' ? { screen: 'names' } : { screen: 'name', list: id, row: further };
    case 'documents':
      return id === '' ? { screen: 'home' } : { screen: 'document', id, claimId: further || null };
    case 'events':
      return id === '' ? { screen: 'home' } : { screen: 'event', id };
    case 'camps':
      if (id === 'compare' && further && last) return { screen: 'compare', ids: [further, last] };
      if (id === 'map') return { screen: 'camps', ...yearOf(further) };
      return id === '' ? { screen: 'camps' } : { screen: 'camp', id };
    case 'figures':
      if (id === '') return { screen: 'figures', part: 'questions' };
      return isOneOf(figuresParts, id) ? { screen: 'figures', part: id } : { screen: 'question', id };
    case 'remembrance':
      if (id === '') return { screen: 'remembrance', part: 'texts' };
      if (id === 'silence') return { screen: 'silence', campId: further || null };
      return isOneOf(remembranceParts, id) ? { screen: 'remembrance', part: id } : { screen: 'text', id };
    default:
      return { screen: 'home' };
  }
}

/** A year outside of those of the map is none. */
function yearOf(written: string): { year?: number } {
  const year = Number(written);
  return year >= timelineYears.first && year <= timelineYears.last && Number.isInteger(year) ? { year } : {};
}

export function parseOptions(hash: string): RouteOptions {
  const query = new URLSearchParams(hash.split('?')[1] ?? '');
  const language = query.get('lang') ?? '';
  const scene = Number.parseInt(query.get('scene') ?? '', 10);
  return {
    language: isOneOf(languages, language) ? language : null,
    still: query.get('still') === '1',
    scene: Number.isNaN(scene) ? null : scene,
  };
}

export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'person':
      return `#/people/${encodeURIComponent(route.id)}`;
    case 'name':
      return `#/names/${encodeURIComponent(route.list)}/${encodeURIComponent(route.row)}`;
    case 'document':
      return `#/documents/${[route.id, route.claimId]
        .flatMap((part) => part ?? [])
        .map(encodeURIComponent)
        .join('/')}`;
    case 'event':
      return `#/events/${encodeURIComponent(route.id)}`;
    case 'camps':
      return route.year === undefined ? '#/camps' : `#/camps/map/${route.year}`;
    case 'camp':
      return `#/camps/${encodeURIComponent(route.id)}`;
    case 'compare':
      return `#/camps/compare/${route.ids.map(encodeURIComponent).join('/')}`;
    case 'question':
      return `#/figures/${encodeURIComponent(route.id)}`;
    case 'way':
      return `#/ways/${encodeURIComponent(route.id)}`;
    case 'text':
      return `#/remembrance/${encodeURIComponent(route.id)}`;
    case 'silence':
      return `#/remembrance/silence${route.campId === null ? '' : `/${encodeURIComponent(route.campId)}`}`;
    case 'figures':
      return route.part === 'questions' ? '#/figures' : `#/figures/${route.part}`;
    case 'remembrance':
      return route.part === 'texts' ? '#/remembrance' : `#/remembrance/${route.part}`;
    default:
      return `#/${route.screen}`;
  }
}

export function sameRoute(a: Route, b: Route): boolean {
  return hrefOf(a) === hrefOf(b);
}

function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
