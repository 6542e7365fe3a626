import { effect } from '@preact/signals';
import { render } from 'preact';
import type { Kiosk } from '../../db/model/api/release.ts';
import { createApi } from '../shared/api/api.ts';
import { startHeartbeat } from '../shared/api/heartbeat.ts';
import { watchPageErrors } from '../shared/api/page-errors.ts';
import { browserClock, watchIdle } from '../shared/clock/idle-timer.ts';
import { language } from '../shared/i18n/i18n.ts';
import { fetchPartsAhead } from './navigation/lazy-screens.ts';
import { createNavigator, memorial, shown } from './navigation/navigator.ts';
import { parseRoute } from './navigation/route.ts';
import { query } from './navigation/visit.ts';
import { attend } from './presence/attend.ts';
import { watchHealth } from './presence/health.ts';
import { idlePhase } from './presence/presence.ts';
import { staffCornerSide, watchStaffCorner, workshopAddress } from './presence/staff-corner.ts';
import { calmBrowser, followLinks } from './presence/touch-defaults.ts';
import { watchUsage } from './presence/usage.ts';
import { App } from './shell/App.tsx';
import { followKeys } from './shell/keypad-navigation.ts';
import { fitScreen, pixelsPerMm } from './shell/screen-size.ts';
import { scroller } from './shell/scroller.ts';
import { ServicesContext } from './shell/services.ts';
import { createSpeechSwitch } from './speech/speech-switch.ts';

/** What the page assumes until the service has answered. */
const plainKiosk: Kiosk = {
  languages: ['kk', 'ru', 'en'],
  defaultLanguage: 'kk',
  idleSeconds: 90,
  warningSeconds: 30,
  screenWidthMm: 708,
  mode: 'touch',
  usage: false,
  version: '',
};

/** A hand that rests moves by this much and more; a stuck touch trembles by less. */
const tremblingMm = 5;

/** The letters that the first screen needs; asked for before it is drawn, so that no other typeface flashes. */
const firstLetters = ['300 1rem "Source Serif 4"', '400 1rem "Golos Text"', '500 1rem "Golos Text"'];

async function start(): Promise<void> {
  const base = new URL('api', document.baseURI).href;
  const api = createApi((input, init) => fetch(input, init), new URLSearchParams(location.search).get('display'), base);
  watchPageErrors(api.sendPageError, () => query.peek());
  calmBrowser(document);
  const kiosk = await api.kiosk().catch(() => plainKiosk);
  fitScreen(kiosk.screenWidthMm);
  language.value = kiosk.defaultLanguage;

  const navigator = createNavigator({
    api,
    defaultLanguage: kiosk.defaultLanguage,
    loopOnly: kiosk.mode === 'display',
    scrollTop: () => scroller()?.scrollTop ?? 0,
    onFailure: () => {
      memorial.value = true;
    },
  });

  const times = { idleMs: kiosk.idleSeconds * 1000, warningMs: kiosk.warningSeconds * 1000 };
  const idle = watchIdle(times, browserClock, (phase) => {
    idlePhase.value = phase;
    if (phase === 'gone') void navigator.end();
  });
  const nobodyExpected = (): boolean => memorial.value || !shown.value || shown.value.route.screen === 'loop';
  effect(() => {
    if (!nobodyExpected()) return idle.present();
    idle.rest();
    idlePhase.value = 'present';
  });
  // Who stands in silence touches nothing, and is there.
  effect(() => {
    if (shown.value?.route.screen !== 'silence') return;
    const timer = setInterval(idle.present, 1000);
    return () => clearInterval(timer);
  });
  // The panel stays on for whoever came at night.
  effect(() => {
    if (kiosk.proof || nobodyExpected()) return;
    // After the frame that answers the touch.
    const first = setTimeout(api.tellAwake, 300);
    const timer = setInterval(api.tellAwake, 60_000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  });
  const trembling = tremblingMm * pixelsPerMm({ width: innerWidth, height: innerHeight }, kiosk.screenWidthMm);
  watchStaffCorner(document, {
    clock: browserClock,
    side: staffCornerSide(kiosk.screenWidthMm),
    onHeld: () => location.assign(workshopAddress(location.search)),
  });
  attend({ api, idle, times, clock: browserClock, nobodyExpected, trembling });

  const speech = createSpeechSwitch({ clock: browserClock, onPresence: idle.present });

  if (kiosk.usage) watchUsage({ api, clock: browserClock, isSpeaking: () => speech.on.value });
  followKeys(document, navigator);
  followLinks(document, (hash) => void navigator.go(parseRoute(hash)));
  addEventListener('hashchange', () => void navigator.follow());

  await Promise.all([
    navigator.follow(),
    ...firstLetters.map((font) => document.fonts.load(font, 'Aаәқ1').catch(() => [])),
  ]);
  const page = document.getElementById('page');
  if (!page) throw new Error('index.html has no #page');
  render(
    <ServicesContext.Provider value={{ api, navigator, kiosk, speech }}>
      <App />
    </ServicesContext.Provider>,
    page,
  );
  fetchPartsAhead();
  watchHealth({ api, navigator, clock: browserClock });
  const place = new URLSearchParams(location.search).get('display');
  // Nobody brings a proof back.
  if (kiosk.proof) return;
  startHeartbeat({
    api,
    clock: browserClock,
    nextFrame: requestAnimationFrame,
    calm: nobodyExpected,
    display: place === null ? undefined : Number(place),
  });
}

void start();
