import { batch, signal } from '@preact/signals';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Api } from '../../shared/api/api.ts';
import { reportPageError } from '../../shared/api/page-errors.ts';
import { language } from '../../shared/i18n/i18n.ts';
import { closeSheet } from '../evidence/sheet.ts';
import { frozen } from '../shell/screen-size.ts';
import { type ScreenPart, screenPart } from './lazy-screens.ts';
import { loadView, type View } from './load-view.ts';
import { hrefOf, parseOptions, parseRoute, type Route } from './route.ts';
import { sameRoute, startVisit, trail } from './visit.ts';

/** What is on the screen. The last one stays until the next is complete: nothing flashes. */
export interface Shown {
  route: Route;
  language: Language;
  view: View;
  /** What draws it; null for the loop. */
  part: ScreenPart | null;
  /** Where the screen opens: 0, or as far as it was scrolled before. */
  scrollTop: number;
}

export const shown = signal<Shown | null>(null);

/** The built-in memorial screen: nothing can be shown of the release. */
export const memorial = signal(false);

/** Set by `?scene=`: the scene of the loop to begin with. */
export const firstScene = signal(0);

export interface Navigator {
  go(route: Route): Promise<void>;
  /** One step back on this visitor's trail; home where there is none. */
  back(): Promise<void>;
  speak(language: Language): Promise<void>;
  /** A visit begins: home, at once in the language of the scene that was touched. */
  begin(language: Language): Promise<void>;
  /** Loads what is shown once more, after another release became current. */
  refresh(): Promise<void>;
  /** Ends the visit: the loop, the default language, nothing of the last visitor. */
  end(): Promise<void>;
  /** Follows the address, which a technician or a test may have written. */
  follow(): Promise<void>;
}

export interface NavigatorOptions {
  api: Api;
  defaultLanguage: Language;
  /** A display that nobody can reach: there is no other screen than the loop. */
  loopOnly?: boolean;
  /** How far the current screen is scrolled, in CSS pixels. */
  scrollTop(): number;
  /** Called when nothing could be loaded. */
  onFailure(): void;
}

export function createNavigator({
  api,
  defaultLanguage,
  loopOnly = false,
  scrollTop,
  onFailure,
}: NavigatorOptions): Navigator {
  let latest = 0;
  /** What was asked for last and is not shown yet: a second touch that comes quickly builds on the first. */
  let asked: { route: Route; language: Language; onShown(): void } | null = null;
  const speaking = (): Language => asked?.language ?? language.value;

  const show = async (wanted: Route, next: Language, top: number, onShown = (): void => {}): Promise<void> => {
    const route: Route = loopOnly ? { screen: 'loop' } : wanted;
    const ticket = ++latest;
    asked = { route, language: next, onShown };
    const loaded = await Promise.all([loadView(api, route, next), screenPart(route.screen)]).catch((error: unknown) => {
      reportPageError('not-loaded', error, hrefOf(route));
      return null;
    });
    if (ticket !== latest) return;
    asked = null;
    if (!loaded) return onFailure();
    const [view, part] = loaded;
    batch(() => {
      onShown();
      language.value = next;
      document.documentElement.lang = next;
      if (!shown.value || !sameRoute(shown.value.route, route)) closeSheet();
      shown.value = { route, language: next, view, part, scrollTop: top };
      memorial.value = false;
    });
    if (!sameRoute(parseRoute(location.hash), route)) history.replaceState(null, '', hrefOf(route));
  };

  const go = (route: Route): Promise<void> => {
    const from = shown.value;
    if (from && sameRoute(from.route, route)) return Promise.resolve();
    const step = from && from.route.screen !== 'loop' ? [{ route: from.route, scrollTop: scrollTop() }] : [];
    return show(route, speaking(), 0, () => {
      trail.value = route.screen === 'home' ? [] : [...trail.value, ...step];
    });
  };

  return {
    go,
    back() {
      const last = trail.value.at(-1);
      if (!last) return go({ screen: 'home' });
      return show(last.route, speaking(), last.scrollTop, () => {
        trail.value = trail.value.slice(0, -1);
      });
    },
    speak(next) {
      const { route, onShown } = asked ?? { route: shown.value?.route ?? { screen: 'home' } };
      history.replaceState(null, '', hrefOf(route));
      return show(route, next, asked ? 0 : scrollTop(), onShown);
    },
    begin(next) {
      return show({ screen: 'home' }, next, 0, startVisit);
    },
    refresh() {
      return show(shown.value?.route ?? { screen: 'loop' }, language.value, scrollTop());
    },
    end() {
      closeSheet();
      return show({ screen: 'loop' }, defaultLanguage, 0, startVisit);
    },
    follow() {
      const options = parseOptions(location.hash);
      if (options.still) frozen.value = true;
      if (options.scene !== null) firstScene.value = options.scene;
      const route = parseRoute(location.hash === '' ? '#/loop' : location.hash);
      const next = options.language ?? speaking();
      return show(route, next, 0);
    },
  };
}
