import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { stopClock } from '../support/clock.ts';
import {
  button,
  cardOf,
  expect,
  go,
  headcount,
  isPublished,
  keyPassphrase,
  reopen,
  saveBecause,
  test,
  word,
} from '../support/museum.ts';
import { pass, untilLoop, untilOffered, untilTaken, type Visitor } from '../support/visitor.ts';
import type { Workshop } from '../support/workshop.ts';

/**
 * Protects: a correction is drafted, held back, approved by a second person, published while a visitor reads on
 * undisturbed, transferred on a stick to a second kiosk, refused when tampered with, and rolled back. Both kiosks
 * trust the museum's key; the stick is a folder.
 */

test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

/** A visitor whose page has a clock that the test controls. */
async function visit(browser: Browser, workshop: Workshop): Promise<Visitor> {
  const page = await browser.newPage();
  await page.clock.install();
  return { page, url: workshop.url() };
}

const screen = ({ page }: Visitor) => page.locator('main');

async function readCamp({ page, url }: Visitor): Promise<void> {
  await page.goto(`${url}#/camps/kempirsailag?lang=ru`);
  await expect(page.locator('main[data-screen=camp]')).toBeVisible();
}

test('publishes a correction from draft to two kiosks and reverts it', async ({
  browser,
  workshop,
  second,
  museum,
}) => {
  museum.giveKey(workshop);
  workshop.addAccount('Айгүл Серікова');
  workshop.addAccount('Борис Ли', ['approver']);
  const [aigul, boris] = [await workshop.signIn('Айгүл Серікова'), await workshop.signIn('Борис Ли')];
  const visitor = await visit(browser, workshop);
  await readCamp(visitor);
  await expect(screen(visitor)).toContainText('193');
  // The visitor's idle time does not pass while the editors work.
  await stopClock(visitor.page);

  await test.step('an editor drafts a correction without one translation', async () => {
    await go(aigul, `#/records/${headcount}`);
    await aigul.page.locator('#field-amount input').fill('195');
    await aigul.page.locator('details[data-fields~=note] > summary').click();
    await aigul.page.locator('#field-note').getByRole('button').click();
    await aigul.page.locator('#field-note-ru textarea').fill('Сверено с подлинником.');
    await saveBecause(aigul.page, 'Опечатка при переносе', 'Опечатка');
  });

  await test.step('it cannot be approved while a language is missing, or by its author', async () => {
    await go(boris, '#/review');
    const card = cardOf(boris, headcount);
    await expect(card).toContainText('193');
    await expect(card).toContainText('195');
    await expect(button(card, 'review.approve')).toBeDisabled();
    await expect(button(card, 'review.approve')).toHaveAccessibleDescription(/2 замечания/);
    await button(card, 'review.sendBack').click();
    const dialog = boris.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Переведите примечание');
    await button(dialog, 'review.sendBack').click();
    await expect(card).toContainText(word('state.returned'));
    await reopen(boris, `#/records/${headcount}`);
    await button(boris.page, 'comments.write').click();
    await boris.page.getByLabel(word('comments.text'), { exact: true }).fill('Проверьте и год');
    await boris.page.getByLabel(word('comments.to'), { exact: true }).selectOption('Айгүл Серікова');
    await button(boris.page, 'comments.leave').click();
    await expect(boris.page.getByText('Проверьте и год')).toBeVisible();
    await go(aigul, '#/desk');
    await aigul.page.getByRole('link', { name: /Проверьте и год.*Борис Ли/ }).click();
    await button(aigul.page, 'comments.done').click();
    await expect(aigul.page.getByText(word('comments.settled', { number: 1 }))).toBeVisible();
    await reopen(aigul, `#/records/${headcount}`);
    await expect(aigul.page.getByText(/Переведите примечание/)).toBeVisible();
    await aigul.page.locator('#field-note-kk textarea').fill('Түпнұсқамен салыстырылды.');
    await aigul.page.locator('#field-note-en textarea').fill('Compared with the original.');
    await saveBecause(aigul.page, 'Примечание переведено');
    await go(aigul, '#/review');
    await expect(button(cardOf(aigul, headcount), 'review.approve')).toBeDisabled();
    await expect(button(cardOf(aigul, headcount), 'review.approve')).toHaveAccessibleDescription(
      word('review.cannot.own'),
    );
  });

  await test.step('a second person approves and publishes it', async () => {
    await reopen(boris, '#/review');
    await button(boris.page, 'review.chooseAll').click();
    await boris.page.getByRole('button', { name: /Одобрить 2 записи/ }).click();
    await expect(boris.page.getByText(word('review.allApproved'))).toBeVisible();
    await go(boris, '#/publish');
    await boris.page.getByLabel(word('publish.passphrase')).fill('not this one');
    await button(boris.page, 'publish.act').click();
    await expect(boris.page.getByRole('alert')).toHaveText(word('carry.refused.wrong-passphrase'));
    // A wrong passphrase delays the next attempt by a second.
    await expect(async () => {
      await boris.page.getByLabel(word('publish.passphrase')).fill(keyPassphrase);
      const started = boris.page.waitForResponse((response) => response.request().method() === 'POST');
      await button(boris.page, 'publish.act').click();
      expect((await started).status()).toBe(202);
    }).toPass();
    await isPublished(boris.page, 2);
  });

  await test.step('the visitor is not disturbed; after the loop the new figure appears and is logged', async () => {
    await untilOffered(visitor, 2);
    await visitor.page.clock.resume();
    await pass(visitor, 16);
    await readOn(visitor, '193');
    await untilLoop(visitor);
    await untilTaken(visitor, 2);
    await readCamp(visitor);
    await expect(screen(visitor)).toContainText('195');
    await visitor.page.goto(`${visitor.url}#/remembrance/corrections?lang=ru`);
    await expect(screen(visitor)).toContainText('Опечатка (ru)');
  });

  await test.step('a second kiosk installs it from a stick and refuses a tampered copy', async () => {
    await go(boris, '#/releases');
    const release = boris.page.locator('[data-release="2"]');
    await expect(release).toHaveAttribute('data-current', 'true');
    await button(release, 'releases.toStick').click();
    await boris.page.getByRole('dialog').locator('[data-drive]').first().getByRole('button').click();
    await expect(boris.page.getByText(/Выпуск 2 записан/)).toBeVisible();
    const file = readdirSync(museum.stick).find((name) => name.endsWith('.esimde')) ?? '';
    tamper(join(museum.stick, file), join(museum.stick, 'tampered.esimde'));

    second.addAccount('Дана Ким');
    const dana = await second.signIn('Дана Ким');
    await go(dana, '#/carry');
    const install = (name: string) => dana.page.locator(`[data-file="${name}"]`).getByRole('button').click();
    await install('tampered.esimde');
    await expect(dana.page.getByRole('alert')).toContainText('он не такой, каким был подписан');
    expect(await shownBy(second)).toBe(1);
    await install(file);
    await expect(dana.page.getByText(word('carry.installed', { number: 2 }))).toBeVisible();
    const elsewhere = await visit(browser, second);
    await untilOffered(elsewhere, 2);
    await readCamp(elsewhere);
    await expect(screen(elsewhere)).toContainText('195');
    await elsewhere.page.close();
  });

  await test.step('the first kiosk rolls back', async () => {
    await button(boris.page.locator('[data-release="1"]'), 'releases.goBack').click();
    const dialog = boris.page.getByRole('dialog');
    await expect(dialog).toContainText(word('releases.goBackKeeps'));
    await button(dialog, 'releases.goBack').click();
    await expect(boris.page.getByText(word('releases.wentBack', { number: 1 }))).toBeVisible();
    await untilOffered(visitor, 1);
    await untilLoop(visitor);
    await untilTaken(visitor, 1);
    await readCamp(visitor);
    await expect(screen(visitor)).toContainText('193');
  });
  await visitor.page.close();
});

/** Visits another screen and another language and returns, all from the release that the visit started with. */
async function readOn(visitor: Visitor, figure: string): Promise<void> {
  await visitor.page.goto(`${visitor.url}#/camps?lang=kk`);
  await readCamp(visitor);
  await expect(screen(visitor)).toContainText(figure);
}

function tamper(from: string, to: string): void {
  const bytes = readFileSync(from);
  bytes[100_000] = (bytes[100_000] ?? 0) ^ 1;
  writeFileSync(to, bytes);
}

async function shownBy(workshop: Workshop): Promise<number> {
  const health = (await (await fetch(`${workshop.url()}api/health`)).json()) as { release: { sequence: number } };
  return health.release.sequence;
}
