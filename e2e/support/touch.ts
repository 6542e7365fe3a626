import type { Locator, Page } from '@playwright/test';

type Tap = (x: number, y: number) => Promise<void>;

const taps = new WeakMap<Page, Tap>();

/**
 * Lets `tap` work in a window that Playwright did not open, as Electron's: its context has no `hasTouch`, so touches go
 * to the page's own DevTools session.
 */
export async function touchByDevTools(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 });
  const tap: Tap = async (x, y) => {
    await devTools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await devTools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  taps.set(page, tap);
  page.touchscreen.tap = tap;
  const locators = Object.getPrototypeOf(page.locator('html')) as Locator;
  const ownTap = locators.tap;
  locators.tap = async function (this: Locator, options) {
    const touch = taps.get(this.page());
    if (!touch) return ownTap.call(this, options);
    // Waits until it can be touched, and scrolls it into view.
    await this.click({ ...options, trial: true });
    const box = await this.boundingBox();
    if (!box) throw new Error(`${this} is not visible`);
    const { x, y } = options?.position ?? { x: box.width / 2, y: box.height / 2 };
    return touch(box.x + x, box.y + y);
  };
}

/**
 * Sends the heartbeats of a page whose clock a test holds: its own come by timers, and without them the host would
 * replace the page.
 *
 * @returns stops sending
 */
export function beatFor(page: Page): () => void {
  let frame = 1_000_000;
  const beat = (number: number) =>
    fetch('/api/presence/beat', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ frame: number, calm: false }),
    }).then(
      () => undefined,
      () => undefined,
    );
  const timer = setInterval(() => void page.evaluate(beat, ++frame).catch(() => undefined), 300);
  return () => clearInterval(timer);
}
