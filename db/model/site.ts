import type { Kiosk, ReleaseInfo } from './api/release.ts';
import type { SearchGroup } from './api/search.ts';
import type { FoundName } from './search/find.ts';
import type { Language } from './vocabulary.ts';

/** The web edition: the visitors' screens of a release as static files, written by `esimde site build`. */
export interface SiteOptions {
  /** Address of the folder on the web, with a slash at its end; null: without canonical addresses, for a folder or a stick. */
  base: string | null;
  kiosk: Kiosk;
  /** ISO day and short id of the release. */
  release: { id: string; date: string };
}

/** Answers a request of the API, such as `camps/karlag?lang=kk`, with a status and a body of JSON. */
export type Ask = (request: string) => Promise<{ status: number; body: string }>;

/** One screen as a document of the site. */
export interface SitePage {
  /** Its file in the site, with `/`. */
  file: string;
  html: string;
  title: string;
  /** The routes that it links to, as `#/camps/karlag`. */
  links: string[];
}

/** A file of the release's data that readers may take away, in the site's folder `open-data`. */
export interface OpenDataFile {
  name: string;
  bytes: number;
  /** Of a table; null for a file that is not one table. */
  rows: number | null;
}

/** What the bundle of the web edition offers to the builder (renderer/site/render.tsx). */
export interface SiteRenderer {
  /**
   * Draws a screen from answers, each of which has to be in the site as well.
   *
   * @param hash such as `#/camps/karlag`
   * @returns null where the release has no such screen
   */
  renderPage(options: SiteOptions, ask: Ask, hash: string, language: Language): Promise<SitePage | null>;
  /** Draws the page that offers the data of the release. */
  renderOpenData(options: SiteOptions, info: ReleaseInfo, files: readonly OpenDataFile[], language: Language): SitePage;
}

/** What the search of the web edition looks through, one file for each language. */
export interface SiteSearch {
  /** Names in all languages; `hidden` ones are found, but never shown. */
  names: (FoundName & { hidden?: true })[];
  /** Titles and texts in the language of the file. */
  own: { group: SearchGroup; id: string; title: string; body: string }[];
}

/** The folder of the data of a release in the site, and of the page that offers them in each language. */
export const exportsFolder = 'open-data';

/** The file of an answer in the site. @param request path and query below `/api/`, such as `camps/karlag?lang=kk` */
export function dataFileOf(request: string): string {
  const [path = '', query = ''] = request.split('?');
  const parameters = query.split('&').filter((parameter) => parameter !== '');
  const language = parameters.find((parameter) => parameter.startsWith('lang='))?.slice('lang='.length);
  const filters = parameters
    .filter((parameter) => !parameter.startsWith('lang='))
    .sort()
    .map((parameter) => `.${parameter.replace('=', '-')}`);
  return ['data', language, `${path}${filters.join('')}.js`].flatMap((part) => part ?? []).join('/');
}

/** A file of the site that hands its content to the page: a page from a disk may load scripts, but read no files. */
export const dataScript = (file: string, body: string): string =>
  `(self.esimde=self.esimde||[]).push([${JSON.stringify(file)},${body}])\n`;
