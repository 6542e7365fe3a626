import { Hono } from 'hono';
import type { Camp, CampList, TimelineYear } from '../../../db/model/api/camp.ts';
import type { ClaimPage } from '../../../db/model/api/claim.ts';
import { refuse } from '../http/errors.ts';
import { byId, inLanguage, ofCamps, ofPage } from './input.ts';
import type { Told } from './reader-for.ts';
import type { ReleaseEnv } from './with-release.ts';

/** Camps, and what happened to them year by year. */
export function campRoutes({ released, tell }: Told) {
  return new Hono<ReleaseEnv>()
    .get('/camps', released, ofCamps, (c) => {
      const { lang, q, ...filter } = c.req.valid('query');
      const { camps, search } = tell(c, lang);
      const ids = q?.trim() ? search.campIds(q) : undefined;
      return c.json<CampList, 200>(camps.list({ ...filter, ids }), 200);
    })
    .get('/camps/:id', released, byId, inLanguage, (c) => {
      const camp = tell(c, c.req.valid('query').lang).camps.find(c.req.valid('param').id);
      return camp ? c.json<Camp, 200>(camp, 200) : refuse(c, 'not-found');
    })
    .get('/camps/:id/claims', released, byId, ofPage, (c) => {
      const { lang, from } = c.req.valid('query');
      const page = tell(c, lang).camps.further(c.req.valid('param').id, from);
      return page ? c.json<ClaimPage, 200>(page, 200) : refuse(c, 'not-found');
    })
    .get('/timeline', released, inLanguage, (c) =>
      c.json<TimelineYear[], 200>(tell(c, c.req.valid('query').lang).timeline.years(), 200),
    );
}
