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

/** Browser contexts of one worker at once: each keeps a process. */
const most = 2;

/**
 * The pages of a worker's visitors. Each test gets a new page of a context that others used before: a kiosk stores nothing in its
 * browser. The page of the test before keeps the context's process, which takes most of the time that a new page takes, and is
 * closed then: the report of a failed test describes the context's first page.
 */
export class KioskWindows {
  readonly #contexts = new Map<string, BrowserContext>();

  async open(browser: Browser, options: BrowserContextOptions): Promise<KioskWindow> {
    const key = JSON.stringify(options);
    const context = this.#contexts.get(key) ?? (await browser.newContext(options));
    this.#contexts.delete(key);
    this.#contexts.set(key, context);
    if (this.#contexts.size > most) await this.#closeOldest();
    const before = context.pages();
    const page = await context.newPage();
    for (const each of before) await each.close();
    const close = async (): Promise<void> => {
      if (clockHeld.has(context)) {
        this.#contexts.delete(key);
        await context.close();
      } else {
        for (const each of context.pages()) if (each !== page) await each.close();
        await page.goto('about:blank');
        await context.clearCookies();
      }
    };
    return { page, close };
  }

  async #closeOldest(): Promise<void> {
    for (const [key, context] of [...this.#contexts].slice(0, 1)) {
      this.#contexts.delete(key);
      await context.close();
    }
  }

  async close(): Promise<void> {
    while (this.#contexts.size > 0) await this.#closeOldest();
  }
}
