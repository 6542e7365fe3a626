import { effect } from '@preact/signals';
import { render } from 'preact';
import type { Kiosk } from '../../db/model/api/release.ts';
import { createApi } from '../shared/api/api.ts';
import { startHeartbeat } from '../shared/api/heartbeat.ts';
import { watchPageErrors } from '../shared/api/page-errors.ts';
import { browserClock } from '../shared/clock/idle-timer.ts';
import { tieTexts } from '../shared/format/tied.ts';
import { fetchWords } from '../shared/i18n/fetch-words.ts';
import { language } from '../shared/i18n/i18n.ts';
import { createNavigator, isUnattended, memorial } from './navigation/navigator.ts';
import { reachShift, shiftFor } from './navigation/reach.ts';
import { parseRoute } from './navigation/route.ts';
import { ServicesContext } from './navigation/services.ts';
import { highContrast, isMotionOff, lowered, textSize, textSizes } from './navigation/visit.ts';
import { watchHealth } from './presence/health.ts';
import { watchHold } from './presence/hold.ts';
import { watchPresence } from './presence/presence.ts';
import { watchSecondTouch } from './presence/second-touch.ts';
import { staffCornerSide, watchStaffCorner, workshopAddress } from './presence/staff-corner.ts';
import { followLinks, preventDefaults, touchPainted } from './presence/touch-defaults.ts';
import { watchUsage } from './presence/usage.ts';
import { query } from './search/query.ts';
import { App, scroller } from './shell/App.tsx';
import { followKeys } from './shell/keypad-navigation.ts';
import { loadScreen, preloadScreens } from './shell/parts/load-screen.ts';
import { createSpeechSwitch } from './speech/speech-switch.ts';

/** The kiosk's settings until the service has answered. */
const defaultKiosk: Kiosk = {
  languages: ['kk', 'ru', 'en'],
  defaultLanguage: 'kk',
  idleSeconds: 90,
  warningSeconds: 30,
  screenWidthMm: 708,
  lowerEdgeMm: 800,
  mode: 'touch',
  usage: false,
  version: '',
};

/** Movement threshold that separates a resting hand from a stuck touch point. */
const jitterMm = 5;
/** Half of the smallest control. */
const samePlaceMm = 10;

/** The fonts of the first screen, loaded before it is drawn so that no fallback font shows. */
const firstFonts = ['300 1rem "Source Serif 4"', '400 1rem "Golos Text"', '500 1rem "Golos Text"'];

async function start(): Promise<void> {
  const asked = new URLSearchParams(location.search);
  const display = asked.get('display');
  const api = createApi((input, init) => fetch(input, init), display, new URL('api', document.baseURI).href);
  watchPageErrors(api.sendPageError, () => query.peek());
  preventDefaults(document);
  tieTexts();
  const [kiosk] = await Promise.all([api.kiosk().catch(() => defaultKiosk), fetchWords()]);
  if (kiosk.proof && asked.has('speed')) {
    const { hasten } = await import('./presence/fast-clock.ts');
    hasten(Number(asked.get('speed')) || 1);
  }
  fitScreen(kiosk);
  language.value = kiosk.defaultLanguage;

  const navigator = createNavigator({
    load: (route, next) => loadScreen(api, route, next),
    defaultLanguage: kiosk.defaultLanguage,
    loopOnly: kiosk.mode === 'display',
    scrollTop: () => scroller()?.scrollTop ?? 0,
    touchPainted,
    onFailure: () => {
      memorial.value = true;
    },
  });
  const clock = browserClock;
  const perMm = pixelsPerMm(kiosk.screenWidthMm);
  const endVisit = (): void => void navigator.end();
  const idle = watchPresence({ api, kiosk, clock, jitter: jitterMm * perMm, endVisit });
  watchStaffCorner(document, {
    clock,
    side: staffCornerSide(perMm),
    onHeld: () => location.assign(workshopAddress(location.search)),
  });
  const speech = createSpeechSwitch({ clock, onPresence: idle.reset });
  const listen = async (): Promise<void> => {
    if (isUnattended()) await navigator.go({ screen: 'home' });
    await speech.start();
  };
  watchHold(document, { clock, slop: jitterMm * perMm, corner: staffCornerSide(perMm), onHeld: () => void listen() });
  watchSecondTouch(document, samePlaceMm * perMm);
  if (kiosk.usage) watchUsage({ api, clock, isSpeaking: () => speech.on.value });
  followKeys(document, navigator);
  followLinks(document, (hash) => navigator.go(parseRoute(hash)));
  addEventListener('hashchange', () => void navigator.follow());

  await Promise.all([
    navigator.follow(),
    ...firstFonts.map((font) => document.fonts.load(font, 'Aаәқ1').catch(() => [])),
  ]);
  const page = document.getElementById('page');
  if (!page) throw new Error('index.html has no #page');
  render(
    <ServicesContext.Provider value={{ api, navigator, kiosk }}>
      <App speech={speech} />
    </ServicesContext.Provider>,
    page,
  );
  preloadScreens();
  // Not needed for the first scene; a page without it is silent.
  void import('./shell/key-sounds.ts').then(({ soundKeys }) => soundKeys(document)).catch(() => {});
  watchHealth({ api, navigator, clock });
  // Proof pages are not supervised.
  if (kiosk.proof) return;
  startHeartbeat({
    api,
    clock,
    nextFrame: requestAnimationFrame,
    calm: isUnattended,
  });
}

/** CSS pixels in one millimetre of a screen whose long side is `screenWidthMm`, landscape or portrait. */
function pixelsPerMm(screenWidthMm: number): number {
  return Math.max(innerWidth, innerHeight) / screenWidthMm;
}

/** Headings are large already, and shrink where the text grows, so that no door is pushed off the screen. */
const displayFactors = [1, 0.84, 0.69] as const;

/** Sets the tokens of styles/tokens.css by the screen's size and by what the visitor chose. */
function fitScreen({ screenWidthMm, lowerEdgeMm }: Kiosk): void {
  const { documentElement: root } = document;
  const measure = (): void => {
    const perMm = pixelsPerMm(screenWidthMm);
    root.style.setProperty('--mm', `${perMm.toFixed(4)}px`);
    reachShift.value = shiftFor(innerHeight, perMm, lowerEdgeMm);
    root.style.setProperty('--reach-shift', `${reachShift.value}px`);
  };
  measure();
  addEventListener('resize', measure);
  effect(() => {
    const factor = textSizes[textSize.value];
    root.style.setProperty('--text-factor', String(factor));
    root.style.setProperty('--display-factor', displayFactors[textSize.value].toFixed(2));
    root.dataset.contrast = highContrast.value ? 'high' : 'stone';
    root.dataset.reach = lowered.value && reachShift.value > 0 ? 'low' : 'full';
    root.dataset.motion = isMotionOff.value ? 'still' : 'calm';
  });
}

void start();
