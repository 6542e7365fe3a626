import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';

/** Connects to a browser by the port in its profile. */
export function connectTo(profile: string, timeout: number): Promise<Browser> {
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
  return chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout, noDefaults: true });
}

/**
 * Connects to the browser that the kiosk has started, by the port in its profile.
 *
 * @returns the result of `look`, or null while there is no browser or its page does not answer
 */
export async function inShownBrowser<T>(profile: string, look: (page: Page) => Promise<T>): Promise<T | null> {
  try {
    return await actInShownBrowser(profile, look, 5_000);
  } catch {
    return null;
  }
}

/** As `inShownBrowser`, for what is done once: fails where the page does not answer or `act` fails. */
export async function actInShownBrowser<T>(
  profile: string,
  act: (page: Page) => Promise<T>,
  timeout = 60_000,
): Promise<T> {
  const browser = await connectTo(profile, timeout);
  try {
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('the browser shows no page');
    return await act(page);
  } finally {
    await browser.close();
  }
}
