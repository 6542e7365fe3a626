import { Hono } from 'hono';
import type { Kiosk } from '../../../db/model/api/release.ts';
import type { Ask } from '../../../db/model/site.ts';
import { contentRoutes } from './content.ts';
import { releaseViews, type ServedRelease } from './release-view.ts';
import { releaseAccess } from './with-release.ts';

/** The answers of visitors' routes over one release, without a server. */
export function answersOf(release: ServedRelease, kiosk: Kiosk): Ask {
  const view = releaseViews()(release);
  const access = releaseAccess({ current: () => view, version: kiosk.version, defaultLanguage: kiosk.defaultLanguage });
  const routes = new Hono().route('/', contentRoutes(access)).get('/kiosk', (c) => c.json(kiosk));
  return async (request) => {
    const response = await routes.request(`/${request}`);
    return { status: response.status, body: await response.text() };
  };
}
