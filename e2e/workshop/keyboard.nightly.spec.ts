import type { Page } from '@playwright/test';
import { correctHeadcount, expect, go, isPublished, keyPassphrase, test, word } from '../support/museum.ts';
import type { Editor } from '../support/workshop.ts';

/** Protects: review, publishing, transfers and machine settings work with the keyboard alone, and the focus is always visible. */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

const controls = 'a[href], button:not(:disabled), input, select, textarea, summary';

/** The focused element: its position, its name, and whether an outline shows it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: own } = document;
    const outlines = [own, own?.closest('label')].map((each) => (each ? getComputedStyle(each) : null));
    return {
      name: (own?.getAttribute('aria-label') ?? own?.textContent ?? '').trim(),
      tag: own?.tagName ?? '',
      isSeen: outlines.some((style) => style?.outlineStyle === 'solid' && Number.parseFloat(style.outlineWidth) >= 2),
      inMain: own?.closest('main') !== null && own?.tagName !== 'MAIN',
      inDialog: own?.closest('dialog') !== null,
    };
  });

/** Presses Tab until the focus is on the control with that name; every stop on the way must be visible. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let stop = 0; stop < 120; stop++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    expect(now.isSeen || now.tag === 'BODY' || now.tag === 'DIALOG', `the focus on “${now.name}” can be seen`).toBe(
      true,
    );
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

async function open(editor: Editor, route: string): Promise<void> {
  await go(editor, '#/desk');
  await expect(editor.page.locator('main[data-screen=desk] h1')).toBeVisible();
  await go(editor, route);
  await expect(editor.page.locator(`main[data-screen=${route.slice(2)}] h1`)).toBeVisible();
  await expect(editor.page.locator('main').getByText(/открываются…|проверяются условия|ищем флешку/i)).toHaveCount(0);
}

/** Opens a dialog by key, cycles through it, and closes it with Escape; the focus returns to its origin. */
async function thereAndBack(page: Page, opener: string, key: 'Enter' | ' ', back = opener): Promise<void> {
  await tabTo(page, opener);
  await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeVisible();
  expect((await focused(page)).inDialog, `${opener}: the sheet takes the focus`).toBe(true);
  for (let stop = 0; stop < 8; stop++) {
    await page.keyboard.press('Tab');
    const { inMain, inDialog } = await focused(page);
    expect(inMain && !inDialog, `${opener}: what lies under the sheet takes no focus`).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(async () => (await focused(page)).name).toBe(back);
}

test('reaches every control of every screen with Tab and shows its focus', async ({ workshop, museum }) => {
  museum.giveKey(workshop);
  workshop.addAccount('Айгүл Серікова');
  const aigul = await workshop.signIn('Айгүл Серікова');
  const { page } = aigul;
  await correctHeadcount(aigul, '195', 'Опечатка');
  for (const route of ['#/review', '#/publish', '#/releases', '#/carry', '#/backup', '#/usage', '#/staff', '#/audit']) {
    await open(aigul, route);
    await expect(page.locator('main').locator(controls).first()).toBeVisible();
    const wanted = await page.evaluate((selector) => {
      const all = [...document.querySelectorAll<HTMLElement>(`main :is(${selector})`)];
      return all.filter((own) => own.tabIndex >= 0 && own.checkVisibility()).length;
    }, controls);
    expect(wanted, route).toBeGreaterThan(0);
    const met = await page.evaluateHandle(() => new Set<Element>());
    await page.locator('main').focus();
    for (let stop = 0; stop < wanted; stop++) {
      await page.keyboard.press('Tab');
      const { name, isSeen, inMain } = await focused(page);
      expect(isSeen, `${route}: the focus on “${name}” can be seen`).toBe(true);
      if (inMain) await met.evaluate((elements) => elements.add(document.activeElement as Element));
    }
    expect(await met.evaluate((elements) => elements.size), `${route}: controls that Tab comes to`).toBe(wanted);
  }
});

test('opens every dialog by key, traps the focus, closes by Escape and restores it', async ({
  workshop,
  museum: _,
}) => {
  workshop.addAccount('Айгүл Серікова');
  workshop.addAccount('Борис Ли', ['approver', 'technician']);
  await correctHeadcount(await workshop.signIn('Айгүл Серікова'), '195', 'Опечатка');
  const boris = await workshop.signIn('Борис Ли');
  const { page } = boris;
  const sheets = [
    ['#/review', word('review.sendBack'), 'Enter'],
    ['#/releases', word('releases.toStick'), 'Enter'],
    ['#/backup', word('backup.toStick'), ' '],
    ['#/accounts', word('accounts.add'), 'Enter'],
    ['#/staff', word('staff.exit'), ' '],
  ] as const;
  for (const [route, opener, key] of sheets) {
    await open(boris, route);
    await thereAndBack(page, opener, key);
  }
  await open(boris, '#/staff');
  await thereAndBack(page, word('staff.test.touch.do'), 'Enter', word('staff.test.touch.again'));
});

test('approves and publishes a correction without a pointer', async ({ workshop, museum }) => {
  museum.giveKey(workshop);
  workshop.addAccount('Айгүл Серікова');
  workshop.addAccount('Борис Ли', ['approver']);
  await correctHeadcount(await workshop.signIn('Айгүл Серікова'), '195', 'Опечатка');
  const boris = await workshop.signIn('Борис Ли');
  const { page } = boris;
  await tabTo(page, word('review.title'));
  await page.keyboard.press('Enter');
  await expect(page.locator('main[data-screen=review] h1')).toBeVisible();
  await tabTo(page, word('review.approve'));
  await page.keyboard.press('Enter');
  await expect(page.getByText(word('review.allApproved'))).toBeVisible();
  await tabTo(page, word('review.toPublish'));
  await page.keyboard.press('Enter');
  await expect(page.locator('main[data-screen=publish] form')).toBeVisible();
  await page.locator('main').focus();
  await tabTo(page, word('signIn.show'));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type(keyPassphrase);
  await page.keyboard.press('Enter');
  await isPublished(page, 2);
  await tabTo(page, word('publish.toReleases'));
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-release="2"]')).toHaveAttribute('data-current', 'true');
  await tabTo(page, word('releases.goBack'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await tabTo(page, word('releases.goBack'));
  await page.keyboard.press(' ');
  await expect(page.getByText(word('releases.wentBack', { number: 1 }))).toBeVisible();
});
