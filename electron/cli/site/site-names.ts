import { type NameFields, nameFields } from '../../../db/model/api/names.ts';
import { dataScript } from '../../../db/model/site.ts';
import {
  beginningFile,
  entriesFile,
  namesIndexFile,
  type SiteEntries,
  type SiteName,
  type SiteNamesIndex,
  soundGroup,
  soundsFile,
} from '../../../db/model/site-names.ts';
import type { BookOfNames } from '../../../db/names/book.ts';
import { storedSounds } from '../../../db/names/sounds.ts';
import { anchorsOf } from '../../../db/names/wanted.ts';
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
    const files = new Map<string, SiteEntries>();
    for (const entry of book.entries(list)) {
      if (++count > maxEntries)
        throw new UserError(
          `the lists for the web have more than ${maxEntries.toLocaleString('en')} entries: leave the largest out of the web edition.`,
        );
      collect(files, entriesFile(list, entry.row), entry);
      const name = JSON.stringify({ list, row: entry.row, ...shownOf(entry.fields) } satisfies SiteName);
      const anchors = anchorsOf(entry.fields);
      for (const word of new Set(anchors.map(({ folded }) => folded))) collect(words, word, name);
      for (const code of new Set(anchors.flatMap(({ text }) => storedSounds(text)))) collect(sounds, code, name);
    }
    for (const [file, entries] of files) put(file, dataScript(file, JSON.stringify(entries)));
  }
  const beginnings = byBeginning(words);
  for (const [index, { names }] of beginnings.entries()) putNames(put, beginningFile(index), names);
  const groups = byGroup(sounds, Math.ceil(count / wantedInFile));
  for (const [group, names] of groups.entries()) putNames(put, soundsFile(group), names);
  const index: SiteNamesIndex = {
    beginnings: beginnings.map(({ beginning, names }) => [beginning, names.length]),
    sounds: groups.map(({ length }) => length),
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

function putNames(put: (file: string, content: string) => void, file: string, names: readonly string[]): void {
  put(file, dataScript(file, `[${names.join(',')}]`));
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

/** Entries by groups of the codes of their words. */
function byGroup(sounds: ReadonlyMap<number, string[]>, groups: number): string[][] {
  const files = Array.from({ length: groups }, () => new Set<string>());
  const sizes = { sounds: files.map(() => 0) };
  for (const [code, names] of sounds) for (const name of names) files[soundGroup(code, sizes)]?.add(name);
  return files.map((names) => [...names]);
}
