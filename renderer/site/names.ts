import { maxNameHits, type NameAnswer, type NameQuery, type NameRing } from '../../db/model/api/names.ts';
import {
  beginningFile,
  namesIndexFile,
  type SiteName,
  type SiteNamesIndex,
  soundGroup,
  soundsFile,
} from '../../db/model/site-names.ts';
import { askedSounds } from '../../db/names/sounds.ts';
import { isIn, wantedOf } from '../../db/names/wanted.ts';

/** Entries that are loaded for one ring: about a hundred kilobytes, compressed. */
const maxLoaded = 3_000;
const rings = ['written', 'sounds'] as const satisfies readonly NameRing[];

/** The content of a file of the site; undefined where there is none. */
type Load = (file: string) => Promise<unknown>;

/**
 * Searches the lists of the web edition in the files that a query needs. It finds what is written so and what sounds so;
 * names with another letter would take a file for each of them.
 */
export async function searchNames(load: Load, query: NameQuery): Promise<NameAnswer> {
  const wanted = wantedOf(query);
  const index = (await load(namesIndexFile)) as SiteNamesIndex | undefined;
  if (wanted === null || index === undefined) return { hits: [], more: false };
  const hits: NameAnswer['hits'] = [];
  const seen = new Set<string>();
  let isWhole = true;
  for (const ring of rings) {
    const files = filesOf(ring, index, wanted.terms);
    let loaded = 0;
    for (const { file, count } of files) {
      loaded += count;
      if (loaded > maxLoaded && loaded > count) {
        isWhole = false;
        break;
      }
      for (const name of ((await load(file)) ?? []) as SiteName[]) {
        const { list, row, ...fields } = name;
        if (seen.has(`${list} ${row}`) || !isIn(ring, fields, wanted)) continue;
        if (hits.length === maxNameHits) return { hits, more: true };
        seen.add(`${list} ${row}`);
        hits.push({ ring, ...name });
      }
    }
  }
  return { hits, more: !isWhole };
}

interface CountedFile {
  file: string;
  count: number;
}

/** Files with the entries of which one word may be a term. */
function filesOf(ring: NameRing, index: SiteNamesIndex, terms: { text: string; folded: string }[]): CountedFile[] {
  if (ring === 'written') {
    return index.beginnings.flatMap(([beginning, count], number) =>
      terms.some(({ folded }) => beginning.startsWith(folded) || folded.startsWith(beginning))
        ? [{ file: beginningFile(number), count }]
        : [],
    );
  }
  const groups = new Set(terms.flatMap(({ text }) => askedSounds(text)).map((code) => soundGroup(code, index)));
  return [...groups].map((group) => ({ file: soundsFile(group), count: index.sounds[group] ?? 0 }));
}
