import type { Page } from '@playwright/test';
import { expect } from './kiosk.ts';
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

/** Skips time until the loop shows that the visitor is gone. A skip draws no frames, which would take seconds of a processor. */
export async function untilGone(page: Page): Promise<void> {
  const loop = page.locator('main[data-screen=loop]');
  for (let skips = 0; skips < 180 && !(await loop.isVisible()); skips++) await page.clock.fastForward(10_000);
  await expect(loop).toBeVisible();
}

/**
 * Skips time until the idle warning; call it when the page's clock is stopped or installed.
 * In steps: on a slow machine the last touch may reach the page late, and counts from then.
 * @returns the time passed, in milliseconds
 */
export async function untilWarned(page: Page, stepMs = 3_000): Promise<number> {
  const warning = page.getByRole('alertdialog');
  let passedMs = 0;
  for (; passedMs < 200_000 && (await warning.isHidden()); passedMs += stepMs) await page.clock.fastForward(stepMs);
  await expect(warning).toBeVisible();
  return passedMs;
}
