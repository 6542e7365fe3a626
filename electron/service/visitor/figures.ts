import { Hono } from 'hono';
import type { Peoples, Question, QuestionSummary, Work } from '../../../db/model/api/figures.ts';
import { refuse } from '../http/errors.ts';
import { byId, inLanguage } from './input.ts';
import type { Told } from './reader-for.ts';
import type { ReleaseEnv } from './with-release.ts';

/** Questions with their rival figures, the nationality table, and what forced labour built. */
export function figureRoutes({ released, tell }: Told) {
  return new Hono<ReleaseEnv>()
    .get('/questions', released, inLanguage, (c) =>
      c.json<QuestionSummary[], 200>(tell(c, c.req.valid('query').lang).questions.list(), 200),
    )
    .get('/questions/:id', released, byId, inLanguage, (c) => {
      const question = tell(c, c.req.valid('query').lang).questions.find(c.req.valid('param').id);
      return question ? c.json<Question, 200>(question, 200) : refuse(c, 'not-found');
    })
    .get('/peoples', released, inLanguage, (c) =>
      c.json<Peoples, 200>(tell(c, c.req.valid('query').lang).peoples.table(), 200),
    )
    .get('/works', released, inLanguage, (c) =>
      c.json<Work[], 200>(tell(c, c.req.valid('query').lang).works.list(), 200),
    );
}
