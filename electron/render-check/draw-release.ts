import type { Service } from '../service/service.ts';
import type { Drawing } from '../service/workshop/release-job.ts';
import { type HiddenPage, NoBrowser, type OpenHidden, PageLost } from './hidden-page.ts';
import { firstRoute, screenMs, standsScript, visitScript, watchScript } from './page-script.ts';
import { type DrawnScreen, screensOf } from './screen-list.ts';

export interface DrawingOptions {
  /** On nothing but the release that is to be drawn. */
  service: Service;
  /** Where a browser finds that service. */
  url: string;
  open: OpenHidden;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, of: number) => void) | undefined;
  now?: () => number;
}

/** How long all of it may take, in milliseconds; what was not drawn by then is not, and that is said. */
const mostMs = 10 * 60_000;
/** How long the page may take to draw its first screen. */
const firstMs = 30_000;

/**
 * Has a real browser draw every screen of a release in every language, by the page that visitors see. The first screen that
 * is not as it should be ends it.
 *
 * @throws Error where it was cancelled
 */
export async function drawRelease(options: DrawingOptions): Promise<Drawing> {
  const { service, url, open, signal } = options;
  const screens = await screensOf(service);
  let page: HiddenPage;
  try {
    page = await open(url + firstRoute, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof NoBrowser) return { by: 'nobody', reason: error.message };
    throw error;
  }
  try {
    return await drawAll(page, screens, options);
  } finally {
    await page.close();
  }
}

async function drawAll(page: HiddenPage, screens: DrawnScreen[], options: DrawingOptions): Promise<Drawing> {
  const { signal, onProgress, now = () => performance.now() } = options;
  const beganMs = now();
  const ended = (drawn: number, fault: string | null): Drawing => {
    const elapsedMs = Math.round(now() - beganMs);
    return { by: 'browser', screens: drawn, of: screens.length, elapsedMs, fault };
  };
  try {
    await page.run(watchScript, firstMs);
    await firstScreen(page, now);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof PageLost) return ended(0, `the first screen: ${error.message}`);
    throw error;
  }
  for (const [index, screen] of screens.entries()) {
    signal?.throwIfAborted();
    if (now() - beganMs > mostMs) return ended(index, null);
    onProgress?.(index, screens.length);
    const fault = await faultOn(page, screen, signal);
    if (fault !== null) return ended(index, `${nameOf(screen)}: ${fault}`);
  }
  return ended(screens.length, null);
}

async function firstScreen(page: HiddenPage, now: () => number): Promise<void> {
  const untilMs = now() + firstMs;
  while ((await page.run(standsScript, firstMs)) !== true) {
    if (now() > untilMs) throw new PageLost('it does not come');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function faultOn(page: HiddenPage, screen: DrawnScreen, signal?: AbortSignal): Promise<string | null> {
  try {
    const said = await page.run(visitScript(screen), 2 * screenMs);
    return said === null || said === undefined ? null : String(said);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof PageLost) return error.message;
    throw error;
  }
}

const nameOf = ({ route, title, language }: DrawnScreen): string =>
  `${title === '' ? route : `«${title}» ${route}`} (${language})`;
