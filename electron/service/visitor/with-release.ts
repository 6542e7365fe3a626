import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { releaseHeader } from '../../../db/model/api/release.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Reader } from '../../../db/release/read/reader.ts';
import { refuse } from '../http/errors.ts';
import type { ReleaseView } from './release-view.ts';

export interface ReleaseEnv {
  Variables: { release: ReleaseView };
}

interface ReleaseAccessOptions {
  /** The release that a page reads, by its id; the current one without an id; null on the memorial level. */
  current: (id?: string) => ReleaseView | null;
  /** Version of the program: replies depend on it as well. */
  version: string;
  defaultLanguage: Language;
}

/** What a request for a cached reply says beside its target. */
export interface CacheQuestion {
  releaseId: string | undefined;
  ifNoneMatch: string | undefined;
}

export interface WrittenReply {
  status: 200 | 304;
  headers: Record<string, string>;
  body: Uint8Array | null;
}

/** What the routes on a release need. */
export type ReleaseAccess = ReturnType<typeof releaseAccess>;

export function releaseAccess({ current, version, defaultLanguage }: ReleaseAccessOptions) {
  /** Sets the release, or answers 503 without one. For replies that depend on the time: they are not cached. */
  const withRelease = createMiddleware<ReleaseEnv>(async (c, next) => {
    const release = current(c.req.header(releaseHeader));
    if (!release) return refuse(c, 'no-release');
    c.set('release', release);
    await next();
    c.header(releaseHeader, release.id);
  });

  /**
   * Sets the release and caches the reply with an ETag, because a release never changes. Search terms of visitors (`q`)
   * are cached neither here nor in a browser.
   */
  const withCachedRelease = createMiddleware<ReleaseEnv>(async (c, next) => {
    const release = current(c.req.header(releaseHeader));
    if (!release) return refuse(c, 'no-release');
    c.set('release', release);
    if (c.req.query('q') !== undefined) {
      await next();
      c.header('Cache-Control', 'no-store');
      c.header(releaseHeader, release.id);
      return;
    }
    const { pathname, search } = new URL(c.req.url);
    const key = pathname + search;
    const etag = `"${release.id}-${digestOf(`${version} ${key}`)}"`;
    if (matches(c.req.header('If-None-Match'), etag)) return withValidator(c.body(null, 304), etag, release.id);
    const whole = (body: Uint8Array<ArrayBuffer>) =>
      withValidator(c.body(body, 200, { 'Content-Type': jsonType }), etag, release.id);
    const cached = release.replies.get(key);
    if (cached !== undefined) return whole(cached.body);
    await next();
    if (c.res.status !== 200) return;
    const body = new Uint8Array(await c.res.arrayBuffer());
    release.replies.set(key, { body, etag });
    // Hono would copy the headers of a response that is replaced.
    c.res = undefined;
    c.res = whole(body);
  });

  /** A cached reply as it is written to a connection; null: the request has to be answered by the routes. */
  const cachedReply = (target: string, { releaseId, ifNoneMatch }: CacheQuestion): WrittenReply | null => {
    const release = current(releaseId);
    const reply = release?.replies.get(target);
    if (!release || reply === undefined) return null;
    const { body, etag } = reply;
    const validator = validatorOf(etag, release.id);
    if (matches(ifNoneMatch, etag)) return { status: 304, headers: validator, body: null };
    const headers = { ...validator, 'Content-Type': jsonType, 'Content-Length': String(body.byteLength) };
    return { status: 200, headers, body };
  };

  /** The reader of the release in the requested language, or else in that of the kiosk. */
  const readerFor = (c: Context<ReleaseEnv>, language: Language | undefined): Reader =>
    c.var.release.readerIn(language ?? defaultLanguage);

  const languageOf = (language: Language | undefined): Language => language ?? defaultLanguage;

  return { withRelease, withCachedRelease, cachedReply, readerFor, languageOf };
}

/** Whether an `If-None-Match` names the tag; weak and strong tags compare alike (RFC 9110, 13.1.2). */
export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

function withValidator(response: Response, etag: string, releaseId: string): Response {
  for (const [name, value] of Object.entries(validatorOf(etag, releaseId))) response.headers.set(name, value);
  return response;
}

const validatorOf = (etag: string, releaseId: string): Record<string, string> => ({
  ETag: etag,
  Vary: releaseHeader,
  [releaseHeader]: releaseId,
  'Cache-Control': 'no-cache',
});

const jsonType = 'application/json';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);
