import { createApi } from './state/api.ts';
import { beatHeart } from './state/heartbeat.ts';
import { browserClock } from './state/idle.ts';
import { calmBrowser } from './state/touch.ts';

/** The screen of words on its own: it stands by itself, says that it lives, and keeps the browser calm. */
calmBrowser(document);
beatHeart({
  api: createApi((input, init) => fetch(input, init)),
  clock: browserClock,
  nextFrame: requestAnimationFrame,
  calm: () => true,
});
