import { createApi } from '../../shared/api/api.ts';
import { startHeartbeat } from '../../shared/api/heartbeat.ts';
import { browserClock } from '../../shared/clock/idle-timer.ts';
import { preventDefaults } from '../presence/touch-defaults.ts';

/** The script of memorial.html, which needs no release: it sends heartbeats and prevents the browser's defaults. */
preventDefaults(document);
startHeartbeat({
  api: createApi((input, init) => fetch(input, init), new URLSearchParams(location.search).get('display')),
  clock: browserClock,
  nextFrame: (run) => requestAnimationFrame(run),
  calm: () => true,
});
