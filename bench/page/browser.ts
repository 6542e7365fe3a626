import { type Browser, type BrowserServer, chromium } from '@playwright/test';
import { findBrowser } from '../../electron/hosts/chromium/browser.ts';

interface Opened {
  browser: Browser;
  server: BrowserServer;
}

/** Measures in the machine's Chromium. @returns no rows, with a message, where Chromium is missing */
export async function withBrowser<T>(part: string, measure: (opened: Opened) => Promise<T[]>): Promise<T[]> {
  const executablePath = findBrowser();
  if (!executablePath) {
    console.log(`Skipped ${part}: no browser found.`);
    return [];
  }
  const server = await chromium.launchServer({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    return await measure({ browser, server });
  } finally {
    await browser.close();
    await server.close();
  }
}
