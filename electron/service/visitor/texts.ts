import { Hono } from 'hono';
import type { GlossaryTerm, MemorialText, TextList } from '../../../db/model/api/text.ts';
import { refuse } from '../http/errors.ts';
import { byId, inLanguage } from './input.ts';
import type { Told } from './reader-for.ts';
import type { ReleaseEnv } from './with-release.ts';

/** What there is to read: memorial texts, laws and corrections, the glossary. */
export function textRoutes({ released, tell }: Told) {
  return new Hono<ReleaseEnv>()
    .get('/texts', released, inLanguage, (c) => {
      const { texts, laws, corrections } = tell(c, c.req.valid('query').lang);
      const misprints = { corrections: corrections.corrections(), errata: corrections.errata() };
      return c.json<TextList, 200>({ texts: texts.list(), laws: laws.list(), ...misprints }, 200);
    })
    .get('/texts/:id', released, byId, inLanguage, (c) => {
      const text = tell(c, c.req.valid('query').lang).texts.find(c.req.valid('param').id);
      return text ? c.json<MemorialText, 200>(text, 200) : refuse(c, 'not-found');
    })
    .get('/glossary', released, inLanguage, (c) =>
      c.json<GlossaryTerm[], 200>(tell(c, c.req.valid('query').lang).glossary.list(), 200),
    );
}
