import type { Page } from '@playwright/test';

/**
 * Waits until the page has painted `count` more frames, after which the effects of an input are complete. For tests
 * that something does *not* happen; unlike a fixed pause, it lasts longer on a slower machine.
 */
export async function framesPass(page: Page, count = 30): Promise<void> {
  await page.evaluate(async (frames) => {
    for (let frame = 0; frame < frames; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, count);
}

/** Makes the page mark the release of each key and each paint of changes within `selector`. */
export async function watchPaints(page: Page, selector: string): Promise<void> {
  await page.evaluate((wanted) => {
    document.addEventListener('pointerup', () => performance.mark('key'), { capture: true });
    const changed = (): void => {
      // The message arrives after the frame that paints the change.
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

/** Milliseconds from the key to the last paint after it. */
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
