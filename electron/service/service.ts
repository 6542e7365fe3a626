import { Hono } from 'hono';
import type { Health, Kiosk } from '../../db/model/record/release.ts';
import { createApi } from './api/api.ts';
import { detailsOf, type Log } from './log.ts';
import { mediaResponse } from './media.ts';
import { pageResponse } from './page.ts';
import { refusalResponse } from './refusal.ts';
import { releaseViews, type Served } from './release-view.ts';
import { releasedBy } from './released.ts';
import { secured } from './security-headers.ts';
import type { Settings } from './settings.ts';
import { stuckTouchNote } from './stuck-touch.ts';

export interface ServiceOptions {
  /** Where the kiosk stands on the ladder now. */
  served: () => Served;
  settings: Settings;
  /** The built page: index.html and what it loads. */
  pageFolder: string;
  /** Version of the program. */
  version: string;
  log: Log;
  /** Milliseconds since any fixed moment; monotonic. */
  clock: () => number;
}

/** The kiosk as one handler; it knows nothing of who is showing the page. */
export interface Service {
  fetch(request: Request): Promise<Response>;
}

export function createService(options: ServiceOptions): Service {
  const app = createApp(options);
  const fetch = async (request: Request): Promise<Response> => {
    try {
      return secured(await app.fetch(request));
    } catch (error) {
      options.log.error('unexpected-error', { where: 'service', ...detailsOf(error) });
      return secured(refusalResponse('internal'));
    }
  };
  return { fetch };
}

function createApp({ served, settings, pageFolder, version, log, clock }: ServiceOptions) {
  const startedMs = clock();
  const viewOf = releaseViews();
  const current = () => {
    const { release } = served();
    return release && viewOf(release);
  };
  const health = () => healthOf(served(), clock() - startedMs);
  const api = createApi({
    health,
    kiosk: kioskOf(settings, version),
    released: releasedBy({ current, version }),
    onStuckTouch: stuckTouchNote(log, clock),
  });
  const app = new Hono().route('/api', api);

  for (const { path, method } of [...app.routes]) app.all(path, () => wrongMethod(method));
  app.all('/api/*', () => refusalResponse('not-found'));
  app.get('/media/*', (c) => mediaResponse(c.req.raw, served().release));
  app.get('/*', (c) => pageResponse(c.req.raw, pageFolder));
  app.all('/*', () => wrongMethod('GET'));
  app.onError((error, c) => {
    // The route, not the URL: what was asked for is the visitor's own.
    log.error('unexpected-error', { where: c.req.routePath, ...detailsOf(error) });
    return refusalResponse('internal');
  });
  return app;
}

const wrongMethod = (allowed: string): Response =>
  refusalResponse('wrong-method', { Allow: allowed === 'GET' ? 'GET, HEAD' : allowed });

/** Fallen to an older release, or to none, is worth a technician's look; the built-in one may be all there is. */
function healthOf({ rung, release }: Served, uptimeMs: number): Health {
  return {
    status: rung === 'previous' || rung === 'memorial' ? 'degraded' : 'ok',
    release: release && { id: release.manifest.id, sequence: release.manifest.sequence },
    ladder: rung,
    uptimeMs: Math.round(uptimeMs),
  };
}

function kioskOf(settings: Settings, version: string): Kiosk {
  const { languages, defaultLanguage, idleSeconds, warningSeconds, screenWidthMm, mode } = settings;
  return { languages, defaultLanguage, idleSeconds, warningSeconds, screenWidthMm, mode, version };
}
