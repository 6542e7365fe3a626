import type { Context } from 'hono';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Reader } from '../../../db/release/reader/reader.ts';
import type { ReleaseEnv, releasedBy } from '../released.ts';

/** What every route that tells of a release needs. */
export interface Told {
  /** Stands before the route: no release, no answer. */
  released: ReturnType<typeof releasedBy>;
  /** The release in the language asked for, or else in the kiosk's own. */
  tell: (c: Context<ReleaseEnv>, lang: Language | undefined) => Reader;
}

export function toldIn(defaultLanguage: Language, released: Told['released']): Told {
  return { released, tell: (c, lang) => c.var.release.tellIn(lang ?? defaultLanguage) };
}
