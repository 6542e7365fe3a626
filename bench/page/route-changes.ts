import type { Browser, Page } from '@playwright/test';
import { compare } from '../compare.ts';
import type { Measure } from '../measure.ts';
import { newPage, openScreen, preloadMs, routeChangeMs } from './touch.ts';

const routes = [
  '#/figures',
  '#/figures/four-counts',
  '#/figures/sentenced',
  '#/figures/peoples',
  '#/figures/works',
  '#/camps',
  '#/camps/karlag',
  '#/remembrance',
  '#/remembrance/gulag',
  '#/home',
];

/**
 * From the change of the address to the painted screen, one screen after another, each requesting its data; beside the same
 * screens as DOM that is complete and only attached, so that both are laid out and painted alike.
 */
export async function measureRouteChanges(browser: Browser, url: string, isQuick: boolean): Promise<Measure> {
  const page = await openScreen(browser, url, '#/home');
  await page.waitForTimeout(preloadMs);
  const prebuilt = await openPrebuilt(browser, url, page);
  const measure = await compare({
    ...{ name: 'route change → painted, p95', unit: 'ms', limit: 100, budget: 2, share: 0.95 },
    ...{ rounds: isQuick ? 2 : 3, warmUps: 1, against: `${routes.length} changes a round` },
    ours: () => changes(page),
    peer: { name: 'the same screens, prebuilt DOM', measure: () => changes(prebuilt) },
  });
  await page.context().close();
  await prebuilt.context().close();
  return measure;
}

async function changes(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (const route of routes) times.push(await routeChangeMs(page, route));
  return times;
}

/** A page with the style sheets and the markup of our screens, which swaps them when the address changes. */
async function openPrebuilt(browser: Browser, url: string, page: Page): Promise<Page> {
  const bodies: [string, string][] = [];
  for (const route of routes) {
    await routeChangeMs(page, route);
    await page.waitForTimeout(300);
    bodies.push([route, await page.evaluate(() => document.body.innerHTML)]);
  }
  const head = await page.evaluate(() => ({
    styles: [...document.querySelectorAll('style, link[rel=stylesheet]')].map((each) => each.outerHTML).join(''),
    attributes: [...document.documentElement.attributes].map(({ name, value }) => `${name}="${value}"`).join(' '),
  }));
  const prebuilt = await newPage(browser);
  await prebuilt.route('**/prebuilt.html', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html ${head.attributes}><meta charset="utf-8">${head.styles}<body></body></html>`,
    }),
  );
  await prebuilt.goto(`${url}prebuilt.html`);
  await prebuilt.evaluate((screens) => {
    const fragments = new Map(
      screens.map(([route, html]) => {
        const holder = document.createElement('div');
        holder.style.display = 'contents';
        holder.innerHTML = html;
        return [route, holder];
      }),
    );
    const swap = (): void => document.body.replaceChildren(fragments.get(location.hash) ?? '');
    addEventListener('hashchange', swap);
    location.hash = '#/home';
  }, bodies);
  await prebuilt.locator('main h1').first().waitFor();
  return prebuilt;
}
