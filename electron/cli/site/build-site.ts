import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NameLists } from '../../../db/model/api/names.ts';
import type { PeopleList } from '../../../db/model/api/person.ts';
import type { ReleaseInfo } from '../../../db/model/api/release.ts';
import {
  type Ask,
  dataFileOf,
  dataScript,
  exportsFolder,
  type SiteOptions,
  type SiteRenderer,
} from '../../../db/model/site.ts';
import { genders, type Language, languages } from '../../../db/model/vocabulary.ts';
import { openBook } from '../../../db/names/book.ts';
import { mediaFolder } from '../../../db/release/manifest.ts';
import { writeReleaseData } from '../../../db/release/open-data/write.ts';
import { searchedNames } from '../../../db/release/read/search.ts';
import { answersOf } from '../../service/visitor/answers.ts';
import type { ServedRelease } from '../../service/visitor/release-view.ts';
import { writeSiteNames } from './site-names.ts';

interface SiteBuild {
  release: ServedRelease;
  renderer: SiteRenderer;
  options: SiteOptions;
  /** With the program of the documents, its style and its fonts. */
  assets: string;
  /** An empty folder. */
  out: string;
}

/**
 * Writes the web edition. Every screen that another one links to is drawn, beginning with home, so that no link leads to nothing.
 *
 * @returns the files of the documents
 */
export async function buildSite({ release, renderer, options, assets, out }: SiteBuild): Promise<string[]> {
  const put = (file: string, content: string): void => {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    writeFileSync(join(out, file), content);
  };
  const answers = answersOf(release, options.kiosk);
  const book = openBook(release.folder, release.manifest);
  const web = book.webLists();
  // Before the screens: their answers stay in memory until the end.
  try {
    writeSiteNames(book, put);
  } finally {
    book.close();
  }
  /** Written after the screens: one that asks takes a full disk for a service without an answer. */
  const answered = new Map<string, string>();
  const ask: Ask = async (request) => {
    const found = await answers(request);
    const answer = request.startsWith('names/lists') ? { ...found, body: withoutOthers(found.body, web) } : found;
    const file = dataFileOf(request);
    if (answer.status === 200) answered.set(file, dataScript(file, answer.body));
    return answer;
  };
  const pages: string[] = [];
  await ask('kiosk');
  for (const language of languages) {
    for await (const { file, html } of drawAll(renderer, options, ask, language)) {
      put(file, html);
      pages.push(file);
    }
    for (const request of evidenceOf(release, language)) await ask(request);
    await askForPeople(ask, language);
    await ask(`names/lists?lang=${language}`);
    const search = dataFileOf(`search?lang=${language}`);
    put(search, dataScript(search, JSON.stringify(searchedNames(release.db, language))));
  }
  const data = join(out, exportsFolder);
  mkdirSync(data);
  const info: ReleaseInfo = JSON.parse((await ask('release')).body);
  const files = writeReleaseData(release.db, info, data);
  for (const language of languages) {
    const { file, html } = renderer.renderOpenData(options, info, files, language);
    put(file, html);
    pages.push(file);
  }
  for (const [file, script] of answered) put(file, script);
  cpSync(assets, join(out, 'assets'), { recursive: true });
  const media = join(release.folder, mediaFolder);
  if (existsSync(media)) cpSync(media, join(out, mediaFolder), { recursive: true });
  for (const [file, content] of Object.entries(doors(options, pages))) put(file, content);
  return pages;
}

/** Most lists of names were handed to a museum for its halls: the answer names those which the web may have. */
function withoutOthers(answer: string, web: readonly string[]): string {
  const answered: NameLists = JSON.parse(answer);
  return JSON.stringify({ ...answered, lists: answered.lists.filter(({ id }) => web.includes(id)) });
}

async function* drawAll(renderer: SiteRenderer, options: SiteOptions, ask: Ask, language: Language) {
  const found = new Set(['#/home', '#/search', '#/glossary']);
  for (const hash of found) {
    const page = await renderer.renderPage(options, ask, hash, language);
    if (page === null) continue;
    for (const link of page.links) found.add(link);
    yield page;
  }
}

/** Answers for the sheet of a number, which no screen needs at once. */
function evidenceOf({ db }: ServedRelease, language: Language): string[] {
  const idsOf = (table: 'claim' | 'source') =>
    db.prepare<[], { id: string }>(`SELECT id FROM ${table} ORDER BY id`).all();
  return [
    ...idsOf('claim').map(({ id }) => `claims/${id}?lang=${language}`),
    ...idsOf('source').map(({ id }) => `sources/${id}?lang=${language}`),
    `timeline?lang=${language}`,
  ];
}

/** Every page of every selection of people. */
async function askForPeople(ask: Ask, language: Language): Promise<void> {
  const all: PeopleList = JSON.parse((await ask(`people?lang=${language}`)).body);
  const camps = [null, ...all.filters.camps.map(({ id }) => id)];
  for (const camp of camps) {
    for (const gender of [null, ...genders]) {
      const selection = [`lang=${language}`, camp && `camp=${camp}`, gender && `gender=${gender}`]
        .filter(Boolean)
        .join('&');
      for (let from = 0, total = 1; from < total; ) {
        const page: PeopleList = JSON.parse((await ask(`people?${selection}${from > 0 ? `&from=${from}` : ''}`)).body);
        total = page.total;
        from += page.people.length || total;
      }
    }
  }
}

/** The front door, which opens the visitor's language, and what search engines read. */
function doors({ base, kiosk, release }: SiteOptions, pages: readonly string[]): Record<string, string> {
  const first = `${kiosk.defaultLanguage}/index.html`;
  const ways = languages.map((each) => `<a lang="${each}" href="${each}/index.html">${each}</a>`).join(' ');
  const index = `<!doctype html>
<html lang="${kiosk.defaultLanguage}">
<head><meta charset="utf-8"><title>Esimde</title><meta http-equiv="refresh" content="0; url=${first}"></head>
<body>${ways}</body>
</html>
`;
  if (base === null) return { 'index.html': index };
  const root = base.replaceAll('&', '&amp;');
  const urls = pages.map((file) => `<url><loc>${root}${file}</loc><lastmod>${release.date}</lastmod></url>`);
  return {
    'index.html': index,
    'sitemap.xml': `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`,
    'robots.txt': `User-agent: *\nAllow: /\nSitemap: ${base}sitemap.xml\n`,
  };
}
