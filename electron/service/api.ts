import { type Context, Hono } from 'hono';
import type { Camp, CampList, TimelineYear } from '../../db/model/record/camp.ts';
import type { Peoples, Question, QuestionSummary, Work } from '../../db/model/record/figures.ts';
import type { Health, Kiosk, ReleaseInfo } from '../../db/model/record/release.ts';
import type { SearchResult } from '../../db/model/record/search.ts';
import type { Source } from '../../db/model/record/source.ts';
import type { GlossaryTerm, MemorialText, TextList } from '../../db/model/record/text.ts';
import type { Language } from '../../db/model/vocabulary.ts';
import type { Reader } from '../../db/release/reader/reader.ts';
import { byId, inLanguage, ofCamps, ofSearch } from './input.ts';
import { refuse } from './refusal.ts';
import type { ReleaseEnv, releasedBy } from './released.ts';

export interface ApiParts {
  health: () => Health;
  kiosk: Kiosk;
  released: ReturnType<typeof releasedBy>;
}

/** Every route of the kiosk that answers with data. What each of them takes and gives is declared here, once. */
export function createApi({ health, kiosk, released }: ApiParts) {
  const tell = (c: Context<ReleaseEnv>, lang: Language | undefined): Reader =>
    c.var.release.tellIn(lang ?? kiosk.defaultLanguage);

  return new Hono<ReleaseEnv>()
    .get('/health', (c) => c.json<Health>(health(), 200, { 'Cache-Control': 'no-store' }))
    .get('/kiosk', (c) => c.json<Kiosk>(kiosk, 200, { 'Cache-Control': 'no-store' }))
    .get('/release', released, (c) => c.json<ReleaseInfo>(c.var.release.info(), 200))
    .get('/camps', released, ofCamps, (c) => {
      const { lang, q, ...filter } = c.req.valid('query');
      const reader = tell(c, lang);
      const ids = q?.trim() ? reader.search.campIds(q) : undefined;
      return c.json<CampList>(reader.camps.list({ ...filter, ids }), 200);
    })
    .get('/camps/:id', released, byId, inLanguage, (c) => {
      const camp = tell(c, c.req.valid('query').lang).camps.find(c.req.valid('param').id);
      return camp ? c.json<Camp, 200>(camp, 200) : refuse(c, 'not-found');
    })
    .get('/questions', released, inLanguage, (c) =>
      c.json<QuestionSummary[]>(tell(c, c.req.valid('query').lang).questions.list(), 200),
    )
    .get('/questions/:id', released, byId, inLanguage, (c) => {
      const question = tell(c, c.req.valid('query').lang).questions.find(c.req.valid('param').id);
      return question ? c.json<Question, 200>(question, 200) : refuse(c, 'not-found');
    })
    .get('/peoples', released, inLanguage, (c) =>
      c.json<Peoples>(tell(c, c.req.valid('query').lang).peoples.table(), 200),
    )
    .get('/works', released, inLanguage, (c) => c.json<Work[]>(tell(c, c.req.valid('query').lang).works.list(), 200))
    .get('/texts', released, inLanguage, (c) => {
      const { texts, laws, corrections } = tell(c, c.req.valid('query').lang);
      const [log, errata] = [corrections.corrections(), corrections.errata()];
      return c.json<TextList>({ texts: texts.list(), laws: laws.list(), corrections: log, errata }, 200);
    })
    .get('/texts/:id', released, byId, inLanguage, (c) => {
      const text = tell(c, c.req.valid('query').lang).texts.find(c.req.valid('param').id);
      return text ? c.json<MemorialText, 200>(text, 200) : refuse(c, 'not-found');
    })
    .get('/glossary', released, inLanguage, (c) =>
      c.json<GlossaryTerm[]>(tell(c, c.req.valid('query').lang).glossary.list(), 200),
    )
    .get('/sources/:id', released, byId, inLanguage, (c) => {
      const source = tell(c, c.req.valid('query').lang).sources.find(c.req.valid('param').id);
      return source ? c.json<Source, 200>(source, 200) : refuse(c, 'not-found');
    })
    .get('/timeline', released, inLanguage, (c) =>
      c.json<TimelineYear[]>(tell(c, c.req.valid('query').lang).timeline.years(), 200),
    )
    .get('/search', released, ofSearch, (c) => {
      const { lang, q } = c.req.valid('query');
      return c.json<SearchResult>(tell(c, lang).search.find(q), 200);
    });
}
