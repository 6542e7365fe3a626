import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { languages } from '../../db/model/vocabulary.ts';
import { project } from './program.ts';
import { test as base, type Editor, expect, type Workshop, workshopWord } from './workshop.ts';

export { expect };

/** A museum's key, and a folder used as a USB stick. Its kiosks trust the key. */
export interface Museum {
  keyFile: string;
  publicKey: string;
  stick: string;
  /** Copies the key into the key folder of a kiosk's workshop. */
  giveKey(workshop: Workshop): void;
}

export const keyPassphrase = 'steppe wind over Dolinka 1931';

export const test = base.extend<{ museum: Museum }>({
  museum: async ({ page: _ }, use) => {
    const work = mkdtempSync(join(tmpdir(), 'esimde-museum-'));
    const stick = join(work, 'stick');
    mkdirSync(stick);
    const keyFile = join(work, 'museum.pem');
    const { key } = createKey(keyFile);
    const giveKey = ({ data }: Workshop): void => {
      const keys = join(data.folder, 'workshop', 'keys');
      mkdirSync(keys, { recursive: true });
      cpSync(keyFile, join(keys, 'museum.pem'));
    };
    await use({ keyFile, stick, publicKey: key.publicKey, giveKey });
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  },
  settings: ({ museum: { publicKey, stick } }, use) =>
    use({ idleSeconds: 30, warningSeconds: 20, trustedKeys: [publicKey], workshop: { drives: [stick] } }),
});

function createKey(file: string): { key: { publicKey: string } } {
  const args = ['keys', 'create', '--out', file, '--passphrase-stdin', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, 'dist', 'esimde.js'), ...args], {
    input: `${keyPassphrase}\n`,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout);
}

/** A label of the workshop in Russian. */
export const word = (key: string, values: Record<string, string | number> = {}): string =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, `${value}`),
    workshopWord('ru', key),
  );

/** Opens a route as a link of the workshop does. */
export async function go({ page }: Pick<Editor, 'page'>, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
}

/** Opens a route by way of the dashboard, so that a screen that is already shown loads again. */
export async function reopen(editor: Pick<Editor, 'page'>, hash: string): Promise<void> {
  await go(editor, '#/desk');
  await expect(editor.page.locator('main[data-screen=desk]')).toBeVisible();
  await go(editor, hash);
}

export const button = (within: Page | Locator, key: string, values: Record<string, string | number> = {}) =>
  within.getByRole('button', { name: word(key, values), exact: true });

/** @param told lists the correction for visitors in the log of corrections */
export async function saveBecause(page: Page, reason: string, told?: string): Promise<void> {
  await button(page, 'editor.save').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(word('save.reason')).fill(reason);
  if (told) {
    await dialog.getByLabel(word('save.tell')).check();
    for (const language of languages) {
      await dialog.getByLabel(workshopWord(language, 'language.name')).fill(`${told} (${language})`);
    }
  }
  await button(dialog, 'editor.save').click();
  // After a number has changed, a list of the places where the old one still stands may follow.
  const stated = page.getByRole('dialog', { name: word('stated.title') });
  await expect(async () => {
    if (await stated.isVisible()) await button(stated, 'stated.close').last().click({ timeout: 1_000 });
    await expect(dialog).toBeHidden({ timeout: 1_000 });
  }).toPass();
}

/** A record's card on the screen of review. */
export const cardOf = ({ page }: Pick<Editor, 'page'>, record: string) => page.locator(`[data-record^="${record}"]`);

/** A claim that is easy to correct: its amount is 193. */
export const headcount = 'claim/kempirsailag-headcount-1941-12';

export async function correctHeadcount({ page }: Pick<Editor, 'page'>, amount: string, reason: string): Promise<void> {
  await go({ page }, `#/records/${headcount}`);
  await page.locator('#field-amount input').fill(amount);
  await saveBecause(page, reason);
}

type Body = Record<string, unknown>;

/** Saves a record as another page of the editor would, for tests of later steps. */
export async function save(
  { page }: Pick<Editor, 'page'>,
  record: string,
  reason: string,
  change: (body: Body) => void,
): Promise<void> {
  const at = (path: string): string => new URL(`/api/workshop/${path}`, page.url()).href;
  const { csrf } = (await (await page.request.get(at('session'))).json()) as { csrf: string };
  const { revision: baseRevision, body } = (await (await page.request.get(at(`records/${record}`))).json()) as {
    revision: number;
    body: Body;
  };
  change(body);
  const answer = await page.request.post(at(`records/${record}/revisions`), {
    headers: { 'X-Esimde-Csrf': csrf },
    data: { baseRevision, body, reason },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** Makes a record as another page of the editor would. */
export async function create({ page }: Pick<Editor, 'page'>, kind: string, body: Body & { id: string }): Promise<void> {
  const at = (path: string): string => new URL(`/api/workshop/${path}`, page.url()).href;
  const { csrf } = (await (await page.request.get(at('session'))).json()) as { csrf: string };
  const answer = await page.request.post(at(`records/${kind}`), {
    headers: { 'X-Esimde-Csrf': csrf },
    data: { id: body.id, body, reason: 'new' },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Approves all that waits, and publishes it as the release `number`. */
export async function approveAndPublish(editor: Pick<Editor, 'page'>, number: number): Promise<void> {
  const { page } = editor;
  await reopen(editor, '#/review');
  await button(page, 'review.chooseAll').click();
  await page.getByRole('button', { name: /^Одобрить \d+ запис/ }).click();
  await expect(page.getByText(word('review.allApproved'))).toBeVisible();
  await go(editor, '#/publish');
  await page.getByLabel(word('publish.passphrase')).fill(keyPassphrase);
  await button(page, 'publish.act').click();
  await isPublished(page, number);
}

/** Builds, signs, installs, and draws every screen in three languages, which takes minutes on a busy machine. */
export const isPublished = (page: Page, number: number): Promise<void> =>
  expect(page.getByText(word('publish.done', { number }))).toBeVisible({ timeout: 600_000 });
