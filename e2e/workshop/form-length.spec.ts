import type { Page } from '@playwright/test';
import { nightly } from '../support/languages.ts';
import { expect, test, workshopWord } from '../support/workshop.ts';

/** Protects: the form of a record is at most three screens long on a small laptop, for the longest records of the content, too. */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const maxScreens = 3;
const kinds = ['camp', 'person', 'source', 'claim'] as const;

async function screensOf(page: Page): Promise<number> {
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  return page.evaluate(() => document.documentElement.scrollHeight / document.documentElement.clientHeight);
}

/** Of the first page of its list, the records with the longest bodies. */
async function longest(page: Page, kind: string): Promise<string[]> {
  return page.evaluate(async (of) => {
    const read = async (path: string) => (await fetch(`/api/workshop/${path}`)).json();
    const { records } = (await read(`records?kind=${of}&limit=50`)) as { records: { id: string }[] };
    const sized = await Promise.all(
      records.map(async ({ id }) => {
        const { body } = (await read(`records/${of}/${id}`)) as { body: unknown };
        return { id, length: JSON.stringify(body).length };
      }),
    );
    return sized
      .sort((a, b) => b.length - a.length)
      .slice(0, 3)
      .map(({ id }) => id);
  }, kind);
}

test('shows each form on at most three screens', nightly, async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  const { page } = await workshop.signIn('Айгүл Серікова', 'ru');
  const tooLong: string[] = [];
  for (const kind of kinds) {
    for (const id of await longest(page, kind)) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/records/${kind}/${id}`);
      await expect(page.locator('main[data-screen="record"] fieldset').first()).toBeVisible();
      const screens = await screensOf(page);
      if (screens > maxScreens) tooLong.push(`${kind}/${id}: ${screens.toFixed(2)}`);
    }
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/records/${kind}`);
    await page.locator('[data-new]').click();
    await page.getByRole('dialog').locator('input').first().fill('Жаңа жазба');
    await page.getByRole('button', { name: workshopWord('ru', 'newRecord.begin'), exact: true }).click();
    await expect(page.locator('main[data-screen="record"] fieldset').first()).toBeVisible();
    const screens = await screensOf(page);
    if (screens > maxScreens) tooLong.push(`${kind}, new: ${screens.toFixed(2)}`);
  }
  expect(tooLong).toEqual([]);
});
