import type { Camp, CampList, TimelineYear } from '../../db/model/record/camp.ts';
import type { ErrorCode, ErrorReply } from '../../db/model/record/error.ts';
import type { Peoples, Question, QuestionSummary, Work } from '../../db/model/record/figures.ts';
import type { Health, Kiosk, ReleaseInfo } from '../../db/model/record/release.ts';
import type { SearchResult } from '../../db/model/record/search.ts';
import type { Source } from '../../db/model/record/source.ts';
import type { GlossaryTerm, MemorialText, TextList } from '../../db/model/record/text.ts';
import type { Language } from '../../db/model/vocabulary.ts';

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
  camps(language: Language): Promise<CampList>;
  camp(language: Language, id: string): Promise<Camp>;
  timeline(language: Language): Promise<TimelineYear[]>;
  questions(language: Language): Promise<QuestionSummary[]>;
  question(language: Language, id: string): Promise<Question>;
  peoples(language: Language): Promise<Peoples>;
  works(language: Language): Promise<Work[]>;
  texts(language: Language): Promise<TextList>;
  text(language: Language, id: string): Promise<MemorialText>;
  glossary(language: Language): Promise<GlossaryTerm[]>;
  source(language: Language, id: string): Promise<Source>;
  search(language: Language, query: string): Promise<SearchResult>;
  /** Forgets what was kept: another release is current. */
  forget(): void;
}

type Fetch = (input: string) => Promise<Response>;

export function createApi(fetch: Fetch): Api {
  const kept = new Map<string, Promise<unknown>>();

  const ask = async <T>(path: string): Promise<T> => {
    const response = await fetch(path).catch(() => {
      throw new Refusal('no-answer');
    });
    if (response.ok) return (await response.json()) as T;
    const reply = (await response.json().catch(() => null)) as ErrorReply | null;
    throw new Refusal(reply?.error.code ?? 'internal');
  };

  const keep = <T>(path: string): Promise<T> => {
    const known = kept.get(path) as Promise<T> | undefined;
    if (known) return known;
    const asked = ask<T>(path);
    kept.set(path, asked);
    asked.catch(() => kept.delete(path));
    return asked;
  };

  const one = (kind: string, language: Language, id: string): string =>
    `/api/${kind}/${encodeURIComponent(id)}?lang=${language}`;

  return {
    kiosk: () => ask('/api/kiosk'),
    health: () => ask('/api/health'),
    release: () => keep('/api/release'),
    camps: (language) => keep(`/api/camps?lang=${language}`),
    camp: (language, id) => keep(one('camps', language, id)),
    timeline: (language) => keep(`/api/timeline?lang=${language}`),
    questions: (language) => keep(`/api/questions?lang=${language}`),
    question: (language, id) => keep(one('questions', language, id)),
    peoples: (language) => keep(`/api/peoples?lang=${language}`),
    works: (language) => keep(`/api/works?lang=${language}`),
    texts: (language) => keep(`/api/texts?lang=${language}`),
    text: (language, id) => keep(one('texts', language, id)),
    glossary: (language) => keep(`/api/glossary?lang=${language}`),
    source: (language, id) => keep(one('sources', language, id)),
    search: (language, query) => ask(`/api/search?lang=${language}&q=${encodeURIComponent(query)}`),
    forget: () => kept.clear(),
  };
}
