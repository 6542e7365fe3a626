import { maxNameHits, type NameAnswer, type NameQuery, type NameRing } from '../../db/model/api/names.ts';
import {
  beginningFile,
  namesIndexFile,
  type SiteName,
  type SiteNamesIndex,
  soundsFile,
} from '../../db/model/site-names.ts';
import { distance } from '../../db/names/search/near-words.ts';
import { askedSounds } from '../../db/names/search/sounds.ts';
import { anchorsOf, isIn, wantedOf } from '../../db/names/search/wanted.ts';

/** Entries that are loaded for one ring: about a hundred kilobytes, compressed. */
const maxLoaded = 3_000;
const rings = ['written', 'sounds'] as const satisfies readonly NameRing[];

/** The content of a file of the site; undefined where the site has no such file. */
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
    const { names, isLeft } = await namesIn(load, filesOf(ring, index, wanted.terms));
    isWhole &&= !isLeft;
    const found = names.filter((name) => isIn(ring, name, wanted));
    for (const name of ring === 'sounds' ? nearestFirst(found, wanted.terms) : found) {
      const key = `${name.list} ${name.row}`;
      if (seen.has(key)) continue;
      if (hits.length === maxNameHits) return { hits, more: true };
      seen.add(key);
      hits.push({ ring, ...name });
    }
  }
  return { hits, more: !isWhole };
}

/** The entries of files, up to a limit. */
async function namesIn(load: Load, files: CountedFile[]): Promise<{ names: SiteName[]; isLeft: boolean }> {
  const names: SiteName[] = [];
  for (const { file, count } of files) {
    if (names.length > 0 && names.length + count > maxLoaded) return { names, isLeft: true };
    names.push(...(((await load(file)) ?? []) as SiteName[]));
  }
  return { names, isLeft: false };
}

function nearestFirst(names: SiteName[], terms: { folded: string }[]): SiteName[] {
  const distanceOf = (name: SiteName): number =>
    Math.min(...anchorsOf(name).flatMap((word) => terms.map((term) => distance(term.folded, word.folded))));
  const ranked = names.map((name) => ({ name, distance: distanceOf(name) }));
  return ranked.sort((one, other) => one.distance - other.distance).map(({ name }) => name);
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
  const found = new Set(
    terms.flatMap(({ text }) => askedSounds(text)).map((code) => index.sounds.findLastIndex(([from]) => from <= code)),
  );
  found.delete(-1);
  return [...found].map((number) => ({ file: soundsFile(number), count: index.sounds[number]?.[1] ?? 0 }));
}
