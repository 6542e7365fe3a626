import { createApi } from '../../shared/api/api.ts';
import { startHeartbeat } from '../../shared/api/heartbeat.ts';
import { browserClock } from '../../shared/clock/idle-timer.ts';
import { calmBrowser } from '../presence/touch-defaults.ts';

/** The screen of words on its own: it stands by itself, says that it lives, and keeps the browser calm. */
calmBrowser(document);
startHeartbeat({
  api: createApi((input, init) => fetch(input, init)),
  clock: browserClock,
  nextFrame: requestAnimationFrame,
  calm: () => true,
});
