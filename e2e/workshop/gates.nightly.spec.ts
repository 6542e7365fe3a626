import type { Page } from '@playwright/test';
import {
  button,
  cardOf,
  correctHeadcount,
  expect,
  go,
  headcount,
  keyPassphrase,
  save,
  test,
  word,
} from '../support/museum.ts';
import { type Editor, pictureOf } from '../support/workshop.ts';

/**
 * Protects: review holds back a record with a missing language, citation or alt text, a broken link or unequal figures;
 * each problem gives its reason and links to the field that corrects it.
 */
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false });

interface Trilingual {
  kk?: string;
  ru?: string;
  en?: string;
}
type Block = { text: Trilingual };

/** The name of each fault, the record that has it, and the field that its line links to. */
const faults: { code: string; record: string; field: string; spoil(body: Record<string, unknown>): void }[] = [
  {
    code: 'missing-language',
    record: headcount,
    field: '#field-note-kk',
    spoil: (body) => Object.assign(body, { note: { ru: 'Сверено с подлинником.', en: 'Compared with the original.' } }),
  },
  {
    code: 'missing-citation',
    record: 'claim/kempirsailag-headcount-1941-02',
    field: '#field-citations',
    spoil: (body) => Object.assign(body, { citations: [] }),
  },
  {
    code: 'broken-link',
    record: 'text/alzhir',
    field: '#field-body-2-text',
    spoil: ({ body }) => {
      const { text } = (body as Block[])[2] as Block;
      for (const language of ['kk', 'ru', 'en'] as const) text[language] += ' [АЛЖИР](camp:alzhyr)';
    },
  },
  {
    code: 'figures-differ',
    record: 'text/gulag',
    field: '#field-lead',
    spoil: (body) => {
      const lead = body.lead as Trilingual;
      lead.ru = `${lead.ru} С 1931 года.`;
    },
  },
];

test('lists the problems of a draft at review and links each to its field', async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  workshop.addAccount('Борис Ли', ['approver']);
  const aigul = await workshop.signIn('Айгүл Серікова');
  for (const { record, spoil } of faults) await save(aigul, record, 'Проба', spoil);
  const boris = await workshop.signIn('Борис Ли');
  for (const { code, record, field } of faults) {
    await go(boris, '#/review');
    const card = cardOf(boris, record);
    await expect(button(card, 'review.approve'), record).toBeDisabled();
    await expect(button(card, 'review.approve')).toHaveAccessibleDescription(/замечани/);
    const line = card.locator(`[data-problem=${code}]`).first();
    await expect(line).toContainText(word(`problem.${code}`));
    await line.click();
    await expect(boris.page.locator('main[data-screen=record] h1')).toBeVisible();
    await expect(boris.page.locator(field).first()).toBeInViewport();
    await expect
      .poll(() => holdsFocus(boris.page, field), { message: `${record}: the focus is in ${field}` })
      .toBe(true);
  }
});

const holdsFocus = (page: Page, field: string): Promise<boolean> =>
  page.evaluate((selector) => document.querySelector(selector)?.contains(document.activeElement) ?? false, field);

test('holds back a picture without alt text and rights and links to both fields', async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова');
  const aigul = await workshop.signIn('Айгүл Серікова');
  const { page } = aigul;
  await go(aigul, '#/media');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await pictureOf(page) });
  await expect(page.locator('li[data-outcome]')).toHaveCount(1);
  await go(aigul, '#/review');
  const card = page.locator('[data-record^="media/"]');
  await expect(button(card, 'review.approve')).toBeDisabled();
  await expect(card.locator('[data-problem]')).not.toHaveCount(0);
  for (const field of ['alt', 'rights']) {
    await go(aigul, '#/review');
    await card.locator(`[data-problem][href*="field=${field}"]`).first().click();
    await expect.poll(() => holdsFocus(page, `[id^=field-${field}]`)).toBe(true);
  }
});

test('keeps the gate closed while an approved record depends on an unapproved one', async ({ workshop, museum }) => {
  workshop.addAccount('Айгүл Серікова');
  workshop.addAccount('Борис Ли', ['approver']);
  const aigul = await workshop.signIn('Айгүл Серікова');
  await makeSource(aigul, 'Опись 7');
  await save(aigul, headcount, 'Новый источник', (body) => {
    body.citations = [...(body.citations as unknown[]), { source: 'opis-7' }];
  });
  const boris = await workshop.signIn('Борис Ли');
  const { page } = boris;
  await go(boris, '#/review');
  await button(cardOf(boris, headcount), 'review.approve').click();
  await expect(cardOf(boris, headcount).locator('visible=true')).toHaveCount(0);

  await go(boris, '#/publish');
  const gate = (name: string) => page.locator(`[data-gate=${name}]`);
  await expect(gate('review')).toHaveAttribute('data-open', 'false');
  await expect(gate('key')).toContainText(word('publish.keyNone'));
  await expect(button(page, 'publish.act')).toBeDisabled();
  await expect(button(page, 'publish.act')).toHaveAccessibleDescription(word('publish.cannot.gates'));
  await gate('review').getByRole('link').first().click();
  await expect(page.locator('main[data-screen=record]')).toBeVisible();

  museum.giveKey(workshop);
  await go(boris, '#/review');
  await button(cardOf(boris, 'source/opis-7'), 'review.approve').click();
  await expect(page.getByText(word('review.allApproved'))).toBeVisible();
  await go(boris, '#/publish');
  for (const name of ['review', 'key', 'languages']) await expect(gate(name)).toHaveAttribute('data-open', 'true');
  await page.getByLabel(word('publish.passphrase')).fill(keyPassphrase);
  await expect(button(page, 'publish.act')).toBeEnabled();
});

async function makeSource({ page }: Editor, title: string): Promise<void> {
  const at = (path: string): string => new URL(`/api/workshop/${path}`, page.url()).href;
  const { csrf } = (await (await page.request.get(at('session'))).json()) as { csrf: string };
  const answer = await page.request.post(at('records/source'), {
    headers: { 'X-Esimde-Csrf': csrf },
    data: {
      id: 'opis-7',
      body: { kind: 'book', consulted: 'consulted', title: { kk: title, ru: title, en: title } },
      reason: 'Новый источник',
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

test('lets one person approve their own work when four eyes are off, and audits it', async ({ workshop }) => {
  workshop.addAccount('Айгүл Серікова', ['editor', 'approver', 'technician']);
  const aigul = await workshop.signIn('Айгүл Серікова');
  const { page } = aigul;
  await correctHeadcount(aigul, '195', 'Опечатка');
  await go(aigul, '#/review');
  const approve = button(cardOf(aigul, headcount), 'review.approve');
  await expect(approve).toHaveAccessibleDescription(word('review.cannot.own'));
  await expect(page.getByText(word('review.fourEyes.atMachine'))).toBeVisible();
  workshop.switchFourEyesOff();
  await page.reload();
  await expect(page.getByText(word('review.fourEyes.isOff')).first()).toBeVisible();
  await expect(page.getByText(word('review.fourEyes.wasOff'))).toBeVisible();
  await approve.click();
  await expect(page.getByText(word('review.allApproved'))).toBeVisible();
  await button(page, 'review.fourEyes.on').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(word('review.fourEyes.recorded'));
  await button(dialog, 'review.fourEyes.on').click();
  await expect(page.getByText(word('review.fourEyes.isOn')).first()).toBeVisible();
  await expect(page.getByText(word('review.fourEyes.wasOff'))).toBeVisible();

  await go(aigul, '#/audit');
  await page.getByLabel(word('audit.action')).selectOption('four-eyes');
  await expect(page.locator('table tbody tr')).toHaveCount(2);
});
