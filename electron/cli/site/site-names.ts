import { type NameFields, nameFields } from '../../../db/model/api/names.ts';
import { dataScript } from '../../../db/model/site.ts';
import {
  beginningFile,
  entriesFile,
  namesIndexFile,
  type SiteName,
  type SiteNamesIndex,
  soundsFile,
} from '../../../db/model/site-names.ts';
import type { BookOfNames } from '../../../db/names/book.ts';
import { storedSounds } from '../../../db/names/search/sounds.ts';
import { anchorsOf } from '../../../db/names/search/wanted.ts';
import { UserError } from '../../../db/user-error.ts';

/** Entries of a file, unless one word alone has more. */
const wantedInFile = 400;
/** All are sorted in memory. */
const maxEntries = 300_000;

/** What a result shows and what can be asked for; the rest is in the file that is opened with the entry. */
const shownFields = nameFields.filter((field) => !['article', 'fate', 'source', 'sentence'].includes(field));

/**
 * Writes the lists that the web edition may have, as `db/model/site-names.ts` describes.
 *
 * @throws {UserError} where they have too many entries
 */
export function writeSiteNames(book: BookOfNames, put: (file: string, content: string) => void): void {
  const lists = book.webLists();
  if (lists.length === 0) return;
  const words = new Map<string, string[]>();
  const sounds = new Map<number, string[]>();
  let count = 0;
  for (const list of lists) {
    let entries: string[] = [];
    let file = '';
    for (const entry of book.entries(list)) {
      if (++count > maxEntries)
        throw new UserError(
          `the lists for the web have more than ${maxEntries.toLocaleString('en')} entries: leave the largest out of the web edition.`,
        );
      const own = entriesFile(list, entry.row);
      if (own !== file) {
        if (entries.length > 0) putAll(put, file, entries);
        [file, entries] = [own, []];
      }
      entries.push(JSON.stringify(entry));
      const name = JSON.stringify({ list, row: entry.row, ...shownOf(entry.fields) } satisfies SiteName);
      const anchors = anchorsOf(entry.fields);
      for (const word of new Set(anchors.map(({ folded }) => folded))) collect(words, word, name);
      for (const code of new Set(anchors.flatMap(({ text }) => storedSounds(text)))) collect(sounds, code, name);
    }
    if (entries.length > 0) putAll(put, file, entries);
  }
  const [beginnings, codes] = [byBeginning(words), byCode(sounds)];
  for (const [index, { names }] of beginnings.entries()) putAll(put, beginningFile(index), names);
  for (const [index, { names }] of codes.entries()) putAll(put, soundsFile(index), names);
  const index: SiteNamesIndex = {
    beginnings: beginnings.map(({ beginning, names }) => [beginning, names.length]),
    sounds: codes.map(({ from, names }) => [from, names.length]),
  };
  put(namesIndexFile, dataScript(namesIndexFile, JSON.stringify(index)));
}

function collect<K, T>(into: Map<K, T[]>, key: K, value: T): void {
  const found = into.get(key);
  if (found) found.push(value);
  else into.set(key, [value]);
}

const shownOf = (fields: NameFields): NameFields =>
  Object.fromEntries(shownFields.flatMap((field) => (fields[field] ? [[field, fields[field]]] : [])));

function putAll(put: (file: string, content: string) => void, file: string, bodies: readonly string[]): void {
  put(file, dataScript(file, `[${bodies.join(',')}]`));
}

/** Entries by the shortest beginnings of their words that few of them share. A word that is a beginning of others has a file of its own. */
function byBeginning(words: ReadonlyMap<string, string[]>): { beginning: string; names: string[] }[] {
  const files: { beginning: string; names: string[] }[] = [];
  const divide = (sorted: readonly string[], length: number): void => {
    for (const [beginning, group] of Map.groupBy(sorted, (word) => word.slice(0, length))) {
      const names = [...new Set(group.flatMap((word) => words.get(word) ?? []))];
      if (names.length > wantedInFile && group.length > 1) divide(group, length + 1);
      else files.push({ beginning, names });
    }
  };
  divide([...words.keys()].sort(), 1);
  return files;
}

/** Entries by ranges of the codes of their words. */
function byCode(sounds: ReadonlyMap<number, string[]>): { from: number; names: string[] }[] {
  const files: { from: number; names: Set<string> }[] = [];
  for (const [from, names] of [...sounds].sort(([one], [other]) => one - other)) {
    const last = files.at(-1);
    if (last === undefined || last.names.size + names.length > wantedInFile)
      files.push({ from, names: new Set(names) });
    else for (const name of names) last.names.add(name);
  }
  return files.map(({ from, names }) => ({ from, names: [...names] }));
}
