import { Hono } from 'hono';
import type { Camp, CampsReply, TimelineYear } from '../../../db/model/api/camp.ts';
import type { Claim, ClaimPage } from '../../../db/model/api/claim.ts';
import type { ArchivalDocument } from '../../../db/model/api/document.ts';
import type { EventSummary, MuseumEvent } from '../../../db/model/api/event.ts';
import type { Peoples, Question, QuestionSummary, Work } from '../../../db/model/api/figures.ts';
import type { NameAnswer, NameEntry, NameLists } from '../../../db/model/api/names.ts';
import type { PeopleList, Person } from '../../../db/model/api/person.ts';
import type { ReleaseInfo } from '../../../db/model/api/release.ts';
import type { SearchResult } from '../../../db/model/api/search.ts';
import type { Source } from '../../../db/model/api/source.ts';
import type { GlossaryTerm, MemorialText, TextList, Way, WaySummary } from '../../../db/model/api/text.ts';
import { refuse } from '../http/errors.ts';
import {
  campQuery,
  idParam,
  languageQuery,
  nameParam,
  nameQuery,
  pageQuery,
  peopleQuery,
  searchQuery,
} from './input.ts';
import type { ReleaseAccess, ReleaseEnv } from './with-release.ts';

/** Every route on the content of the release. */
export function contentRoutes(access: ReleaseAccess) {
  return new Hono()
    .route('/', releaseRoutes(access))
    .route('/', campRoutes(access))
    .route('/', personRoutes(access))
    .route('/', nameRoutes(access))
    .route('/', figureRoutes(access))
    .route('/', textRoutes(access));
}

/** The release, its evidence, and search. */
function releaseRoutes({ withCachedRelease, readerFor }: ReleaseAccess) {
  return new Hono<ReleaseEnv>()
    .get('/release', withCachedRelease, (c) => c.json<ReleaseInfo, 200>(c.var.release.info(), 200))
    .get('/claims/:id', withCachedRelease, idParam, languageQuery, (c) => {
      const claim = readerFor(c, c.req.valid('query').lang).claims.find(c.req.valid('param').id);
      return claim ? c.json<Claim, 200>(claim, 200) : refuse(c, 'not-found');
    })
    .get('/sources/:id', withCachedRelease, idParam, languageQuery, (c) => {
      const source = readerFor(c, c.req.valid('query').lang).sources.find(c.req.valid('param').id);
      return source ? c.json<Source, 200>(source, 200) : refuse(c, 'not-found');
    })
    .get('/documents/:id', withCachedRelease, idParam, languageQuery, (c) => {
      const document = readerFor(c, c.req.valid('query').lang).documents.find(c.req.valid('param').id);
      return document ? c.json<ArchivalDocument, 200>(document, 200) : refuse(c, 'not-found');
    })
    .get('/events', withCachedRelease, languageQuery, (c) =>
      c.json<EventSummary[], 200>(readerFor(c, c.req.valid('query').lang).events.list(), 200),
    )
    .get('/events/:id', withCachedRelease, idParam, languageQuery, (c) => {
      const event = readerFor(c, c.req.valid('query').lang).events.find(c.req.valid('param').id);
      return event ? c.json<MuseumEvent, 200>(event, 200) : refuse(c, 'not-found');
    })
    .get('/search', withCachedRelease, searchQuery, (c) => {
      const { lang, q } = c.req.valid('query');
      return c.json<SearchResult, 200>(readerFor(c, lang).search.find(q), 200);
    });
}

/** Camps and the timeline. */
function campRoutes({ withCachedRelease, readerFor }: ReleaseAccess) {
  return new Hono<ReleaseEnv>()
    .get('/camps', withCachedRelease, campQuery, (c) => {
      const { lang, q, ...filter } = c.req.valid('query');
      const { camps, search } = readerFor(c, lang);
      const ids = q?.trim() ? search.campIds(q) : undefined;
      return c.json<CampsReply, 200>(camps.list({ ...filter, ids }), 200);
    })
    .get('/camps/:id', withCachedRelease, idParam, languageQuery, (c) => {
      const camp = readerFor(c, c.req.valid('query').lang).camps.find(c.req.valid('param').id);
      return camp ? c.json<Camp, 200>(camp, 200) : refuse(c, 'not-found');
    })
    .get('/camps/:id/claims', withCachedRelease, idParam, pageQuery, (c) => {
      const { lang, from } = c.req.valid('query');
      const page = readerFor(c, lang).camps.further(c.req.valid('param').id, from);
      return page ? c.json<ClaimPage, 200>(page, 200) : refuse(c, 'not-found');
    })
    .get('/timeline', withCachedRelease, languageQuery, (c) =>
      c.json<TimelineYear[], 200>(readerFor(c, c.req.valid('query').lang).timeline.years(), 200),
    );
}

function personRoutes({ withCachedRelease, readerFor }: ReleaseAccess) {
  return new Hono<ReleaseEnv>()
    .get('/people', withCachedRelease, peopleQuery, (c) => {
      const { lang, q, ...filter } = c.req.valid('query');
      const { persons, search } = readerFor(c, lang);
      const ids = q?.trim() ? search.personIds(q) : undefined;
      return c.json<PeopleList, 200>(persons.list({ ...filter, ids }), 200);
    })
    .get('/people/:id', withCachedRelease, idParam, languageQuery, (c) => {
      const person = readerFor(c, c.req.valid('query').lang).persons.find(c.req.valid('param').id);
      return person ? c.json<Person, 200>(person, 200) : refuse(c, 'not-found');
    });
}

/** The book of names. */
function nameRoutes({ withCachedRelease, languageOf, readerFor }: ReleaseAccess) {
  return new Hono<ReleaseEnv>()
    .get('/names', withCachedRelease, nameQuery, (c) => {
      const { lang: _, ...query } = c.req.valid('query');
      return c.json<NameAnswer, 200>(c.var.release.names().search(query), 200);
    })
    .get('/names/lists', withCachedRelease, languageQuery, (c) => {
      const language = languageOf(c.req.valid('query').lang);
      const lists = c.var.release.names().lists(language);
      const ask = readerFor(c, language).texts.list();
      return c.json<NameLists, 200>({ lists, ask: ask.filter(({ kind }) => kind === 'method') }, 200);
    })
    .get('/names/:list/:row', withCachedRelease, nameParam, languageQuery, (c) => {
      const { list, row } = c.req.valid('param');
      const entry = c.var.release.names().entry(list, row, languageOf(c.req.valid('query').lang));
      return entry ? c.json<NameEntry, 200>(entry, 200) : refuse(c, 'not-found');
    });
}

/** Questions with their rival figures, the nationality table, and works of forced labour. */
function figureRoutes({ withCachedRelease, readerFor }: ReleaseAccess) {
  return new Hono<ReleaseEnv>()
    .get('/questions', withCachedRelease, languageQuery, (c) =>
      c.json<QuestionSummary[], 200>(readerFor(c, c.req.valid('query').lang).questions.list(), 200),
    )
    .get('/questions/:id', withCachedRelease, idParam, languageQuery, (c) => {
      const question = readerFor(c, c.req.valid('query').lang).questions.find(c.req.valid('param').id);
      return question ? c.json<Question, 200>(question, 200) : refuse(c, 'not-found');
    })
    .get('/peoples', withCachedRelease, languageQuery, (c) =>
      c.json<Peoples, 200>(readerFor(c, c.req.valid('query').lang).peoples.table(), 200),
    )
    .get('/works', withCachedRelease, languageQuery, (c) =>
      c.json<Work[], 200>(readerFor(c, c.req.valid('query').lang).works.list(), 200),
    );
}

/** Memorial texts, laws, corrections, guided ways and the glossary. */
function textRoutes({ withCachedRelease, readerFor }: ReleaseAccess) {
  return new Hono<ReleaseEnv>()
    .get('/texts', withCachedRelease, languageQuery, (c) => {
      const { texts, laws, corrections } = readerFor(c, c.req.valid('query').lang);
      const misprints = { corrections: corrections.corrections(), errata: corrections.errata() };
      return c.json<TextList, 200>({ texts: texts.list(), laws: laws.list(), ...misprints }, 200);
    })
    .get('/texts/:id', withCachedRelease, idParam, languageQuery, (c) => {
      const text = readerFor(c, c.req.valid('query').lang).texts.find(c.req.valid('param').id);
      return text ? c.json<MemorialText, 200>(text, 200) : refuse(c, 'not-found');
    })
    .get('/ways', withCachedRelease, languageQuery, (c) =>
      c.json<WaySummary[], 200>(readerFor(c, c.req.valid('query').lang).ways.list(), 200),
    )
    .get('/ways/:id', withCachedRelease, idParam, languageQuery, (c) => {
      const way = readerFor(c, c.req.valid('query').lang).ways.find(c.req.valid('param').id);
      return way ? c.json<Way, 200>(way, 200) : refuse(c, 'not-found');
    })
    .get('/glossary', withCachedRelease, languageQuery, (c) =>
      c.json<GlossaryTerm[], 200>(readerFor(c, c.req.valid('query').lang).glossary.list(), 200),
    );
}
