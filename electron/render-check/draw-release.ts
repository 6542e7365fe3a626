import type { Service } from '../service/service.ts';
import type { Drawing } from '../service/workshop/release-job.ts';
import { type HiddenPage, NoBrowser, type OpenHidden, PageLost } from './hidden-page.ts';
import { firstRoute, isReadyScript, screenMs, visitScript, watchScript } from './page-script.ts';
import { type ScreenToDraw, screensOf } from './screen-list.ts';

/** Picks from the screens of a release. */
export type ChooseScreens = (screens: ScreenToDraw[]) => ScreenToDraw[];

interface DrawingOptions {
  /** On the release to be drawn only. */
  service: Service;
  /** Address of that service for a browser. */
  url: string;
  open: OpenHidden;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, of: number) => void) | undefined;
  now?: () => number;
  /** Which screens; all of them where it is left out. */
  choose?: ChooseScreens | undefined;
}

/** Time for all screens; the result says how many were drawn by then. */
const maxMs = 10 * 60_000;
/** Time for the first screen. */
const firstScreenMs = 30_000;

/**
 * Draws every screen of a release in every language in a real browser, with the visitors' page. Stops at the first fault.
 *
 * @throws Error if it was cancelled
 */
export async function drawRelease(options: DrawingOptions): Promise<Drawing> {
  const { service, url, open, signal, choose = (all) => all } = options;
  const screens = choose(await screensOf(service));
  let page: HiddenPage;
  try {
    page = await open(url + firstRoute, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof NoBrowser) return { by: 'none', reason: error.message };
    throw error;
  }
  try {
    return await drawAll(page, screens, options);
  } finally {
    await page.close();
  }
}

async function drawAll(page: HiddenPage, screens: ScreenToDraw[], options: DrawingOptions): Promise<Drawing> {
  const { signal, onProgress, now = () => performance.now() } = options;
  const startMs = now();
  const result = (drawn: number, fault: string | null): Drawing => {
    const elapsedMs = Math.round(now() - startMs);
    return { by: 'browser', screens: drawn, of: screens.length, elapsedMs, fault };
  };
  try {
    await page.run(watchScript, firstScreenMs);
    await firstScreen(page, now);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof PageLost) return result(0, `the first screen: ${error.message}`);
    throw error;
  }
  for (const [index, screen] of screens.entries()) {
    signal?.throwIfAborted();
    if (now() - startMs > maxMs) return result(index, null);
    onProgress?.(index, screens.length);
    const fault = await faultOn(page, screen, signal);
    if (fault !== null) return result(index, `${nameOf(screen)}: ${fault}`);
  }
  return result(screens.length, null);
}

async function firstScreen(page: HiddenPage, now: () => number): Promise<void> {
  const untilMs = now() + firstScreenMs;
  while ((await page.run(isReadyScript, firstScreenMs)) !== true) {
    if (now() > untilMs) throw new PageLost('it does not appear');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function faultOn(page: HiddenPage, screen: ScreenToDraw, signal?: AbortSignal): Promise<string | null> {
  try {
    const fault = await page.run(visitScript(screen), 2 * screenMs);
    return fault === null || fault === undefined ? null : String(fault);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof PageLost) return error.message;
    throw error;
  }
}

const nameOf = ({ route, title, language }: ScreenToDraw): string =>
  `${title === '' ? route : `«${title}» ${route}`} (${language})`;
