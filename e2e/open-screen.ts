import { expect, type Kiosk } from './kiosk.ts';

/** Opens a route and waits for its screen, not for the screen before, which may have the same name. */
export async function show({ page, open }: Kiosk, route: string): Promise<void> {
  const path = route.replace(/\?.*$/, '');
  await page.evaluate((next) => {
    const isAnother = location.hash.replace(/\?.*$/, '') !== next;
    if (isAnother) document.querySelector('main')?.setAttribute('data-before', '');
  }, path);
  await open(route);
  await expect(page.locator('main:not([data-before])')).toBeVisible();
}
