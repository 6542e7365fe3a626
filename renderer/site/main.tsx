import './site.css';
import { effect } from '@preact/signals';
import { hydrate } from 'preact';
import type { Language } from '../../db/model/vocabulary.ts';
import { type Api, createApi } from '../shared/api/api.ts';
import { browserClock } from '../shared/clock/idle-timer.ts';
import { language } from '../shared/i18n/i18n.ts';
import { screenKeyboard } from '../shared/keyboard/screen-keyboard.ts';
import { createNavigator, type Navigator, shown } from '../visitor/navigation/navigator.ts';
import { parseRoute, type Route } from '../visitor/navigation/route.ts';
import { ServicesContext } from '../visitor/navigation/services.ts';
import { highContrast, still, textSize, textSizes } from '../visitor/navigation/visit.ts';
import { followLinks, touchPainted } from '../visitor/presence/touch-defaults.ts';
import { MediaBase, plainPlayers } from '../visitor/remembrance/text/Picture.tsx';
import { App, scroller } from '../visitor/shell/App.tsx';
import { followKeys } from '../visitor/shell/keypad-navigation.ts';
import { loadScreen } from '../visitor/shell/parts/load-screen.ts';
import { createSpeechSwitch } from '../visitor/speech/speech-switch.ts';
import { canWalk } from '../visitor/ways/walk.ts';
import { addressFrom, fileOf, routeOf, toRoot } from './addresses.ts';
import { fetchFiles, takeFiles } from './files.ts';

/** Takes over a document of the web edition: the same screen as in the hall, without a service and without an end of the visit. */
async function start(file: string): Promise<void> {
  takeFiles();
  screenKeyboard.value = false;
  plainPlayers.value = true;
  canWalk.value = false;
  const api = createApi(fetchFiles(toRoot(file)), null, 'http://site/api');
  const kiosk = await api.kiosk();
  const [own, spoken] = routeOf(file);
  language.value = spoken;
  const inner = createNavigator({
    load: (route, next) => loadScreen(api, route, next),
    defaultLanguage: spoken,
    scrollTop: () => scroller()?.scrollTop ?? 0,
    touchPainted,
    // The document stays as it was written.
    onFailure: () => {},
  });
  const open = (route: Route, next = language.value): void => location.assign(addressFrom(file, route, next));
  const navigator: Navigator = {
    ...inner,
    go: async (route) => (fileOf(route, language.value) === null ? inner.go(route) : open(route)),
    back: async () => history.back(),
    speak: async (next) =>
      shown.value && fileOf(shown.value.route, next) === null ? inner.speak(next) : open(own, next),
  };
  const speech = createSpeechSwitch({ clock: browserClock, onPresence: () => {} });
  followKeys(document, navigator);
  followLinks(document, (hash) => navigator.go(parseRoute(hash)));
  addEventListener('hashchange', () => void inner.follow());
  effect(() => {
    const { documentElement: root } = document;
    root.style.setProperty('--text-factor', String(textSizes[textSize.value]));
    root.dataset.contrast = highContrast.value ? 'high' : 'stone';
    root.dataset.motion = still.value ? 'still' : 'calm';
  });
  if (location.hash.startsWith('#/')) await inner.follow();
  else await showOwn(api, own, spoken);
  const page = document.getElementById('page');
  if (!page) throw new Error('the document has no #page');
  // The document could be read, and typed into, before this program was there.
  const typed = page.querySelector('input')?.value ?? '';
  hydrate(
    <ServicesContext.Provider value={{ api, navigator, kiosk }}>
      <MediaBase.Provider value={`${toRoot(file)}media/`}>
        <App speech={speech} />
      </MediaBase.Provider>
    </ServicesContext.Provider>,
    page,
  );
  const field = page.querySelector('input');
  if (field && typed !== '') {
    field.value = typed;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  document.documentElement.dataset.live = '';
}

/** The screen of the document; the address keeps its short form. */
async function showOwn(api: Api, route: Route, spoken: Language): Promise<void> {
  const display = await loadScreen(api, route, spoken);
  shown.value = { route, language: spoken, scrollTop: 0 };
  display();
}

void start(document.documentElement.dataset.file ?? '');
