import type { Page } from '@playwright/test';

/**
 * Waits until the page has painted so many more frames: whatever an input begins in the page has happened by then. For tests
 * that something does *not* happen; unlike a pause, it lasts longer on a slower machine.
 */
export async function framesPass(page: Page, count = 30): Promise<void> {
  await page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, count);
}
