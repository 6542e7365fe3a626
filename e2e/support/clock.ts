import type { Page } from '@playwright/test';

/**
 * Takes the page's clock in hand. Minutes then pass within a blink, while an answer of the service takes its real
 * milliseconds: the page's patience for one is endless, else it would think the service dead.
 */
export async function holdClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => {
    AbortSignal.timeout = () => new AbortController().signal;
  });
}
