import type { Page } from '@playwright/test';
import { expect, test } from '../support/kiosk.ts';
import { nightly, nightlyUnless } from '../support/languages.ts';

/** Protects: with a keyboard or a tactile keypad alone a visitor reaches everything and always sees the focus. */
test.use({ settings: { idleSeconds: 3600 } });

const screenIs = (page: Page, name: string) => expect(page.locator('main')).toHaveAttribute('data-screen', name);

/** The focused element: its address or text, and whether an outline shows it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const style = activeElement && getComputedStyle(activeElement);
    return {
      href: activeElement?.getAttribute('href') ?? '',
      opensSheet: activeElement?.getAttribute('aria-haspopup') === 'dialog',
      name: activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '',
      isControl: activeElement?.matches('a[href], button, input') ?? false,
      outlined: style?.outlineStyle === 'solid' && Number.parseFloat(style.outlineWidth) >= 2,
      inSheet: activeElement?.closest('[role=dialog]') !== null,
    };
  });
type Focus = Awaited<ReturnType<typeof focused>>;

/** Presses a key until the focus is at the target; every stop on the way must be visible. */
async function goTo(page: Page, key: string, isThere: (focus: Focus) => boolean): Promise<void> {
  for (let stop = 0; stop < 80; stop++) {
    await page.keyboard.press(key);
    const focus = await focused(page);
    expect(focus.outlined || !focus.isControl, `the focus on “${focus.name}” can be seen`).toBe(true);
    if (isThere(focus)) return;
  }
  throw new Error(`${key} does not reach the target`);
}

for (const key of ['Tab', 'ArrowRight']) {
  // The arrows are the page's own; Tab is the browser's.
  const details = nightlyUnless(key === 'ArrowRight');
  test(`goes from the loop to a source and back with ${key} alone`, details, async ({ kiosk }) => {
    const { page, open } = kiosk;
    await open('#/loop?lang=en');
    await screenIs(page, 'loop');
    await expect(page.locator('[data-scene]')).toBeVisible();
    await page.keyboard.press('Enter');
    await screenIs(page, 'home');
    await goTo(page, key, ({ href }) => href === '#/figures');
    await page.keyboard.press('Enter');
    await screenIs(page, 'figures');
    await goTo(page, key, ({ href }) => href.startsWith('#/figures/') && !/peoples|works/.test(href));
    await page.keyboard.press('Enter');
    await screenIs(page, 'question');
    await goTo(page, key, ({ opensSheet }) => opensSheet);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await goTo(page, key, ({ inSheet }) => inSheet);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    // The focus returns to the mark.
    await expect.poll(async () => (await focused(page)).opensSheet).toBe(true);
    await page.keyboard.press('Escape');
    await screenIs(page, 'figures');
    await page.keyboard.press('Home');
    await screenIs(page, 'home');
  });
}

test('opens a camp, leaves it and returns with keys', nightly, async ({ kiosk }) => {
  const { page, open } = kiosk;
  await open('#/home?lang=ru');
  await screenIs(page, 'home');
  await goTo(page, 'Tab', ({ href }) => href === '#/camps');
  await page.keyboard.press('Enter');
  await screenIs(page, 'camps');
  await goTo(page, 'Tab', ({ href }) => href.startsWith('#/camps/'));
  await page.keyboard.press('Enter');
  await screenIs(page, 'camp');
  await goTo(page, 'Tab', ({ opensSheet }) => opensSheet);
  await page.keyboard.press(' ');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await screenIs(page, 'camps');
  await page.keyboard.press('Home');
  await screenIs(page, 'home');
});

for (const route of ['#/home', '#/camps', '#/search', '#/camps/karlag', '#/figures', '#/remembrance/gulag']) {
  test(`reaches every control of ${route} with Tab`, nightlyUnless(route === '#/camps'), async ({ kiosk }) => {
    const { page, open } = kiosk;
    await open(`${route}?lang=en&still=1`);
    await expect(page.locator('main h1').first()).toBeVisible();
    await expect(page.locator('[data-map]:not([data-map=ready])')).toHaveCount(0);
    await expect(page.locator('nav').last()).toBeVisible();
    const controls = await page.evaluate(() => {
      const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input')];
      return all.filter((control) => control.tabIndex >= 0 && control.checkVisibility()).length;
    });
    const met = await page.evaluateHandle(() => new Set<Element>());
    for (let stop = 0; stop < controls + 3; stop++) {
      await page.keyboard.press('Tab');
      await met.evaluate((elements) => {
        if (document.activeElement?.matches('a[href], button, input')) elements.add(document.activeElement);
      });
    }
    expect(await met.evaluate((elements) => elements.size)).toBe(controls);
  });
}
