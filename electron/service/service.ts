import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Health } from '../../db/model/api/release.ts';
import { type ReadingPlace, readingInMemory } from '../../db/names/reading.ts';
import { type OpeningHours, openingHours } from '../kiosk/schedule/opening-hours.ts';
import type { Settings } from '../kiosk/settings/settings.ts';
import type { Heartbeats } from '../supervision/heartbeats.ts';
import { type FirstStartParts, firstStartRoutes } from './first-start/routes.ts';
import { refusalResponse } from './http/errors.ts';
import { detailsOf, type Log } from './http/log.ts';
import { secured, securityHeaders } from './http/security-headers.ts';
import type { LetterBox } from './visitor/inbox.ts';
import { loopNowOf } from './visitor/loop.ts';
import { mediaResponse } from './visitor/media.ts';
import { pageResponse } from './visitor/page.ts';
import { pageErrorLog } from './visitor/page-error.ts';
import { stuckTouchLog } from './visitor/presence.ts';
import { releaseViews, type Served } from './visitor/release-view.ts';
import { createApi } from './visitor/routes.ts';
import { kioskOn } from './visitor/status.ts';
import type { UsageRecorder } from './visitor/usage.ts';
import { type CacheQuestion, releaseAccess, type WrittenReply } from './visitor/with-release.ts';
import type { WorkshopService } from './workshop/lazy-workshop.ts';

interface ServedReleases {
  /** The state of the fallback chain. With an id: of the release that a page reads, as long as it is open. */
  served(id?: string): Served;
  /** Replaced releases that pages still read. */
  replaced?(): Served[];
  /** Called if the open release cannot be read, so that another one replaces it. */
  onUnreadable?(reason: string): void;
}

interface ServiceOptions {
  releases: ServedReleases;
  settings: Settings;
  /** The built page: index.html and its files. */
  pageFolder: string;
  /** Version of the program. */
  version: string;
  log: Log;
  /** Monotonic, in milliseconds. */
  clock: () => number;
  /** Default: by the system clock. */
  hours?: OpeningHours;
  /** Receives the pages' heartbeats; absent where the pages are not supervised. */
  heartbeats?: Pick<Heartbeats, 'deliver'> | undefined;
  /** A visitor is present, also outside opening hours. */
  onAwake?: () => void;
  usage?: Pick<UsageRecorder, 'record'>;
  /** Where the reading of names stopped; absent: it begins with each start. */
  reading?: ReadingPlace;
  /** Takes visitors' letters; absent: this service takes none. */
  letters?: LetterBox;
  /** Serves unpublished content: the page says so, and does not return to the loop. */
  isProof?: boolean;
  /** Absent if the settings switch the workshop off. */
  workshop?: Pick<WorkshopService, 'fetch'>;
  /** Setting up a new kiosk; absent where this service belongs to no kiosk. */
  firstStart?: FirstStartParts;
}

/** The kiosk as one handler, independent of the host that shows the page. */
export interface Service {
  fetch(request: Request): Promise<Response>;
  /**
   * A reply to GET that was computed before, or null. A server of its own writes it without the routes, which cost more than the
   * reply.
   *
   * @param target path and query as the request has them
   */
  cached?(target: string, question: CacheQuestion): WrittenReply | null;
}

export function createService(options: ServiceOptions): Service {
  const { app, cachedReply } = createApp(options);
  const answer = async (request: Request): Promise<Response> => {
    try {
      return await app.fetch(request);
    } catch (error) {
      const { onUnreadable } = options.releases;
      if (!isUnreadable(error) || !onUnreadable || !isReadOnly(request)) throw error;
      onUnreadable(error.code);
      // Retried on the release that replaces it, so the visitor does not notice.
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
  const cached = (target: string, question: CacheQuestion): WrittenReply | null => {
    const reply = cachedReply(target, question);
    return reply && { ...reply, headers: { ...securityHeaders, ...reply.headers } };
  };
  return { fetch, cached };
}

function createApp({ releases, settings, pageFolder, version, log, clock, ...options }: ServiceOptions) {
  const startedMs = clock();
  const viewOf = releaseViews();
  const current = (id?: string) => {
    const { release } = releases.served(id);
    return release && viewOf(release);
  };
  const logPageError = pageErrorLog(log, clock, pageFolder);
  const hours = options.hours ?? openingHours(settings.schedule, Date.now);
  const access = releaseAccess({ current, version, defaultLanguage: settings.defaultLanguage });
  const api = createApi({
    access,
    health: (id) => healthOf(releases.served(), releases.served(id), clock() - startedMs),
    kioskOn: (display) => {
      const kiosk = kioskOn(settings, version, display);
      return options.isProof ? { ...kiosk, ...proofKiosk } : kiosk;
    },
    loop: {
      loopNow: loopNowOf(settings, hours),
      onAwake: options.onAwake ?? (() => {}),
      reading: options.reading ?? readingInMemory(),
    },
    letters: options.letters ?? null,
    onUsage: (counts) => options.usage?.record(counts),
    presence: {
      onStuckTouch: stuckTouchLog(log, clock),
      heartbeats: options.heartbeats ?? null,
      onPageError: (error, id) => logPageError(error, releases.served(id).release?.manifest.id ?? null),
    },
  });
  const app = new Hono().route('/api', api);
  if (options.firstStart) app.route('/api', firstStartRoutes(options.firstStart));

  for (const { path, method } of [...app.routes]) app.all(path, () => wrongMethod(method));
  app.all('/api/workshop/*', (c) => options.workshop?.fetch(c.req.raw) ?? refusalResponse('not-found'));
  app.all('/api/*', () => refusalResponse('not-found'));
  app.get('/media/*', (c) => mediaResponse(c.req.raw, [releases.served(), ...(releases.replaced?.() ?? [])]));
  // What a curator who was told no address tries first.
  if (options.workshop)
    for (const path of ['/workshop', '/curator']) app.get(path, (c) => c.redirect('/workshop.html'));
  app.get('/*', (c) => pageResponse(c.req.raw, pageFolder));
  app.all('/*', () => wrongMethod('GET'));
  app.onError((error, c) => {
    if (isUnreadable(error)) throw error;
    // Malformed JSON: any program of the machine may send it, and must not fill the log.
    if (error instanceof HTTPException && error.status < 500) return refusalResponse('bad-input');
    // The route, not the URL, which may contain a search term of a visitor.
    log.error('unexpected-error', { where: c.req.routePath, ...detailsOf(error) });
    return refusalResponse('internal');
  });
  return { app, cachedReply: access.cachedReply };
}

/** Proofreading has no time limit and is not counted. */
const proofKiosk = { proof: true, mode: 'touch', usage: false, idleSeconds: 20 * 86_400 } as const;

/** Errors of SQLite for a database that is locked, damaged or missing (better-sqlite3's `SqliteError`). */
const isUnreadable = (error: unknown): error is Error & { code: string } =>
  error instanceof Error &&
  'code' in error &&
  /^SQLITE_(BUSY|CANTOPEN|CORRUPT|IOERR|LOCKED|NOTADB|PROTOCOL)/.test(String(error.code));

const isReadOnly = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

const wrongMethod = (allowed: string): Response =>
  refusalResponse('wrong-method', { Allow: allowed === 'GET' ? 'GET, HEAD' : allowed });

/** Degraded: an older release, or none. The built-in release may be the only one. */
function healthOf({ level, release: newest }: Served, { release }: Served, uptimeMs: number): Health {
  return {
    status: level === 'previous' || level === 'memorial' ? 'degraded' : 'ok',
    release: idOf(release),
    next: newest?.manifest.id === release?.manifest.id ? null : idOf(newest),
    ladder: level,
    uptimeMs: Math.round(uptimeMs),
  };
}

const idOf = (release: Served['release']): Health['release'] =>
  release && { id: release.manifest.id, sequence: release.manifest.sequence };
