import { effect } from '@preact/signals';
import { render } from 'preact';
import type { FirstStartState } from '../../db/model/api/first-start.ts';
import { createWorkshopApi } from '../curator/api/client.ts';
import { language, translateIn } from '../curator/app/i18n.ts';
import { displayName, toVisitors } from '../curator/app/kiosk.ts';
import { session } from '../curator/sign-in/session.ts';
import { createApi } from '../shared/api/api.ts';
import { startHeartbeat } from '../shared/api/heartbeat.ts';
import { watchPageErrors } from '../shared/api/page-errors.ts';
import { browserClock } from '../shared/clock/idle-timer.ts';
import { preventDefaults } from '../visitor/presence/touch-defaults.ts';
import { createFirstStartApi, type FirstStartApi } from './api.ts';
import { FirstStart } from './FirstStart.tsx';
import { followKeys } from './keys.ts';
import { leaveWhenAlone } from './leave-when-alone.ts';
import { setMillimetre } from './millimetre.ts';

/** The host shows who this screen is a moment after the page has begun. */
const patience = { tries: 20, waitMs: 250 };

async function start(): Promise<void> {
  const kioskApi = createApi((input, init) => fetch(input, init), displayName());
  watchPageErrors(kioskApi.sendPageError);
  preventDefaults(document);
  const { documentElement: root } = document;
  root.dataset.kiosk = '';
  startHeartbeat({ api: kioskApi, clock: browserClock, nextFrame: requestAnimationFrame, calm: () => false });

  const api = createFirstStartApi((input, init) => fetch(input, init));
  const state = await patiently(api);
  if (!state) return toVisitors();
  language.value = state.answers.defaultLanguage ?? state.now.defaultLanguage;
  effect(() => {
    root.lang = language.value;
    document.title = translateIn(language.value)('firstStart.title');
  });
  setMillimetre(state.answers.screenWidthMm);
  const workshop = createWorkshopApi({
    fetch: (input, init) => fetch(input, init),
    csrf: () => session.peek()?.csrf ?? null,
    // The step asks for the passphrase again.
    signInAgain: async () => {
      session.value = null;
    },
  });
  const leave = async (): Promise<void> => {
    if (session.peek()) await workshop.signOut().catch(() => {});
    toVisitors();
  };
  leaveWhenAlone(browserClock, async () => {
    await api.rest().catch(() => {});
    await leave();
  });
  followKeys(document);
  const page = document.getElementById('first-start');
  if (!page) throw new Error('first-start.html has no #first-start');
  render(<FirstStart api={api} workshop={workshop} first={state} onLeave={() => void leave()} />, page);
}

async function patiently(api: FirstStartApi): Promise<FirstStartState | null> {
  for (let tries = 0; tries < patience.tries; tries++) {
    const state = await api.state().catch(() => null);
    if (state) return state;
    await new Promise((resolve) => setTimeout(resolve, patience.waitMs));
  }
  return null;
}

void start();
