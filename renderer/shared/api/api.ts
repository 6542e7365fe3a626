import { type ClientResponse, hc } from 'hono/client';
import type { Camp, CampsReply, TimelineYear } from '../../../db/model/api/camp.ts';
import type { Claim, ClaimPage } from '../../../db/model/api/claim.ts';
import type { ArchivalDocument } from '../../../db/model/api/document.ts';
import type { ErrorCode, ErrorReply } from '../../../db/model/api/error.ts';
import type { MuseumEvent } from '../../../db/model/api/event.ts';
import type { Peoples, Question, QuestionSummary, Work } from '../../../db/model/api/figures.ts';
import type { LoopNow, LoopProgramme, ReadName } from '../../../db/model/api/loop.ts';
import type { NameAnswer, NameEntry, NameLists } from '../../../db/model/api/names.ts';
import type { Beat, BeatHeard, PageError } from '../../../db/model/api/page-reports.ts';
import type { PeopleList, Person } from '../../../db/model/api/person.ts';
import type { Health, Kiosk, ReleaseInfo } from '../../../db/model/api/release.ts';
import type { SearchResult } from '../../../db/model/api/search.ts';
import type { Source } from '../../../db/model/api/source.ts';
import type { GlossaryTerm, MemorialText, TextList, Way, WaySummary } from '../../../db/model/api/text.ts';
import type { UsageCount } from '../../../db/model/api/usage.ts';
import type { LetterReceipt } from '../../../db/model/letter.ts';
import type { Gender, Language } from '../../../db/model/vocabulary.ts';
import type { Routes } from '../../../electron/service/visitor/routes.ts';
import { pinnedFetch } from './pinned-fetch.ts';

/** The service refused, or did not answer (`no-answer`). */
export class Refusal extends Error {
  readonly code: ErrorCode | 'no-answer';

  constructor(code: ErrorCode | 'no-answer') {
    super(code);
    this.code = code;
  }
}

/** What the list of people is narrowed down to; `from` persons precede the page. */
export type PeopleFilter = { camp?: string; gender?: Gender; q?: string; from?: string };

/** What is looked for in the lists of names. */
export type NamesFilter = { q: string; camp?: string; born?: string; within?: string };

/** The service, as the page calls it. Answers with content are cached: a release never changes. */
export interface Api {
  kiosk(): Promise<Kiosk>;
  health(): Promise<Health>;
  release(): Promise<ReleaseInfo>;
  loop(lang: Language): Promise<LoopProgramme>;
  loopNow(lang: Language): Promise<LoopNow>;
  /** The next names of the lists, each answered once. */
  readName(): Promise<ReadName | null>;
  camps(lang: Language): Promise<CampsReply>;
  camp(lang: Language, id: string): Promise<Camp>;
  /** A page of the claims about a camp that its own answer leaves out, from index `from`. */
  furtherClaims(lang: Language, campId: string, from: number): Promise<ClaimPage>;
  people(lang: Language, filter: PeopleFilter): Promise<PeopleList>;
  person(lang: Language, id: string): Promise<Person>;
  /** Never cached: what visitors look for is kept nowhere. */
  names(lang: Language, filter: NamesFilter): Promise<NameAnswer>;
  nameEntry(lang: Language, list: string, row: string): Promise<NameEntry>;
  nameLists(lang: Language): Promise<NameLists>;
  /** Leaves a sealed letter to the museum. */
  sendLetter(sealed: Uint8Array<ArrayBuffer>): Promise<LetterReceipt>;
  timeline(lang: Language): Promise<TimelineYear[]>;
  questions(lang: Language): Promise<QuestionSummary[]>;
  question(lang: Language, id: string): Promise<Question>;
  peoples(lang: Language): Promise<Peoples>;
  works(lang: Language): Promise<Work[]>;
  texts(lang: Language): Promise<TextList>;
  text(lang: Language, id: string): Promise<MemorialText>;
  glossary(lang: Language): Promise<GlossaryTerm[]>;
  ways(lang: Language): Promise<WaySummary[]>;
  way(lang: Language, id: string): Promise<Way>;
  claim(lang: Language, id: string): Promise<Claim>;
  source(lang: Language, id: string): Promise<Source>;
  document(lang: Language, id: string): Promise<ArchivalDocument>;
  event(lang: Language, id: string): Promise<MuseumEvent>;
  search(lang: Language, q: string): Promise<SearchResult>;
  /** One heartbeat of the page (heartbeat.ts). */
  beat(beat: Beat): Promise<BeatHeard>;
  /** Reports that a touch point is stuck, without waiting for an answer. */
  sendStuckTouch(): void;
  /** Reports an error of the page, without waiting for an answer. */
  sendPageError(error: PageError): void;
  /** Keeps the display on at night, while a visitor is there. */
  keepAwake(): void;
  /** Sends the counts; they are lost where the service does not take them. */
  sendUsage(counts: UsageCount[]): void;
  /** Empties the cache: another release is current. */
  forget(): void;
}

type Answer<R> = R extends ClientResponse<infer Body, 200, 'json'> ? Body : never;

/** For health and heartbeats: the page must not wait for a service that hangs. */
const timeoutMs = 3_000;

/** @throws Refusal */
async function read<R extends ClientResponse<unknown>>(request: Promise<R>): Promise<Answer<R>> {
  const response = await request.catch(() => {
    throw new Refusal('no-answer');
  });
  if (response.ok) return (await response.json()) as Answer<R>;
  const reply = (await response.json().catch(() => null)) as ErrorReply | null;
  throw new Refusal(reply?.error.code ?? 'internal');
}

/**
 * @param display number of this display in the settings; null where the kiosk has only one
 * @param base address of the service: beside the page, also where the page is a proof
 */
export function createApi(fetch: typeof globalThis.fetch, display: string | null = null, base = '/api'): Api {
  const pinned = pinnedFetch(fetch);
  const client = hc<Routes>(base, { fetch: pinned.fetch });
  const cache = new Map<string, Promise<unknown>>();

  const cached = <T>(key: string, load: () => Promise<T>): Promise<T> => {
    const known = cache.get(key) as Promise<T> | undefined;
    if (known) return known;
    const loading = load();
    cache.set(key, loading);
    loading.catch(() => cache.delete(key));
    return loading;
  };

  const ofDisplay = display === null ? {} : { display };
  const list = (lang: Language) => ({ query: { lang } });
  const one = (lang: Language, id: string) => ({ param: { id }, query: { lang } });

  return {
    kiosk: () => read(client.kiosk.$get({ query: ofDisplay })),
    health: () => read(client.health.$get({}, { init: { signal: AbortSignal.timeout(timeoutMs) } })),
    release: () => cached('release', () => read(client.release.$get())),
    loop: (lang) => read(client.loop.$get({ query: { lang, ...ofDisplay } })),
    loopNow: (lang) => read(client.loop.now.$get({ query: { lang, ...ofDisplay } })),
    readName: () => read(client.loop.name.$post()),
    camps: (lang) => cached(`camps ${lang}`, () => read(client.camps.$get(list(lang)))),
    camp: (lang, id) => cached(`camp ${lang} ${id}`, () => read(client.camps[':id'].$get(one(lang, id)))),
    furtherClaims: (lang, id, from) =>
      read(client.camps[':id'].claims.$get({ param: { id }, query: { lang, from: String(from) } })),
    people: (lang, filter) =>
      cached(`people ${lang} ${JSON.stringify(filter)}`, () =>
        read(client.people.$get({ query: { lang, ...filter } })),
      ),
    person: (lang, id) => cached(`person ${lang} ${id}`, () => read(client.people[':id'].$get(one(lang, id)))),
    names: (lang, filter) => read(client.names.$get({ query: { lang, ...filter } })),
    nameEntry: (lang, list, row) => read(client.names[':list'][':row'].$get({ param: { list, row }, query: { lang } })),
    nameLists: (lang) => cached(`name lists ${lang}`, () => read(client.names.lists.$get(list(lang)))),
    sendLetter: (sealed) => read(client.inbox.$post({}, { init: { body: sealed } })),
    timeline: (lang) => cached(`timeline ${lang}`, () => read(client.timeline.$get(list(lang)))),
    questions: (lang) => cached(`questions ${lang}`, () => read(client.questions.$get(list(lang)))),
    question: (lang, id) => cached(`question ${lang} ${id}`, () => read(client.questions[':id'].$get(one(lang, id)))),
    peoples: (lang) => cached(`peoples ${lang}`, () => read(client.peoples.$get(list(lang)))),
    works: (lang) => cached(`works ${lang}`, () => read(client.works.$get(list(lang)))),
    texts: (lang) => cached(`texts ${lang}`, () => read(client.texts.$get(list(lang)))),
    text: (lang, id) => cached(`text ${lang} ${id}`, () => read(client.texts[':id'].$get(one(lang, id)))),
    glossary: (lang) => cached(`glossary ${lang}`, () => read(client.glossary.$get(list(lang)))),
    ways: (lang) => cached(`ways ${lang}`, () => read(client.ways.$get(list(lang)))),
    way: (lang, id) => cached(`way ${lang} ${id}`, () => read(client.ways[':id'].$get(one(lang, id)))),
    claim: (lang, id) => cached(`claim ${lang} ${id}`, () => read(client.claims[':id'].$get(one(lang, id)))),
    source: (lang, id) => cached(`source ${lang} ${id}`, () => read(client.sources[':id'].$get(one(lang, id)))),
    document: (lang, id) => cached(`document ${lang} ${id}`, () => read(client.documents[':id'].$get(one(lang, id)))),
    event: (lang, id) => cached(`event ${lang} ${id}`, () => read(client.events[':id'].$get(one(lang, id)))),
    search: (lang, q) => read(client.search.$get({ query: { lang, q } })),
    beat: (beat) => {
      const json = display === null ? beat : { ...beat, display: Number(display) };
      return read(client.presence.beat.$post({ json }, { init: { signal: AbortSignal.timeout(timeoutMs) } }));
    },
    sendStuckTouch: () => void client.presence['stuck-touch'].$post().catch(() => {}),
    sendPageError: (error) => {
      const json = display === null ? error : { ...error, display: Number(display) };
      void client.presence['page-error'].$post({ json }).catch(() => {});
    },
    keepAwake: () => void client.loop.awake.$post().catch(() => {}),
    sendUsage: (counts) => {
      const headers = { 'Content-Type': 'application/json' };
      void fetch(`${base}/usage`, { method: 'POST', headers, body: JSON.stringify({ counts }) }).catch(() => {});
    },
    forget() {
      cache.clear();
      pinned.release();
    },
  };
}
