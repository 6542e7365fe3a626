import { effect } from '@preact/signals';
import { render } from 'preact';
import { createApi } from '../shared/api/api.ts';
import { startHeartbeat } from '../shared/api/heartbeat.ts';
import { watchPageErrors } from '../shared/api/page-errors.ts';
import { browserClock } from '../shared/clock/idle-timer.ts';
import { createWorkshopApi, type WorkshopApi } from './api/client.ts';
import { language, persistLanguage, translateIn } from './app/i18n.ts';
import { displayName, isKiosk, toVisitors } from './app/kiosk.ts';
import { trackAddress } from './app/route.ts';
import { session, signInAgain } from './sign-in/session.ts';
import { lockWhenIdle } from './sign-in/session-lock.ts';
import { Workshop } from './Workshop.tsx';

/** Fonts of the first screen; loaded before it is rendered, so that no other font flashes. */
const firstLetters = ['380 1rem "Source Serif 4"', '400 1rem "Golos Text"', '500 1rem "Golos Text"'];

/** How long rendering waits for the session, so that no other screen flashes before it. */
const patienceMs = 400;

async function start(): Promise<void> {
  const visitorApi = createApi((input, init) => fetch(input, init), displayName());
  watchPageErrors(visitorApi.sendPageError);
  const { documentElement: root } = document;
  if (isKiosk()) root.dataset.kiosk = '';
  const kiosk = await visitorApi.kiosk().catch(() => null);
  if (kiosk) language.value = kiosk.defaultLanguage;
  persistLanguage();

  const api = createWorkshopApi({
    fetch: (input, init) => fetch(input, init),
    csrf: () => session.peek()?.csrf ?? null,
    signInAgain,
  });
  effect(() => {
    root.lang = language.value;
    document.title = translateIn(language.value)('workshop.of');
  });
  trackAddress();
  lockWhenIdle({ clock: browserClock, atKiosk: isKiosk(), onLeave: toVisitors });
  await Promise.all([
    Promise.race([loadSession(api), new Promise((resolve) => setTimeout(resolve, patienceMs))]),
    ...firstLetters.map((font) => document.fonts.load(font, 'Aаәқ1').catch(() => [])),
  ]);
  const page = document.getElementById('workshop');
  if (!page) throw new Error('workshop.html has no #workshop');
  render(<Workshop api={api} />, page);
  // The kiosk's watchdog restarts a page without a heartbeat.
  if (isKiosk()) {
    startHeartbeat({ api: visitorApi, clock: browserClock, nextFrame: requestAnimationFrame, calm: () => false });
  }
}

async function loadSession(api: WorkshopApi): Promise<void> {
  session.value = await api.session().catch(() => null);
}

void start();
