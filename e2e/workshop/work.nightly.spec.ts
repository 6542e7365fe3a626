import {
  button,
  correctHeadcount,
  expect,
  go,
  isPublished,
  keyPassphrase,
  reopen,
  test,
  word,
} from '../support/museum.ts';

/**
 * Protects: a job continues while the curator opens other screens, closes the page or returns later; the page finds it
 * again and reports its end once.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

test('continues a publication in the background and reports its end once', async ({ workshop, museum }) => {
  museum.giveKey(workshop);
  workshop.addAccount('Айгүл Серікова');
  workshop.addAccount('Борис Ли', ['approver']);
  const aigul = await workshop.signIn('Айгүл Серікова');
  await correctHeadcount(aigul, '195', 'Опечатка');
  const boris = await workshop.signIn('Борис Ли');
  const { page } = boris;
  const publish = async (): Promise<void> => {
    await go(boris, '#/publish');
    await page.getByLabel(word('publish.passphrase')).fill(keyPassphrase);
    await button(page, 'publish.act').click();
  };
  await go(boris, '#/review');
  await button(page, 'review.approve').click();
  await expect(page.getByText(word('review.allApproved'))).toBeVisible();

  const ongoing = page.locator('header').getByRole('status');
  await test.step('another screen shows a link back to the result', async () => {
    await publish();
    await expect(page.getByRole('heading', { name: word('publish.under') })).toBeVisible();
    await go(boris, '#/releases');
    await expect(ongoing.getByRole('link', { name: word('work.now.publish') })).toBeVisible();
    // The screen shows the current state, although another screen started the job.
    await expect(page.locator('[data-release="2"]')).toHaveAttribute('data-current', 'true');
    await ongoing.getByRole('link', { name: word('work.over.publish') }).click();
    await expect(page.getByText(word('publish.done', { number: 2 }))).toBeVisible();
    await expect(ongoing.getByRole('link')).toHaveCount(0);
  });

  await test.step('the end is not reported again', async () => {
    await go(boris, '#/desk');
    await page.reload();
    await expect(page.locator('main[data-screen=desk]')).toBeVisible();
    await go(boris, '#/publish');
    await expect(page.getByText(word('publish.nothing'))).toBeVisible();
    await expect(page.getByText(word('publish.done', { number: 2 }))).toBeHidden();
  });

  await test.step('a reload in the middle picks up the progress', async () => {
    await correctHeadcount(aigul, '196', 'Ещё раз');
    await go(boris, '#/review');
    await button(page, 'review.approve').click();
    await expect(page.getByText(word('review.allApproved'))).toBeVisible();
    await publish();
    await expect(page.getByRole('heading', { name: word('publish.under') })).toBeVisible();
    await page.reload();
    await isPublished(page, 3);
  });
});

test('writes a release and a backup to a stick in the background', async ({ workshop, museum: _ }) => {
  workshop.addAccount('Айгүл Серікова');
  const aigul = await workshop.signIn('Айгүл Серікова');
  const { page } = aigul;
  for (const [screen, act, ended] of [
    ['#/releases', 'releases.toStick', word('releases.written', { number: 1, name: 'stick' })],
    ['#/backup', 'backup.toStick', word('backup.written', { name: 'stick' })],
  ] as const) {
    await go(aigul, screen);
    await button(page, act).click();
    await page.getByRole('dialog').locator('[data-drive]').first().getByRole('button').click();
    await go(aigul, '#/desk');
    await page.reload();
    await expect(page.locator('main[data-screen=desk]')).toBeVisible();
    await go(aigul, screen);
    await expect(page.getByText(ended)).toBeVisible();
    await reopen(aigul, screen);
    await expect(page.locator('main h1')).toBeVisible();
    await expect(page.getByText(ended)).toBeHidden();
  }
});
