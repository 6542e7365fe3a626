import type { Browser, CDPSession, Page } from '@playwright/test';

/** By then the page has preloaded the code of its screens (renderer/visitor/shell/parts/load-screen.ts). */
export const preloadMs = 5_000;

/** A page with a screen of 1920 × 1080 and touch, as a kiosk has it. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, hasTouch: true });
  return context.newPage();
}

export async function openScreen(browser: Browser, url: string, route: string): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(url + route);
  await page.locator('main h1').first().waitFor();
  return page;
}

export interface Spot {
  x: number;
  y: number;
}

/** The centre of one of the visible buttons and links of the screen, a different one each turn. */
export function spotOf(page: Page, turn: number): Promise<Spot | null> {
  return page.evaluate((index) => {
    const boxes = [...document.querySelectorAll('main :is(button, a[href])')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => element.getBoundingClientRect())
      .filter(({ top, bottom, width, height }) => width > 0 && height > 0 && top > 0 && bottom < innerHeight);
    const box = boxes[(index * 7) % boxes.length];
    return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
  }, turn);
}

const maxClickMs = 1_000;

/**
 * From the finger's lifting to the end of the frame after the click, in which all that its handlers changed is painted.
 *
 * @returns null when nothing was clicked
 */
export async function paintAfterTapMs(page: Page, touch: CDPSession, { x, y }: Spot): Promise<number | null> {
  const painted = page.evaluate(
    (timeoutMs) =>
      new Promise<number | null>((resolve) => {
        const onClick = (event: Event): void => {
          // The message arrives after the paint of the frame with the changes.
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
            channel.port2.postMessage(null);
          });
        };
        addEventListener('click', onClick, { once: true, capture: true });
        setTimeout(() => {
          removeEventListener('click', onClick, { capture: true });
          resolve(null);
        }, timeoutMs);
      }),
    maxClickMs,
  );
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return painted;
}

/**
 * From the finger's lifting on a link to the end of the frame that shows the heading of its screen.
 *
 * @param link a selector
 */
export async function screenAfterTapMs(page: Page, touch: CDPSession, link: string): Promise<number> {
  const { x, y, width, height } = (await page.locator(link).first().boundingBox()) ?? missing(link);
  const painted = page.evaluate(
    (timeoutMs) =>
      new Promise<number>((resolve, reject) => {
        const before = document.querySelector('main h1')?.textContent;
        const onClick = (event: Event): void => {
          const look = (): void => {
            const heading = document.querySelector('main h1')?.textContent;
            if (performance.now() - event.timeStamp > timeoutMs) reject(new Error('no other heading'));
            else if (heading === undefined || heading === before) requestAnimationFrame(look);
            else {
              const channel = new MessageChannel();
              channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
              channel.port2.postMessage(null);
            }
          };
          requestAnimationFrame(look);
        };
        addEventListener('click', onClick, { once: true, capture: true });
      }),
    maxWaitMs,
  );
  const at = { x: x + width / 2, y: y + height / 2 };
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  return painted;
}

const missing = (what: string): never => {
  throw new Error(`no ${what} on the screen`);
};

/** From the change of the address to the frame that shows another heading. */
export function routeChangeMs(page: Page, route: string): Promise<number> {
  return page.evaluate(
    ({ hash, timeoutMs }) =>
      new Promise<number>((resolve, reject) => {
        const startMs = performance.now();
        const before = document.querySelector('main h1')?.textContent;
        const look = (): void => {
          const heading = document.querySelector('main h1')?.textContent;
          if (performance.now() - startMs > timeoutMs) reject(new Error(`no other heading at ${hash}`));
          else if (heading === undefined || heading === before) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - startMs));
        };
        location.hash = hash;
        look();
      }),
    { hash: route, timeoutMs: maxWaitMs },
  );
}

const maxWaitMs = 20_000;

/** Opens a screen and waits until it is shown, with no sheet over it. A link that was tapped before may still change the address. */
export async function show(page: Page, screen: string, route: string): Promise<void> {
  const sheet = page.locator('[role=dialog], dialog[open]').first();
  const startMs = performance.now();
  const isShown = () =>
    page.evaluate(
      ({ name, hash }) => location.hash === hash && document.querySelector(`main[data-screen=${name}] h1`) !== null,
      { name: screen, hash: route },
    );
  for (let settled = false; !settled; settled = (await isShown()) && !(await sheet.isVisible())) {
    if (performance.now() - startMs > maxWaitMs) throw new Error(`${route} was not shown, but ${page.url()}`);
    // Without a sheet the key leads home.
    if (await sheet.isVisible()) await page.keyboard.press('Escape');
    await page.evaluate((hash) => {
      location.hash = hash;
    }, route);
    await page.waitForTimeout(60);
  }
}

/** Durations of the frames of the page's main thread. */
export interface Frames {
  meanMs: number;
  maxMs: number;
}

/** Counts frames for a while. Requesting each keeps the page awake, so this measures what the page can do. */
export function framesDuring(page: Page, durationMs: number): Promise<Frames> {
  return page.evaluate(
    (duration) =>
      new Promise<Frames>((resolve) => {
        const times: number[] = [];
        const count = (now: number): void => {
          times.push(now);
          const first = times[0] ?? now;
          if (now - first < duration) return void requestAnimationFrame(count);
          const lengths = times.slice(1).map((time, index) => time - (times[index] ?? time));
          resolve({ meanMs: (now - first) / lengths.length, maxMs: Math.max(...lengths) });
        };
        requestAnimationFrame(count);
      }),
    durationMs,
  );
}
