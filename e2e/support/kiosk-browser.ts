import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';

/** Connects to a browser by the port in its profile. */
export function connectTo(profile: string, timeout = 5_000): Promise<Browser> {
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
    const browser = await connectTo(profile);
    try {
      const page = browser.contexts()[0]?.pages()[0];
      return page ? await look(page) : null;
    } finally {
      await browser.close();
    }
  } catch {
    return null;
  }
}
