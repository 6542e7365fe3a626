import { expect, type Page } from '@playwright/test';

/** A visitor's page with a clock that the test controls. */
export interface Visitor {
  page: Page;
  /** Address of the page, ending with /. */
  url: string;
}

/**
 * Time passes in the page. Step by step: in one leap the page would wait too long for answers that are on their way, and take
 * the service for dead.
 */
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

/** The service notices another pointer within a second, by the machine's clock; the page asks every 15, by its own. */
export async function untilOffered({ url }: Visitor, sequence: number): Promise<void> {
  const health = async () => (await (await fetch(`${url}api/health`)).json()) as { release: { sequence: number } };
  await expect.poll(async () => (await health()).release.sequence).toBe(sequence);
}

/** The page shows the loop of this release. */
export async function untilTaken(visitor: Visitor, sequence: number): Promise<void> {
  const asked = visitor.page.waitForResponse(
    async (response) =>
      response.url().includes('/api/loop') &&
      response.headers()['esimde-release']?.startsWith(`000${sequence}-`) === true,
  );
  await pass(visitor, 16);
  await asked;
}
