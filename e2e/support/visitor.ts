import { expect, type Page } from '@playwright/test';

/** A visitor's page with a clock that the test controls. */
export interface Visitor {
  page: Page;
  /** Address of the page, ending with /. */
  url: string;
}

/** Advances the page's clock in steps of a second: in one leap, pending requests would time out. */
export async function pass({ page }: Visitor, seconds: number): Promise<void> {
  for (let passed = 0; passed < seconds; passed++) {
    await page.clock.runFor(1_000);
    await page.evaluate(() => fetch('/api/health'));
  }
}

/** Passes time until the loop is shown and has polled the service. */
export async function untilLoop(visitor: Visitor): Promise<void> {
  const loop = visitor.page.locator('main[data-screen=loop]');
  for (let turns = 0; turns < 30 && !(await loop.isVisible()); turns++) await pass(visitor, 10);
  await expect(loop).toBeVisible();
}

/** Waits until the service has noticed the new pointer: within a second of the machine's clock. The page polls every 15 s of its own clock. */
export async function untilOffered({ url }: Visitor, sequence: number): Promise<void> {
  const health = async () => (await (await fetch(`${url}api/health`)).json()) as { release: { sequence: number } };
  await expect.poll(async () => (await health()).release.sequence).toBe(sequence);
}

/** Waits until the page shows the loop of this release. */
export async function untilTaken(visitor: Visitor, sequence: number): Promise<void> {
  const loaded = visitor.page.waitForResponse(
    async (response) =>
      response.url().includes('/api/loop') &&
      response.headers()['esimde-release']?.startsWith(`000${sequence}-`) === true,
  );
  await pass(visitor, 16);
  await loaded;
}
