import type { Camp, CampsReply } from '../../db/model/api/camp.ts';
import type { EventSummary } from '../../db/model/api/event.ts';
import type { QuestionSummary } from '../../db/model/api/figures.ts';
import type { PeopleList } from '../../db/model/api/person.ts';
import type { TextList, WaySummary } from '../../db/model/api/text.ts';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import type { ReleaseCheck } from '../../db/release/store/checked-activation.ts';
import type { OpenRelease } from '../../db/release/store/fallback.ts';
import type { Service } from '../service/service.ts';
import { type PageParts, serviceOn } from './candidate.ts';
import { sampleOf } from './screen-list.ts';

interface CheckParts extends PageParts {
  /** A further check, such as in a browser, on a service on this release only; returns the fault or null. */
  render?: ((service: Service, release: OpenRelease) => Promise<string | null>) | undefined;
}

/** Of more claims or sources, a sample of this size is requested in each language. */
const maxSheets = 3_000;

/**
 * Requests everything that the screens and sheets of a release need, in every language, from the service of visitors'
 * pages: lists, each camp, question and text, the claims and sources they name, and every medium. Also checks the
 * references in the database.
 */
export function releaseCheck({ pageFolder, version, render }: CheckParts): ReleaseCheck {
  return async (release) => {
    const broken = brokenReference(release);
    if (broken !== null) return broken;
    const service = serviceOn(release, { pageFolder, version });
    for (const language of languages) {
      const fault = await faultIn(service, language);
      if (fault !== null) return `${fault} (${language})`;
    }
    return (await missingMedium(service, release)) ?? (await render?.(service, release)) ?? null;
  };
}

/** A row with a missing reference, such as a citation without its source, which no request would find. */
function brokenReference({ db }: OpenRelease): string | null {
  const [row] = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  return row ? `content.db: "${row.table}" names a missing row of "${row.parent}"` : null;
}

/** A failed request. */
class Unanswered extends Error {}

async function faultIn(service: Service, language: Language): Promise<string | null> {
  const named: Named = { claims: new Set(), sources: new Set() };
  // An answer may have megabytes: keep only the ids in it.
  const ask = async (route: string): Promise<string> => {
    const text = await answerOf(service, route, language);
    noteNamed(text, named);
    return text;
  };
  const read = async <T>(route: string): Promise<T> => JSON.parse(await ask(route)) as T;
  try {
    for (const list of [
      'release',
      'loop',
      'timeline',
      'peoples',
      'works',
      'glossary',
      'search?q=1',
      'names/lists',
      'names?q=1',
    ])
      await ask(list);
    const { camps } = await read<CampsReply>('camps');
    const questions = await read<QuestionSummary[]>('questions');
    const { texts } = await read<TextList>('texts');
    for (const { id } of camps) {
      const { claimsBeyond } = await read<Camp>(`camps/${id}`);
      if (claimsBeyond !== undefined) await ask(`camps/${id}/claims`);
    }
    const { people } = await read<PeopleList>('people');
    for (const { id } of people) await ask(`people/${id}`);
    for (const { id } of await read<EventSummary[]>('events')) await ask(`events/${id}`);
    for (const { id } of await read<WaySummary[]>('ways')) await ask(`ways/${id}`);
    for (const { id } of questions) await ask(`questions/${id}`);
    for (const { id } of texts) await ask(`texts/${id}`);
    for (const route of ['claims', 'sources'] as const) {
      for (const id of sampleOf([...named[route]], maxSheets)) await answerOf(service, `${route}/${id}`, language);
    }
    return null;
  } catch (error) {
    return error instanceof Unanswered ? error.message : `${error}`;
  }
}

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
  // Lets the kiosk answer visitors in between.
  await new Promise((resolve) => setImmediate(resolve));
  return response.text();
}

/** The hashes prove the bytes; this proves that each file is served under its address. */
async function missingMedium(service: Service, { manifest }: OpenRelease): Promise<string | null> {
  for (const { path } of manifest.files.filter((file) => file.path.startsWith('media/'))) {
    const { status } = await service.fetch(new Request(`http://check.invalid/${path}`, { method: 'HEAD' }));
    if (status !== 200) return `/${path}: ${status}`;
  }
  return null;
}
