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
 * browser. A page at rest keeps the context's process, which takes most of the time that a new page takes.
 */
export class KioskWindows {
  readonly #contexts = new Map<string, BrowserContext>();

  /** @param restUrl a page of the kiosk's host that does nothing */
  async open(browser: Browser, options: BrowserContextOptions, restUrl: string): Promise<KioskWindow> {
    const key = JSON.stringify(options);
    const context = this.#contexts.get(key) ?? (await newContext(browser, options, restUrl));
    this.#contexts.delete(key);
    this.#contexts.set(key, context);
    if (this.#contexts.size > most) await this.#closeOldest();
    const [rest] = context.pages();
    const close = async (): Promise<void> => {
      if (clockHeld.has(context)) {
        this.#contexts.delete(key);
        await context.close();
      } else {
        for (const page of context.pages()) if (page !== rest) await page.close();
        await context.clearCookies();
      }
    };
    return { page: await context.newPage(), close };
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

async function newContext(browser: Browser, options: BrowserContextOptions, restUrl: string): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  const rest = await context.newPage();
  await rest.goto(restUrl);
  return context;
}
