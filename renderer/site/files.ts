import type { NameEntry, NameLists } from '../../db/model/api/names.ts';
import type { PeopleList } from '../../db/model/api/person.ts';
import { fold } from '../../db/model/fold.ts';
import { type FoundName, finder, type SearchIndex } from '../../db/model/search/find.ts';
import { matchesAll } from '../../db/model/search/query.ts';
import { dataFileOf, type SiteSearch } from '../../db/model/site.ts';
import { entriesFile, type SiteEntries } from '../../db/model/site-names.ts';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import { searchNames } from './names.ts';

/** What the scripts of `dataScript` hand over: the name of a file and its content. */
type Handed = [file: string, content: unknown];

declare global {
  interface Window {
    esimde?: { push(handed: Handed): unknown } | Handed[];
  }
}

const waiting = new Map<string, (content: unknown) => void>();
const contents = new Map<string, unknown>();

function take([file, content]: Handed): void {
  contents.set(file, content);
  waiting.get(file)?.(content);
}

/** Takes over what the scripts of the page have handed over already, and all that follows. */
export function takeFiles(): void {
  const handed = Array.isArray(self.esimde) ? self.esimde : [];
  self.esimde = { push: take };
  for (const each of handed) take(each);
}

/** The content of a data file; undefined where the site has no such file. @param root of the site, such as `../../` */
export function contentOf(root: string, file: string): Promise<unknown> {
  if (contents.has(file)) return Promise.resolve(contents.get(file));
  return new Promise((resolve) => {
    waiting.set(file, resolve);
    const script = document.createElement('script');
    script.src = root + file;
    script.onerror = () => resolve(undefined);
    script.onload = () => resolve(contents.get(file));
    document.head.append(script);
  });
}

/** Answers the requests of the API from the files of the site. */
export function fetchFiles(root: string): typeof globalThis.fetch {
  return async (input) => {
    const { pathname, searchParams, search } = new URL(String(input));
    const request = pathname.slice('/api/'.length);
    const query = searchParams.get('q');
    const spoken = languages.find((language) => language === searchParams.get('lang')) ?? 'kk';
    const entry = /^names\/([^/]+)\/(\d+)$/.exec(request);
    const content = entry
      ? await entryOf(root, entry[1] ?? '', Number(entry[2]), spoken)
      : query === null
        ? await contentOf(root, dataFileOf(request + search))
        : await found(root, request, searchParams, { query, language: spoken });
    return content === undefined
      ? Response.json({ error: { code: 'not-found' } }, { status: 404 })
      : Response.json(content);
  };
}

/** An entry of a list of names. Who may be the same person is found by a search. */
async function entryOf(root: string, id: string, row: number, spoken: Language): Promise<NameEntry | undefined> {
  const { lists } = ((await contentOf(root, dataFileOf(`names/lists?lang=${spoken}`))) ?? { lists: [] }) as NameLists;
  const list = lists.find((each) => each.id === id);
  const entries = (await contentOf(root, entriesFile(id, row))) as SiteEntries | undefined;
  const entry = entries?.find((each) => each.row === row);
  return list && entry && { list, ...entry, similar: [] };
}

interface Sought {
  query: string;
  language: Language;
}

/** What a query finds: everything, names of the lists, or people of the selection. */
async function found(root: string, request: string, selection: URLSearchParams, { query, language }: Sought) {
  if (request === 'names') {
    const { born, within, camp } = Object.fromEntries(selection);
    const year = born === undefined ? {} : { born: Number(born), within: Number(within ?? 0) };
    return searchNames((file) => contentOf(root, file), { q: query, camp, ...year });
  }
  const content = await contentOf(root, dataFileOf(`search?lang=${language}`));
  if (content === undefined) return undefined;
  const result = finder(indexOf(content as SiteSearch, language), language)(query);
  if (request !== 'people') return result;
  const ids = new Set(result.hits.flatMap(({ group, id }) => (group === 'person' ? id : [])));
  return peopleAmong(root, selection, ids);
}

/** The people of a selection who are among some; all of them on one page. */
async function peopleAmong(root: string, selection: URLSearchParams, ids: ReadonlySet<string>) {
  const wanted = new URLSearchParams(selection);
  for (const key of ['q', 'from']) wanted.delete(key);
  const people: PeopleList['people'] = [];
  for (;;) {
    const page = (await contentOf(root, dataFileOf(`people?${wanted}`))) as PeopleList | undefined;
    if (page === undefined) return undefined;
    people.push(...page.people.filter(({ id }) => ids.has(id)));
    const next = page.from + page.people.length;
    if (page.people.length === 0 || next >= page.total) return { ...page, people, from: 0, total: people.length };
    wanted.set('from', String(next));
  }
}

const indexes = new WeakMap<SiteSearch, SearchIndex>();

/** Every word of an entry is compared: a release has some hundred entries. */
function indexOf(search: SiteSearch, language: Language): SearchIndex {
  const known = indexes.get(search);
  if (known) return known;
  const keyOf = ({ group, id }: Pick<FoundName, 'group' | 'id'>): string => `${group} ${id}`;
  const own = Map.groupBy(search.own, keyOf);
  const names = search.names.map((name) => {
    const texts = name.language === language ? (own.get(keyOf(name)) ?? []).map(({ body }) => body) : [];
    return { name, title: fold(name.title), words: fold([name.title, ...texts].join(' ')) };
  });
  const hidden = new Set<FoundName>(search.names.filter((name) => name.hidden));
  const index: SearchIndex = {
    namesFor: (wanted) => {
      const inTitles = wanted.terms.every((term) => term.length === 1);
      return names.flatMap(({ name, title, words }) => (matchesAll(inTitles ? title : words, wanted) ? name : []));
    },
    own: (group, id) => own.get(keyOf({ group, id })) ?? [],
    isHidden: ({ group, id, title }) =>
      [...hidden].some((each) => keyOf(each) === keyOf({ group, id }) && each.title === title),
  };
  indexes.set(search, index);
  return index;
}
