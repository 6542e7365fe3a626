import type { Language } from '../../../../db/model/vocabulary.ts';
import { type Api, Refusal } from '../../../shared/api/api.ts';
import { mapPart } from '../../map/map-part.ts';
import { once } from '../../navigation/once.ts';
import type { Route, Screen } from '../../navigation/route.ts';
import { stopReached, walk } from '../../ways/walk.ts';
import { content, type ScreenPart, type View, type WalkPart } from './view.ts';

/** Loads the code and the content of a screen; the result shows them. */
export async function loadScreen(api: Api, route: Route, language: Language): Promise<() => void> {
  const [view, part, walked] = await Promise.all([
    loadView(api, route, language),
    screenPart(route.screen),
    loadWalk(api, language),
  ]);
  return () => {
    content.value = { view, part, walk: walked };
    const { value } = walk;
    if (value && walked) walk.value = { ...value, at: stopReached(walked.way, route, value.at) };
  };
}

/** The way that is walked, in the language of the screen. One that cannot be loaded takes no screen away. */
async function loadWalk(api: Api, language: Language): Promise<WalkPart | null> {
  const wayId = walk.peek()?.wayId;
  if (wayId === undefined) return null;
  const loaded = Promise.all([allScreens(), api.way(language, wayId)]);
  return loaded.then(([{ WayStrip }, way]) => ({ WayStrip, way })).catch(() => null);
}

const home = once(() => import('./home-part.tsx'));
const allScreens = once(() => import('./all-screens.tsx'));

/** The components of a screen; null for the loop. Loaded once. @throws where the files of the page are missing */
export async function screenPart(screen: Screen): Promise<ScreenPart | null> {
  if (screen === 'loop') return null;
  return screen === 'home' ? (await home()).homePart : (await allScreens()).allScreens;
}

/** What lies behind the doors of home is loaded later: no visitor sees it first. */
const restAfterMs = 3_000;

/** Loads the code that a visitor will need, in the order of need, while the page is idle. */
export function preloadScreens(): void {
  whenIdle(async () => {
    await home();
    setTimeout(() => whenIdle(() => allScreens().then(preloadMap)), restAfterMs);
  });
}

const preloadMap = async (): Promise<void> => void (await mapPart()).preloadLand();

function whenIdle(preload: () => Promise<unknown>): void {
  // Ignore errors: the import is retried, and its error reported, on first use.
  requestIdleCallback(() => void preload().catch(() => {}));
}

export async function loadView(api: Api, route: Route, language: Language): Promise<View> {
  try {
    if (route.screen === 'loop') return { screen: 'loop', programme: await api.loop(language) };
    const { loadContent } = await home();
    return await loadContent(api, route, language);
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'not-found' || error.code === 'bad-input')) {
      return { screen: 'absent', wanted: route.screen };
    }
    throw error;
  }
}
