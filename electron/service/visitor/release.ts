import { Hono } from 'hono';
import type { Claim } from '../../../db/model/api/claim.ts';
import type { ReleaseInfo } from '../../../db/model/api/release.ts';
import type { SearchResult } from '../../../db/model/api/search.ts';
import type { Source } from '../../../db/model/api/source.ts';
import { refuse } from '../http/errors.ts';
import { byId, inLanguage, ofSearch } from './input.ts';
import type { Told } from './reader-for.ts';
import type { ReleaseEnv } from './with-release.ts';

/** The release as a whole: what it is, where it is from, and what is found in it. */
export function releaseRoutes({ released, tell }: Told) {
  return new Hono<ReleaseEnv>()
    .get('/release', released, (c) => c.json<ReleaseInfo, 200>(c.var.release.info(), 200))
    .get('/claims/:id', released, byId, inLanguage, (c) => {
      const claim = tell(c, c.req.valid('query').lang).claims.find(c.req.valid('param').id);
      return claim ? c.json<Claim, 200>(claim, 200) : refuse(c, 'not-found');
    })
    .get('/sources/:id', released, byId, inLanguage, (c) => {
      const source = tell(c, c.req.valid('query').lang).sources.find(c.req.valid('param').id);
      return source ? c.json<Source, 200>(source, 200) : refuse(c, 'not-found');
    })
    .get('/search', released, ofSearch, (c) => {
      const { lang, q } = c.req.valid('query');
      return c.json<SearchResult, 200>(tell(c, lang).search.find(q), 200);
    });
}
