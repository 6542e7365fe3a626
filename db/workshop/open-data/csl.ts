import type { SourceEntry } from '../../model/entry/source.ts';
import { type Language, languages } from '../../model/vocabulary.ts';

/** A name in CSL-JSON. */
interface CslName {
  family?: string;
  given?: string;
  literal?: string;
}

interface CslDate {
  'date-parts'?: (number | string)[][];
  circa?: boolean;
  literal?: string;
}

/** An item of CSL-JSON, as far as sources have its fields. */
export interface CslItem {
  id: string;
  type: string;
  title?: string;
  author?: CslName[];
  'container-title'?: string;
  publisher?: string;
  issued?: CslDate;
  page?: string;
  URL?: string;
  accessed?: CslDate;
  ISBN?: string;
  DOI?: string;
  language?: string;
  /** What CSL has no fields for, so that nothing is lost when a file comes back. */
  custom?: { esimde?: Partial<SourceEntry> };
}

const typeOf: Record<SourceEntry['kind'], string> = {
  article: 'entry-encyclopedia',
  handbook: 'book',
  database: 'dataset',
  'encyclopedia-mirror': 'entry-encyclopedia',
  research: 'article-journal',
  press: 'article-newspaper',
  museum: 'webpage',
  law: 'legislation',
  book: 'book',
  web: 'webpage',
  editorial: 'document',
  unverified: 'document',
};

const kindOf: Record<string, SourceEntry['kind']> = {
  'article-journal': 'research',
  'article-newspaper': 'press',
  'article-magazine': 'press',
  thesis: 'research',
  report: 'research',
  'paper-conference': 'research',
  dataset: 'database',
  legislation: 'law',
  bill: 'law',
  webpage: 'web',
  'post-weblog': 'web',
  'entry-encyclopedia': 'article',
};

const isOwn = (language: string | undefined): language is Language => languages.some((each) => each === language);

/** The language in which the title is printed; a source in any other is called as in English. */
const titleLanguage = ({ language }: { language?: string | undefined }): Language =>
  isOwn(language) ? language : 'en';

/** Removes keys without a value. */
function written<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

export function cslOf(source: SourceEntry): CslItem {
  const { id, kind, title, authors, container, publisher, published, pages, url, accessed, isbn, doi } = source;
  const { fact, factId, consulted, reliability, licence, derivedFrom, language } = source;
  return written({
    id,
    type: typeOf[kind],
    title: title[titleLanguage(source)],
    author: authors.length === 0 ? undefined : authors.map(nameOf),
    'container-title': container,
    publisher,
    issued: published === undefined ? undefined : cslDate(published),
    page: pages,
    URL: url,
    accessed: accessed === undefined ? undefined : cslDate(accessed),
    ISBN: isbn,
    DOI: doi,
    language,
    custom: { esimde: written({ kind, consulted, title, reliability, licence, derivedFrom, fact, factId }) },
  }) as CslItem;
}

function nameOf(author: string): CslName {
  const [family = '', given] = author.split(/,\s*/, 2);
  return given === undefined ? { literal: author } : { family, given };
}

function cslDate(edtf: string): CslDate {
  const [, year, month, day, circa] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(~)?$/.exec(edtf) ?? [];
  if (year === undefined) return { literal: edtf };
  const parts = [year, month, day].flatMap((part) => (part === undefined ? [] : Number(part)));
  return { 'date-parts': [parts], ...(circa !== undefined && { circa: true }) };
}

/** The body of a source record. What the item does not say is left out: a title in one language serves for all. */
export function sourceOf(item: CslItem): Record<string, unknown> {
  const own = item.custom?.esimde ?? {};
  const title = item.title ?? item.id;
  const printed = own.title ?? { kk: title, ru: title, en: title };
  const authors = (item.author ?? []).map(authorOf).filter((author) => author !== '');
  return written({
    ...own,
    id: idOf(item),
    kind: own.kind ?? kindOf[item.type] ?? 'book',
    consulted: own.consulted ?? 'not-seen',
    title: { ...printed, [titleLanguage(item)]: title },
    authors: authors.length === 0 ? undefined : authors,
    container: item['container-title'],
    publisher: item.publisher,
    published: edtfOf(item.issued),
    pages: item.page,
    url: item.URL,
    accessed: edtfOf(item.accessed),
    isbn: item.ISBN,
    doi: item.DOI,
    language: item.language?.slice(0, 2).toLowerCase(),
  });
}

const authorOf = ({ family, given, literal }: CslName): string =>
  literal ?? [family, given].filter((part) => part !== undefined && part !== '').join(', ');

/** Its own id where that is one of ours, or else one made of its letters; author and year where none are Latin. */
function idOf(item: CslItem): string {
  const [author] = item.author ?? [];
  const [year] = item.issued?.['date-parts']?.[0] ?? [];
  const made = [item.id, `${author?.family ?? author?.literal ?? ''} ${year ?? ''}`].map((text) =>
    String(text)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
  );
  return made.find((id) => /[a-z]/.test(id)) ?? '';
}

function edtfOf(date: CslDate | undefined): string | undefined {
  if (date === undefined) return undefined;
  const [parts] = date['date-parts'] ?? [];
  if (parts === undefined || parts.length === 0) return date.literal;
  const [year, ...rest] = parts.map(Number);
  const edtf = [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
  return date.circa === true ? `${edtf}~` : edtf;
}
