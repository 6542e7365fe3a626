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
