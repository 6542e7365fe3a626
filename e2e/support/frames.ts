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

/** From now on, the page marks each letter that is let go, and each paint of what then changed within `selector`. */
export async function watchPaints(page: Page, selector: string): Promise<void> {
  await page.evaluate((wanted) => {
    document.addEventListener('pointerup', () => performance.mark('key'), { capture: true });
    const changed = (): void => {
      // After the frame that the change is painted in.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => performance.mark('painted');
        channel.port2.postMessage(null);
      });
    };
    const watched = document.querySelector(wanted);
    if (!watched) throw new Error(`${wanted} is not there`);
    new MutationObserver(changed).observe(watched, { childList: true, subtree: true, characterData: true });
  }, selector);
}

/** Milliseconds from the letter to the last paint that followed it. */
export async function paintedAfter(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => performance.clearMarks());
  await act();
  await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0);
  await framesPass(page, 8);
  return page.evaluate(() => {
    const startOf = (name: string) => performance.getEntriesByName(name).at(-1)?.startTime ?? Number.NaN;
    return startOf('painted') - startOf('key');
  });
}
