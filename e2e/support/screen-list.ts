import type { Page } from '@playwright/test';
import { expect, type Kiosk } from './kiosk.ts';

/** Every screen, by the name in `main[data-screen]`, with a route that shows it. */
export const screens = [
  { name: 'loop', route: '#/loop' },
  { name: 'home', route: '#/home' },
  { name: 'people', route: '#/people' },
  { name: 'person', route: '#/people/zhurgenova-damesh' },
  { name: 'names', route: '#/names' },
  { name: 'document', route: '#/documents/karlag-inspection-1944' },
  { name: 'event', route: '#/events/kengir-1954' },
  { name: 'camps', route: '#/camps' },
  { name: 'camp', route: '#/camps/karlag' },
  { name: 'compare', route: '#/camps/compare/karlag/steplag' },
  { name: 'figures', route: '#/figures' },
  { name: 'question', route: '#/figures/passed-through' },
  { name: 'remembrance', route: '#/remembrance' },
  { name: 'text', route: '#/remembrance/gulag' },
  { name: 'silence', route: '#/remembrance/silence' },
  { name: 'glossary', route: '#/glossary' },
  { name: 'search', route: '#/search' },
  { name: 'ways', route: '#/ways' },
  { name: 'way', route: '#/ways/kengir' },
] as const;

/** Further variants of these screens. */
export const faces = [
  { name: 'person', route: '#/people/kazakh-woman-1910' },
  { name: 'person', route: '#/people/andrianova-evdokia' },
  { name: 'figures', route: '#/figures/peoples' },
  { name: 'figures', route: '#/figures/works' },
  { name: 'remembrance', route: '#/remembrance/laws' },
  { name: 'remembrance', route: '#/remembrance/corrections' },
  { name: 'camp', route: '#/camps/alzhir' },
  { name: 'camp', route: '#/camps/special-camps' },
  { name: 'camp', route: '#/camps/karaganda-camps' },
  ...[1, 2, 3, 4, 5].map((scene) => ({ name: 'loop', route: `#/loop?scene=${scene}` }) as const),
] as const;

export const orientations = [
  { orientation: 'landscape', viewport: { width: 1920, height: 1080 } },
  { orientation: 'portrait', viewport: { width: 1080, height: 1920 } },
] as const;

/** Adds the language and `still=1` (no motion) to a route. */
export function routeIn(route: string, language: string): string {
  return `${route}${route.includes('?') ? '&' : '?'}lang=${language}&still=1`;
}

/** Opens a route and waits for its screen; the previous screen may have the same name. */
export async function show({ page, open }: Kiosk, route: string): Promise<void> {
  const path = route.replace(/\?.*$/, '');
  await page.evaluate((next) => {
    const isAnother = location.hash.replace(/\?.*$/, '') !== next;
    if (isAnother) document.querySelector('main')?.setAttribute('data-before', '');
  }, path);
  await open(route);
  await expect(page.locator('main:not([data-before])')).toBeVisible();
}

/** The screen that was opened is shown in this language and fits the width of the display. */
export async function isShown(page: Page, name: string, language: string): Promise<void> {
  await expect(page.locator('main')).toHaveAttribute('data-screen', name);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('main')).toContainText(/\p{L}{3}/u);
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.tagName} is ${element.scrollWidth} of ${element.clientWidth} px wide`),
  );
  expect(wide).toEqual([]);
}
