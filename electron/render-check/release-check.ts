import type { Camp, CampList } from '../../db/model/api/camp.ts';
import type { QuestionSummary } from '../../db/model/api/figures.ts';
import type { TextList } from '../../db/model/api/text.ts';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import type { ReleaseCheck } from '../../db/release/store/checked-activation.ts';
import type { OpenRelease } from '../../db/release/store/fallback.ts';
import type { Service } from '../service/service.ts';
import { type PageParts, serviceOn } from './candidate.ts';

export interface CheckParts extends PageParts {
  /** A further check, such as in a browser, by a service on nothing but this release; says what cannot be shown. */
  render?: ((service: Service, release: OpenRelease) => Promise<string | null>) | undefined;
}

/** Of more claims and sources than this, as many are asked in each language, evenly spread. */
const mostSheets = 3_000;

/**
 * Asks of a release what every screen and every sheet asks, in every language, by the same service that a visitor's page
 * asks: lists, each camp, question and text, the claims and sources that they name, and every medium. What an entry names in
 * the database has to be there.
 */
export function releaseCheck({ pageFolder, version, render }: CheckParts): ReleaseCheck {
  return async (release) => {
    const loose = looseEnd(release);
    if (loose !== null) return loose;
    const service = serviceOn(release, { pageFolder, version });
    for (const language of languages) {
      const fault = await faultIn(service, language);
      if (fault !== null) return `${fault} (${language})`;
    }
    return (await missingMedium(service, release)) ?? (await render?.(service, release)) ?? null;
  };
}

/** A row that refers to none, such as a citation of a source that is not there: no answer would miss it. */
function looseEnd({ db }: OpenRelease): string | null {
  const [row] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  return row ? `content.db: "${row.table}" names a row of "${row.parent}" that is not there` : null;
}

/** An answer that a screen cannot be made of. */
class Unanswered extends Error {}

async function faultIn(service: Service, language: Language): Promise<string | null> {
  const named: Named = { claims: new Set(), sources: new Set() };
  // An answer may be megabytes long: only the ids that it names are kept.
  const ask = async (route: string): Promise<string> => {
    const text = await answerOf(service, route, language);
    noteNamed(text, named);
    return text;
  };
  const read = async <T>(route: string): Promise<T> => JSON.parse(await ask(route)) as T;
  try {
    for (const list of ['release', 'loop', 'timeline', 'peoples', 'works', 'glossary', 'search?q=1']) await ask(list);
    const { camps } = await read<CampList>('camps');
    const questions = await read<QuestionSummary[]>('questions');
    const { texts } = await read<TextList>('texts');
    for (const { id } of camps) {
      const { claimsBeyond } = await read<Camp>(`camps/${id}`);
      if (claimsBeyond !== undefined) await ask(`camps/${id}/claims`);
    }
    for (const { id } of questions) await ask(`questions/${id}`);
    for (const { id } of texts) await ask(`texts/${id}`);
    for (const route of ['claims', 'sources'] as const) {
      for (const id of someOf([...named[route]])) await answerOf(service, `${route}/${id}`, language);
    }
    return null;
  } catch (error) {
    return error instanceof Unanswered ? error.message : `${error}`;
  }
}

/** Ids that the answers name. */
type Named = Record<'claims' | 'sources', Set<string>>;

function noteNamed(text: string, { claims, sources }: Named): void {
  for (const [, key, id = ''] of text.matchAll(/"(claim|source)Id":"([^"]+)"/g)) {
    (key === 'claim' ? claims : sources).add(id);
  }
}

async function answerOf(service: Service, route: string, language: Language): Promise<string> {
  const path = `/api/${route}${route.includes('?') ? '&' : '?'}lang=${language}`;
  const response = await service.fetch(new Request(`http://check.invalid${path}`));
  if (response.status !== 200) throw new Unanswered(`/api/${route}: ${response.status}`);
  // A kiosk that checks a release goes on answering its visitor.
  await new Promise((resolve) => setImmediate(resolve));
  return response.text();
}

function someOf(ids: readonly string[]): string[] {
  const step = Math.max(1, ids.length / mostSheets);
  return Array.from({ length: Math.min(ids.length, mostSheets) }, (_, index) => ids[Math.floor(index * step)] ?? '');
}

/** That the bytes are right was proved by their hashes; this proves that they can be had by their address. */
async function missingMedium(service: Service, { manifest }: OpenRelease): Promise<string | null> {
  for (const { path } of manifest.files.filter((file) => file.path.startsWith('media/'))) {
    const { status } = await service.fetch(new Request(`http://check.invalid/${path}`, { method: 'HEAD' }));
    if (status !== 200) return `/${path}: ${status}`;
  }
  return null;
}
