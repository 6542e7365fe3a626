import { type Language, languages } from '../../db/model/vocabulary.ts';
import { hrefOf, parseRoute, type Route } from '../visitor/navigation/route.ts';

/** Screens without a file of their own: they need the program of the page, and what was chosen in it. */
const drawnByProgram: readonly Route['screen'][] = ['loop', 'ask', 'silence', 'compare', 'names', 'name'];

/** The file of a screen in the site: `kk/camps/karlag/index.html`; null where it has none. */
export function fileOf(route: Route, language: Language): string | null {
  if (drawnByProgram.includes(route.screen) || (route.screen === 'camps' && route.year !== undefined)) return null;
  // The mark on a document is no file of its own.
  const own: Route = route.screen === 'document' ? { ...route, claimId: null } : route;
  const path = own.screen === 'home' ? '' : `${hrefOf(own).slice(2)}/`;
  return `${language}/${path}index.html`;
}

/** The screen and the language of a file. */
export function routeOf(file: string): [Route, Language] {
  const [first, ...path] = file.split('/').slice(0, -1);
  const spoken = languages.find((each) => each === first) ?? 'kk';
  return [parseRoute(`#/${path.join('/')}`), spoken];
}

/**
 * The address of a screen on the page of another one. It names the file, so that it also holds where the site is a folder on a
 * disk. A screen without a file is drawn by the page itself.
 */
export function addressFrom(file: string, route: Route, language: Language): string {
  const wanted = fileOf(route, language);
  // The map of a year is drawn by the page of the camps, which a reader without scripts gets as it is.
  if (wanted === null && route.screen === 'camps')
    return toRoot(file) + fileOf({ screen: 'camps' }, language) + hrefOf(route);
  if (wanted === null) return hrefOf(route);
  return toRoot(file) + wanted + (route.screen === 'document' && route.claimId !== null ? hrefOf(route) : '');
}

/** From the folder of a file up to that of the site, such as `../../`. */
export const toRoot = (file: string): string => '../'.repeat(file.split('/').length - 1);

/** Rewrites the links of a drawn screen, `#/camps/karlag`, to addresses of files. @returns the routes that have files, too */
export function withAddresses(html: string, file: string, language: Language): { html: string; links: string[] } {
  const links = new Set<string>();
  const rewritten = html.replaceAll(/href="(#\/[^"]*)"/g, (_, href: string) => {
    const route = parseRoute(href);
    if (fileOf(route, language) !== null)
      links.add(hrefOf(route.screen === 'document' ? { ...route, claimId: null } : route));
    return `href="${addressFrom(file, route, language)}"`;
  });
  return { html: rewritten, links: [...links] };
}
