import { type ClientResponse, hc } from 'hono/client';
import type { Beat, BeatHeard } from '../../../db/model/api/beat.ts';
import type { Camp, CampList, TimelineYear } from '../../../db/model/api/camp.ts';
import type { Claim, ClaimPage } from '../../../db/model/api/claim.ts';
import type { ErrorCode, ErrorReply } from '../../../db/model/api/error.ts';
import type { Peoples, Question, QuestionSummary, Work } from '../../../db/model/api/figures.ts';
import type { LoopNow, LoopProgramme } from '../../../db/model/api/loop.ts';
import type { PageError } from '../../../db/model/api/page-error.ts';
import type { Health, Kiosk, ReleaseInfo } from '../../../db/model/api/release.ts';
import type { SearchResult } from '../../../db/model/api/search.ts';
import type { Source } from '../../../db/model/api/source.ts';
import type { GlossaryTerm, MemorialText, TextList } from '../../../db/model/api/text.ts';
import type { UsageCount } from '../../../db/model/api/usage.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Routes } from '../../../electron/service/visitor/routes.ts';
import { pinnedFetch } from './pinned-fetch.ts';

/** The service refused, or (`no-answer`) did not answer at all. */
export class Refusal extends Error {
  readonly code: ErrorCode | 'no-answer';

  constructor(code: ErrorCode | 'no-answer') {
    super(code);
    this.code = code;
  }
}

/** What the page asks of the service. Content answers are kept in memory: a release never changes. */
export interface Api {
  kiosk(): Promise<Kiosk>;
  health(): Promise<Health>;
  release(): Promise<ReleaseInfo>;
  loop(lang: Language): Promise<LoopProgramme>;
  loopNow(lang: Language): Promise<LoopNow>;
  camps(lang: Language): Promise<CampList>;
  camp(lang: Language, id: string): Promise<Camp>;
  /** Of the claims about a camp that its own answer has no room for, those after the first `from`. */
  furtherClaims(lang: Language, campId: string, from: number): Promise<ClaimPage>;
  timeline(lang: Language): Promise<TimelineYear[]>;
  questions(lang: Language): Promise<QuestionSummary[]>;
  question(lang: Language, id: string): Promise<Question>;
  peoples(lang: Language): Promise<Peoples>;
  works(lang: Language): Promise<Work[]>;
  texts(lang: Language): Promise<TextList>;
  text(lang: Language, id: string): Promise<MemorialText>;
  glossary(lang: Language): Promise<GlossaryTerm[]>;
  claim(lang: Language, id: string): Promise<Claim>;
  source(lang: Language, id: string): Promise<Source>;
  search(lang: Language, q: string): Promise<SearchResult>;
  /** Tells that the page lives. */
  beat(beat: Beat): Promise<BeatHeard>;
  /** Says that a touch is stuck on the glass; whether it is heard makes no difference to the page. */
  tellStuckTouch(): void;
  /** Reports an error of the page; no answer makes a difference to the page. */
  sendPageError(error: PageError): void;
  /** Says that somebody is there, so that the panel stays on at night. */
  tellAwake(): void;
  /** Hands over what was counted; it is gone where nobody takes it. */
  tellUsage(counts: UsageCount[]): void;
  /** Forgets what was kept: another release is current. */
  forget(): void;
}

type Answer<R> = R extends ClientResponse<infer Body, 200, 'json'> ? Body : never;

/** How long a service may take to say how it is. */
const patienceMs = 3_000;

/** @throws Refusal where the answer is not the one that was asked for */
async function read<R extends ClientResponse<unknown>>(asked: Promise<R>): Promise<Answer<R>> {
  const response = await asked.catch(() => {
    throw new Refusal('no-answer');
  });
  if (response.ok) return (await response.json()) as Answer<R>;
  const reply = (await response.json().catch(() => null)) as ErrorReply | null;
  throw new Refusal(reply?.error.code ?? 'internal');
}

/**
 * @param display number of this display in the settings; null where the kiosk has but one
 * @param base where the service answers: beside the page, at its place or that of a proof
 */
export function createApi(fetch: typeof globalThis.fetch, display: string | null = null, base = '/api'): Api {
  const pinned = pinnedFetch(fetch);
  const client = hc<Routes>(base, { fetch: pinned.fetch });
  const kept = new Map<string, Promise<unknown>>();

  const keep = <T>(name: string, ask: () => Promise<T>): Promise<T> => {
    const known = kept.get(name) as Promise<T> | undefined;
    if (known) return known;
    const asked = ask();
    kept.set(name, asked);
    asked.catch(() => kept.delete(name));
    return asked;
  };

  const here = display === null ? {} : { display };
  const list = (lang: Language) => ({ query: { lang } });
  const one = (lang: Language, id: string) => ({ param: { id }, query: { lang } });

  return {
    kiosk: () => read(client.kiosk.$get({ query: here })),
    health: () => read(client.health.$get({}, { init: { signal: AbortSignal.timeout(patienceMs) } })),
    release: () => keep('release', () => read(client.release.$get())),
    loop: (lang) => read(client.loop.$get({ query: { lang, ...here } })),
    loopNow: (lang) => read(client.loop.now.$get({ query: { lang, ...here } })),
    camps: (lang) => keep(`camps ${lang}`, () => read(client.camps.$get(list(lang)))),
    camp: (lang, id) => keep(`camp ${lang} ${id}`, () => read(client.camps[':id'].$get(one(lang, id)))),
    furtherClaims: (lang, id, from) =>
      read(client.camps[':id'].claims.$get({ param: { id }, query: { lang, from: String(from) } })),
    timeline: (lang) => keep(`timeline ${lang}`, () => read(client.timeline.$get(list(lang)))),
    questions: (lang) => keep(`questions ${lang}`, () => read(client.questions.$get(list(lang)))),
    question: (lang, id) => keep(`question ${lang} ${id}`, () => read(client.questions[':id'].$get(one(lang, id)))),
    peoples: (lang) => keep(`peoples ${lang}`, () => read(client.peoples.$get(list(lang)))),
    works: (lang) => keep(`works ${lang}`, () => read(client.works.$get(list(lang)))),
    texts: (lang) => keep(`texts ${lang}`, () => read(client.texts.$get(list(lang)))),
    text: (lang, id) => keep(`text ${lang} ${id}`, () => read(client.texts[':id'].$get(one(lang, id)))),
    glossary: (lang) => keep(`glossary ${lang}`, () => read(client.glossary.$get(list(lang)))),
    claim: (lang, id) => keep(`claim ${lang} ${id}`, () => read(client.claims[':id'].$get(one(lang, id)))),
    source: (lang, id) => keep(`source ${lang} ${id}`, () => read(client.sources[':id'].$get(one(lang, id)))),
    search: (lang, q) => read(client.search.$get({ query: { lang, q } })),
    beat: (beat) =>
      read(client.presence.beat.$post({ json: beat }, { init: { signal: AbortSignal.timeout(patienceMs) } })),
    tellStuckTouch: () => void client.presence['stuck-touch'].$post().catch(() => {}),
    sendPageError: (error) => {
      const json = display === null ? error : { ...error, display: Number(display) };
      void client.presence['page-error'].$post({ json }).catch(() => {});
    },
    tellAwake: () => void client.loop.awake.$post().catch(() => {}),
    tellUsage: (counts) => {
      const headers = { 'Content-Type': 'application/json' };
      void fetch(`${base}/usage`, { method: 'POST', headers, body: JSON.stringify({ counts }) }).catch(() => {});
    },
    forget() {
      kept.clear();
      pinned.release();
    },
  };
}
