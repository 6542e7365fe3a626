import { batch, signal } from '@preact/signals';
import type { Language } from '../../../db/model/vocabulary.ts';
import { reportPageError } from '../../shared/api/page-errors.ts';
import { language } from '../../shared/i18n/i18n.ts';
import { hrefOf, parseOptions, parseRoute, type Route, sameRoute } from './route.ts';
import { closeSheet } from './sheet.ts';
import { frozen, startSearch, startVisit, trail } from './visit.ts';

/** The route on the screen. The last one stays until the next screen is complete, so that nothing flashes. */
export interface Shown {
  route: Route;
  language: Language;
  /** Where the screen opens: 0, or as far as it was scrolled before. */
  scrollTop: number;
}

export const shown = signal<Shown | null>(null);

/** The built-in memorial screen: nothing of the release can be shown. */
export const memorial = signal(false);

/** No visit is on the screen: nothing yet, the loop, or the memorial screen. */
export const isUnattended = (): boolean => memorial.value || !shown.value || shown.value.route.screen === 'loop';

/** Set by `?scene=`: the scene of the loop to begin with. */
export const firstScene = signal(0);

/** Id of the person whom the loop showed last: home shows the same one. */
export const lastPerson = signal<string | null>(null);

export interface Navigator {
  go(route: Route): Promise<void>;
  /** One step back on this visitor's trail; home where there is none. */
  back(): Promise<void>;
  speak(language: Language): Promise<void>;
  /** Starts a visit at home, in the language of the scene that was touched. */
  begin(language: Language): Promise<void>;
  /** Loads the current screen again, after another release became current. */
  refresh(): Promise<void>;
  /** Ends the visit: shows the loop in the default language and resets the visitor's state. */
  end(): Promise<void>;
  /** Follows the address, which a technician or a test may have written. */
  follow(): Promise<void>;
}

export interface NavigatorOptions {
  /**
   * Loads the code and the content of a screen. The result puts both on the screen; it is called in the batch that
   * changes the route and the language.
   */
  load(route: Route, language: Language): Promise<() => void>;
  defaultLanguage: Language;
  /** A display out of reach: it shows the loop alone. */
  loopOnly?: boolean;
  /** How far the current screen is scrolled, in CSS pixels. */
  scrollTop(): number;
  /** Resolves once the touch that leads to another screen has been painted. */
  touchPainted(): Promise<void>;
  /** Called when a screen could not be loaded. */
  onFailure(): void;
}

export function createNavigator({
  load,
  defaultLanguage,
  loopOnly = false,
  scrollTop,
  touchPainted,
  onFailure,
}: NavigatorOptions): Navigator {
  let latest = 0;
  /** The last request, until it is shown: a second touch that follows quickly builds on the first. */
  let pending: { route: Route; language: Language; onShown(): void } | null = null;
  const nextLanguage = (): Language => pending?.language ?? language.value;

  const show = async (
    wanted: Route,
    next: Language,
    top: number,
    onShown = (): void => {},
    painted?: Promise<void>,
  ): Promise<void> => {
    const route: Route = loopOnly ? { screen: 'loop' } : wanted;
    const ticket = ++latest;
    pending = { route, language: next, onShown };
    const address = location.hash;
    const display = await load(route, next).catch((error: unknown) => {
      reportPageError('not-loaded', error, hrefOf(route));
      return null;
    });
    await painted;
    if (ticket !== latest) return;
    pending = null;
    if (!display) return onFailure();
    batch(() => {
      onShown();
      if (route.screen === 'home') startSearch();
      language.value = next;
      document.documentElement.lang = next;
      if (!shown.value || !sameRoute(shown.value.route, route)) closeSheet();
      shown.value = { route, language: next, scrollTop: top };
      display();
      memorial.value = false;
    });
    // An address written meanwhile is followed next: its event waits in the queue, and this must not overwrite it.
    if (location.hash === address && !sameRoute(parseRoute(address), route))
      history.replaceState(null, '', hrefOf(route));
  };

  const go = (route: Route): Promise<void> => {
    const from = shown.value;
    if (from && sameRoute(from.route, route)) return Promise.resolve();
    const step = from && from.route.screen !== 'loop' ? [{ route: from.route, scrollTop: scrollTop() }] : [];
    const addStep = (): void => {
      trail.value = route.screen === 'home' ? [] : [...trail.value, ...step];
    };
    return show(route, nextLanguage(), 0, addStep, touchPainted());
  };

  return {
    go,
    back() {
      const last = trail.value.at(-1);
      if (!last) return go({ screen: 'home' });
      const removeStep = (): void => {
        trail.value = trail.value.slice(0, -1);
      };
      return show(last.route, nextLanguage(), last.scrollTop, removeStep, touchPainted());
    },
    speak(next) {
      const { route, onShown } = pending ?? { route: shown.value?.route ?? { screen: 'home' } };
      history.replaceState(null, '', hrefOf(route));
      return show(route, next, pending ? 0 : scrollTop(), onShown);
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
      return show(route, options.language ?? nextLanguage(), 0);
    },
  };
}
