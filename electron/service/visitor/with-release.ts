import { createHash } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import { releaseHeader } from '../../../db/model/api/release-header.ts';
import { refuse } from '../http/errors.ts';
import type { ReleaseView } from './release-view.ts';

export interface ReleaseEnv {
  Variables: { release: ReleaseView };
}

export interface ReleasedOptions {
  /** The release that is served now, or the one that the page reads (its id); null on the memorial level. */
  current: (wanted?: string) => ReleaseView | null;
  /** Version of the program: it shapes the replies as the release fills them. */
  version: string;
}

/**
 * Puts the release before a route and an ETag behind it. The release never changes, so a reply is made once and
 * repeated. What visitors look for (`q`) is the exception: it is neither remembered here nor left in a browser's cache.
 */
export function releasedBy({ current, version }: ReleasedOptions) {
  return createMiddleware<ReleaseEnv>(async (c, next) => {
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
    const kept = release.replies.get(key);
    if (kept !== undefined)
      return withValidator(c.body(kept, 200, { 'Content-Type': 'application/json' }), etag, release.id);
    await next();
    if (c.res.status !== 200) return;
    release.replies.set(key, new Uint8Array(await c.res.clone().arrayBuffer()));
    withValidator(c.res, etag, release.id);
  });
}

/** Puts the release before a route and nothing behind it. */
export function standingBy(current: ReleasedOptions['current']) {
  return createMiddleware<ReleaseEnv>(async (c, next) => {
    const release = current(c.req.header(releaseHeader));
    if (!release) return refuse(c, 'no-release');
    c.set('release', release);
    await next();
    c.header(releaseHeader, release.id);
  });
}

/** Whether an `If-None-Match` names the tag; weak and strong tags compare alike (RFC 9110, 13.1.2). */
export function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

function withValidator(response: Response, etag: string, releaseId: string): Response {
  response.headers.set('ETag', etag);
  response.headers.set('Vary', releaseHeader);
  response.headers.set(releaseHeader, releaseId);
  response.headers.set('Cache-Control', 'no-cache');
  return response;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);
