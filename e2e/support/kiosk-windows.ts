import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';

/** Contexts whose clock a test controls. Their later pages would have that clock, too. */
const clockHeld = new WeakSet<BrowserContext>();

/** Installs a clock that the test controls. */
export async function installClock(page: Page): Promise<void> {
  clockHeld.add(page.context());
  await page.clock.install();
}

/** A page for one test. */
export interface KioskWindow {
  page: Page;
  close(): Promise<void>;
}

/** Browser contexts that wait for their next test: each keeps a process. */
const most = 2;

/**
 * The pages of a worker's tests. Each test gets a new page of a context that others used before, without their cookies and storage:
 * it is made before theirs is closed, and so keeps the context's process, which takes most of the time that a new page takes.
 */
export class KioskWindows {
  readonly #free: { key: string; context: BrowserContext }[] = [];

  async open(browser: Browser, options: BrowserContextOptions): Promise<KioskWindow> {
    const key = JSON.stringify(options);
    const context = this.#take(key) ?? (await browser.newContext(options));
    const page = context.pages()[0] ?? (await context.newPage());
    const close = async (): Promise<void> => {
      if (clockHeld.has(context)) return context.close();
      await renew(context);
      this.#free.push({ key, context });
      if (this.#free.length > most) await this.#free.shift()?.context.close();
    };
    return { page, close };
  }

  #take(key: string): BrowserContext | null {
    const place = this.#free.findIndex((each) => each.key === key);
    return place < 0 ? null : (this.#free.splice(place, 1)[0]?.context ?? null);
  }

  async close(): Promise<void> {
    for (const { context } of this.#free) await context.close();
  }
}

/** Leaves one new page, and nothing of a test: the page of a curator keeps text that is not yet sent. */
async function renew(context: BrowserContext): Promise<void> {
  const used = context.pages();
  const origins = new Set(used.map((page) => new URL(page.url()).origin));
  const next = await context.newPage();
  for (const each of used) await each.close();
  await context.clearCookies();
  const devTools = await context.newCDPSession(next);
  for (const origin of origins) {
    if (origin.startsWith('http')) await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  }
  await devTools.detach();
}
