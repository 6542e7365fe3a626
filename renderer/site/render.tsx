import type { ComponentChild } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ReleaseInfo } from '../../db/model/api/release.ts';
import {
  type Ask,
  dataFileOf,
  exportsFolder,
  type OpenDataFile,
  type SiteOptions,
  type SitePage,
} from '../../db/model/site.ts';
import { type Language, languages } from '../../db/model/vocabulary.ts';
import { createApi } from '../shared/api/api.ts';
import { language, t, translateIn } from '../shared/i18n/i18n.ts';
import { screenKeyboard } from '../shared/keyboard/screen-keyboard.ts';
import { shown } from '../visitor/navigation/navigator.ts';
import { parseRoute } from '../visitor/navigation/route.ts';
import { type Services, ServicesContext } from '../visitor/navigation/services.ts';
import { MediaBase, plainPlayers } from '../visitor/remembrance/text/Picture.tsx';
import { App } from '../visitor/shell/App.tsx';
import { loadScreen } from '../visitor/shell/parts/load-screen.ts';
import { content } from '../visitor/shell/parts/view.ts';
import { fileOf, toRoot, withAddresses } from './addresses.ts';
import { OpenData } from './OpenData.tsx';
import { Unfolded } from './Unfolded.tsx';
import { wordsOf } from './words.ts';

/** The bundle of the web edition for the builder (`SiteRenderer` in db/model/site.ts). */
export async function renderPage(
  options: SiteOptions,
  ask: Ask,
  hash: string,
  spoken: Language,
): Promise<SitePage | null> {
  const route = parseRoute(hash);
  const file = fileOf(route, spoken);
  if (file === null) return null;
  const asked = new Set([dataFileOf('kiosk')]);
  const fetch = async (input: unknown): Promise<Response> => {
    const { pathname, search } = new URL(String(input));
    const request = pathname.slice('/api/'.length) + search;
    asked.add(dataFileOf(request));
    const { status, body } = await ask(request);
    return new Response(body, { status, headers: { 'Content-Type': 'application/json' } });
  };
  const api = createApi(fetch, null, 'http://site/api');
  const display = await loadScreen(api, route, spoken);
  // Screens read the language and the route from signals: from here on nothing waits.
  screenKeyboard.value = false;
  plainPlayers.value = true;
  language.value = spoken;
  shown.value = { route, language: spoken, scrollTop: 0 };
  display();
  const view = content.value?.view;
  if (!view || view.screen === 'absent') return null;
  const services: Services = { api, navigator: noNavigator, kiosk: options.kiosk };
  const draw = (child: ComponentChild): string =>
    renderToString(
      <ServicesContext.Provider value={services}>
        <MediaBase.Provider value={`${toRoot(file)}media/`}>{child}</MediaBase.Provider>
      </ServicesContext.Provider>,
    );
  const screen = withAddresses(draw(<App speech={noSpeech} />), file, spoken);
  const unfolded = withAddresses(draw(<Unfolded view={view} language={spoken} />), file, spoken);
  const named = wordsOf(view);
  return {
    file,
    title: named.title,
    html: documentOf({ ...named, options, file, spoken, asked, screen: screen.html, unfolded: unfolded.html }),
    links: [...new Set([...screen.links, ...unfolded.links])],
  };
}

/** The page with the data of the release. */
export function renderOpenData(
  options: SiteOptions,
  info: ReleaseInfo,
  files: readonly OpenDataFile[],
  spoken: Language,
): SitePage {
  language.value = spoken;
  const file = openDataPage(spoken);
  const screen = withAddresses(renderToString(<OpenData info={info} files={files} />), file, spoken).html;
  const title = t('site.data');
  const html = documentOf({
    options,
    file,
    title,
    words: t('site.dataWords'),
    spoken,
    asked: null,
    screen,
    unfolded: '',
  });
  return { file, title, html, links: [] };
}

const openDataPage = (spoken: Language): string => `${spoken}/${exportsFolder}/index.html`;

const noNavigator = {
  go: async () => {},
  back: async () => {},
  speak: async () => {},
  begin: async () => {},
  refresh: async () => {},
  end: async () => {},
  follow: async () => {},
};

const noSpeech = { on: { value: false }, loaded: { value: null }, toggle() {}, start: async () => {} } as never;

interface DocumentParts {
  options: SiteOptions;
  file: string;
  title: string;
  words: string;
  spoken: Language;
  /** Data that the program of the page begins with; null for a page without a program. */
  asked: ReadonlySet<string> | null;
  screen: string;
  unfolded: string;
}

/** A whole document: readable as it is, and taken over by the program of the page where scripts run. */
function documentOf({ options, file, title, words, spoken, asked, screen, unfolded }: DocumentParts): string {
  const root = toRoot(file);
  const inLanguage = (each: Language): string => file.replace(/^\w+/, each);
  const address = (of: string): string => (options.base ?? root) + of;
  const withoutScript = (html: string): string => (asked ? `<noscript>${html}</noscript>` : html);
  const named = options.base === null ? [] : [`<link rel="canonical" href="${attribute(address(file))}">`];
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="dark">',
    '<meta name="theme-color" content="#12110f">',
    `<title>${text(title)}</title>`,
    `<meta name="description" content="${attribute(words)}">`,
    `<meta property="og:title" content="${attribute(title)}">`,
    `<meta property="og:description" content="${attribute(words)}">`,
    '<meta property="og:type" content="article">',
    `<meta property="og:locale" content="${{ kk: 'kk_KZ', ru: 'ru_RU', en: 'en_GB' }[spoken]}">`,
    ...named,
    ...languages.map(
      (each) => `<link rel="alternate" hreflang="${each}" href="${attribute(address(inLanguage(each)))}">`,
    ),
    `<link rel="icon" href="${root}assets/icon.svg">`,
    `<link rel="stylesheet" href="${root}assets/site.css">`,
    withoutScript(`<link rel="stylesheet" href="${root}assets/without-script.css">`),
    ...[...(asked ?? [])].map((data) => `<script defer src="${root}${data}"></script>`),
    ...(asked ? [`<script defer src="${root}assets/site.js"></script>`] : []),
  ];
  const others = languages.filter((each) => each !== spoken);
  const ways = others.map(
    (each) =>
      `<a lang="${each}" hreflang="${each}" href="${root}${inLanguage(each)}">${text(translateIn(each)('language.name'))}</a>`,
  );
  const released = `Esimde ${options.release.id} · ${options.release.date}`;
  const data = `<a href="${root}${openDataPage(spoken)}">${text(t('site.data'))}</a>`;
  const foot = `<footer class="site-foot"><nav aria-label="${attribute(t('site.languages'))}">${ways.join(' ')}</nav><p>${data}</p><p>${released}</p></footer>`;
  return [
    '<!doctype html>',
    `<html lang="${spoken}" data-file="${file}">`,
    `<head>\n${head.join('\n')}\n</head>`,
    '<body>',
    `<div id="page">${screen}</div>`,
    withoutScript(`<div class="unfolded">${unfolded}</div>${foot}`),
    '</body>',
    '</html>\n',
  ].join('\n');
}

const text = (plain: string): string => plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const attribute = (plain: string): string => text(plain).replaceAll('"', '&quot;');
