import { Hono } from 'hono';
import type { Beat } from '../../db/model/api/beat.ts';
import type { Health } from '../../db/model/api/release.ts';
import { type HouseTime, houseTime } from '../kiosk/schedule/opening-times.ts';
import type { Settings } from '../kiosk/settings/settings.ts';
import { refusalResponse } from './http/errors.ts';
import { detailsOf, type Log } from './http/log.ts';
import { secured } from './http/security-headers.ts';
import { createApi } from './visitor/api.ts';
import { kioskOn, loopNowOf } from './visitor/loop-display.ts';
import { mediaResponse } from './visitor/media.ts';
import { pageResponse } from './visitor/page.ts';
import { pageErrorLog } from './visitor/page-error.ts';
import { releaseViews, type Served } from './visitor/release-view.ts';
import { stuckTouchNote } from './visitor/stuck-touch.ts';
import type { UsageTaker } from './visitor/usage.ts';
import { releasedBy, standingBy } from './visitor/with-release.ts';
import type { WorkshopService } from './workshop/lazy-workshop.ts';

export interface ServiceOptions {
  /**
   * The state of the fallback chain now. `wanted`: id of the release that the page reads; it is served as long as it
   * stands open, whatever became current since.
   */
  served: (wanted?: string) => Served;
  /** Releases that were current and that a page still reads. */
  former?: () => Served[];
  /** Called when the open release could not be read, so that another one may stand in its place. */
  onUnreadable?: (reason: string) => void;
  settings: Settings;
  /** The built page: index.html and what it loads. */
  pageFolder: string;
  /** Version of the program. */
  version: string;
  log: Log;
  /** Milliseconds since any fixed moment; monotonic. */
  clock: () => number;
  /** Opening hours and days of memory; by the machine's own clock unless somebody knows better. */
  house?: HouseTime;
  /** Hears the page's heart; absent where nobody would bring the page back. */
  onBeat?: (beat: Beat) => void;
  /** Somebody is at the glass, whatever the hour. */
  onAwake?: () => void;
  usage?: Pick<UsageTaker, 'take'>;
  /** Shows what was not published: the page says so, and does not go back to the loop by itself. */
  isProof?: boolean;
  /** The curators' side; absent where the settings switch it off. */
  workshop?: Pick<WorkshopService, 'fetch'>;
}

/** The kiosk as one handler; it knows nothing of who is showing the page. */
export interface Service {
  fetch(request: Request): Promise<Response>;
}

export function createService(options: ServiceOptions): Service {
  const app = createApp(options);
  const answer = async (request: Request): Promise<Response> => {
    try {
      return await app.fetch(request);
    } catch (error) {
      if (!isUnreadable(error) || !options.onUnreadable || !reads(request)) throw error;
      options.onUnreadable(error.code);
      // Once more, by what stands in its place: the visitor does not notice.
      return app.fetch(request);
    }
  };
  const fetch = async (request: Request): Promise<Response> => {
    try {
      return secured(await answer(request));
    } catch (error) {
      options.log.error('unexpected-error', { where: 'service', ...detailsOf(error) });
      return secured(refusalResponse('internal'));
    }
  };
  return { fetch };
}

function createApp({ served, settings, pageFolder, version, log, clock, ...more }: ServiceOptions) {
  const startedMs = clock();
  const viewOf = releaseViews();
  const current = (wanted?: string) => {
    const { release } = served(wanted);
    return release && viewOf(release);
  };
  const logPageError = pageErrorLog(log, clock, pageFolder);
  const house = more.house ?? houseTime(settings.schedule, Date.now);
  const health = (wanted?: string) => healthOf(served(), served(wanted), clock() - startedMs);
  const api = createApi({
    health,
    kioskOn: (display) => {
      const kiosk = kioskOn(settings, version, display);
      return more.isProof ? { ...kiosk, ...proofKiosk } : kiosk;
    },
    released: releasedBy({ current, version }),
    standing: standingBy(current),
    loop: { nowOf: loopNowOf(settings, house), onAwake: more.onAwake ?? (() => {}) },
    onUsage: (counts) => more.usage?.take(counts),
    presence: {
      onStuckTouch: stuckTouchNote(log, clock),
      onBeat: more.onBeat ?? null,
      onPageError: (error, wanted) => logPageError(error, served(wanted).release?.manifest.id ?? null),
    },
  });
  const app = new Hono().route('/api', api);

  for (const { path, method } of [...app.routes]) app.all(path, () => wrongMethod(method));
  app.all('/api/workshop/*', (c) => more.workshop?.fetch(c.req.raw) ?? refusalResponse('not-found'));
  app.all('/api/*', () => refusalResponse('not-found'));
  app.get('/media/*', (c) => mediaResponse(c.req.raw, [served(), ...(more.former?.() ?? [])]));
  app.get('/*', (c) => pageResponse(c.req.raw, pageFolder));
  app.all('/*', () => wrongMethod('GET'));
  app.onError((error, c) => {
    if (isUnreadable(error)) throw error;
    // The route, not the URL: what was asked for is the visitor's own.
    log.error('unexpected-error', { where: c.req.routePath, ...detailsOf(error) });
    return refusalResponse('internal');
  });
  return app;
}

/** Who proofreads stays as long as they like; nothing they do is counted. */
const proofKiosk = { proof: true, mode: 'touch', usage: false, idleSeconds: 20 * 86_400 } as const;

/** What SQLite throws of a database that is locked, damaged or gone (better-sqlite3's `SqliteError`). */
const isUnreadable = (error: unknown): error is Error & { code: string } =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(BUSY|CANTOPEN|CORRUPT|IOERR|LOCKED|NOTADB|PROTOCOL)/.test(String(error.code));

const reads = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

const wrongMethod = (allowed: string): Response =>
  refusalResponse('wrong-method', { Allow: allowed === 'GET' ? 'GET, HEAD' : allowed });

/** Fallen to an older release, or to none, is worth a technician's look; the built-in one may be all there is. */
function healthOf({ level, release: newest }: Served, { release }: Served, uptimeMs: number): Health {
  return {
    status: level === 'previous' || level === 'memorial' ? 'degraded' : 'ok',
    release: named(release),
    next: newest?.manifest.id === release?.manifest.id ? null : named(newest),
    ladder: level,
    uptimeMs: Math.round(uptimeMs),
  };
}

const named = (release: Served['release']): Health['release'] =>
  release && { id: release.manifest.id, sequence: release.manifest.sequence };
