import type { Page } from '@playwright/test';
import { installClock } from './kiosk-windows.ts';

/**
 * Installs a clock that the test controls. Minutes then pass at once, while responses of the service take real
 * milliseconds, so the page's request timeout is disabled: it would expire before any response.
 */
export async function holdClock(page: Page): Promise<void> {
  await installClock(page);
  await page.addInitScript(() => {
    AbortSignal.timeout = () => new AbortController().signal;
  });
}

/**
 * Stops the page's clock. From then on time passes only by `runFor`, however slow the machine is, until
 * `page.clock.resume()`; a screen that is opened meanwhile waits for its first frame.
 */
export async function stopClock(page: Page): Promise<void> {
  for (;;) {
    const soon = (await page.evaluate(() => Date.now())) + 200;
    try {
      return await page.clock.pauseAt(soon);
    } catch (error) {
      // That moment had passed before the page heard of it.
      if (!String(error).includes('to the past')) throw error;
    }
  }
}
