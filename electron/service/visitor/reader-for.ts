import type { Context } from 'hono';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Reader } from '../../../db/release/read/reader.ts';
import type { ReleaseEnv, releasedBy, standingBy } from './with-release.ts';

/** What every route that tells of a release needs. */
export interface Told {
  /** Stands before the route: no release, no answer. */
  released: ReturnType<typeof releasedBy>;
  /** The same for answers that change with the clock: they are not kept. */
  standing: ReturnType<typeof standingBy>;
  /** The release in the language asked for, or else in the kiosk's own. */
  tell: (c: Context<ReleaseEnv>, lang: Language | undefined) => Reader;
}

export function toldIn(defaultLanguage: Language, parts: Pick<Told, 'released' | 'standing'>): Told {
  return { ...parts, tell: (c, lang) => c.var.release.tellIn(lang ?? defaultLanguage) };
}
