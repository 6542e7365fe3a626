import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { type Language, languages } from '../db/model/vocabulary.ts';
import { findBrowser } from '../electron/hosts/chromium/browser.ts';
import { takeFirstStart } from './manual-first-start.ts';
import { type Ask, addAccount, passphrase, serve, signIn } from './manual-workshop.ts';

/**
 * `npm run manual-pictures`: takes the pictures of the manual and of the technician’s guide from the real screens in each
 * language. The edits they show change only the wording, so that no picture states a fact that is not in the content.
 */
const project = fileURLToPath(new URL('..', import.meta.url));
const people = ['Айгүл Серікова', 'Болат Ахметов'] as const;
const camp = 'records/camp/karlag';
const viewport = { width: 1366, height: 768 };

type Body = { summary: Record<Language, string> };

/** One sentence in three wordings. */
const wordings: Record<Language, [string, string, string]> = {
  kk: ['басқармасы Долинкада орналасты', 'оның басқармасы Долинкада орналасты', 'басқармасы Долинкада болды'],
  ru: [
    'управление находилось в Долинке',
    'его управление находилось в Долинке',
    'управление лагеря находилось в Долинке',
  ],
  en: [
    'its administration was at Dolinka',
    'it was administered from Dolinka',
    'the camp was administered from Dolinka',
  ],
};

const reasons: Record<Language, [string, string]> = {
  kk: ['Сөйлем түсініктірек болды', 'Сөйлем ықшамдалды'],
  ru: ['Чтобы было яснее, о чьём управлении речь', 'Точнее названо управление'],
  en: ['Says it more plainly', 'Names the camp'],
};

/** A screen and how to reach it. */
interface Picture {
  name: string;
  hash: string;
  /** What to do before the picture is taken. */
  prepare?: (page: Page) => Promise<void>;
}

const scrollTo =
  (selector: string) =>
  async (page: Page): Promise<void> => {
    await page
      .locator(selector)
      .first()
      .evaluate((found) => found.scrollIntoView({ block: 'center' }));
  };

const pictures: Picture[] = [
  { name: 'desk', hash: '#/desk' },
  { name: 'records', hash: '#/records/camp' },
  { name: 'record', hash: `#/${camp}` },
  { name: 'claim', hash: '#/records/claim/karlag-headcount-1949' },
  {
    name: 'point',
    hash: `#/${camp}`,
    prepare: async (page) => {
      await page.locator('main details[data-fields~="seats"] > summary').click();
      await scrollTo('main canvas, main svg[role="application"], main [role="application"]')(page);
      // Hidden until the land is drawn.
      await page.locator('main canvas').first().waitFor();
    },
  },
  { name: 'media', hash: '#/media' },
  { name: 'tables', hash: '#/tables' },
  { name: 'history', hash: `#/${camp}/history` },
  { name: 'merge', hash: `#/${camp}/history`, prepare: causeConflict },
  { name: 'review', hash: '#/review' },
  // The gates are checked in a worker thread.
  { name: 'publish', hash: '#/publish', prepare: (page) => page.locator('main h2').first().waitFor() },
  { name: 'releases', hash: '#/releases' },
  { name: 'carry', hash: '#/carry' },
  { name: 'backup', hash: '#/backup' },
  { name: 'staff', hash: '#/staff' },
];

/** Undoes the older of two changes to one sentence, so that both versions are side by side. */
async function causeConflict(page: Page): Promise<void> {
  await page.locator('[data-revision="2"] button').nth(1).click();
  await page.locator('dialog fieldset').first().waitFor();
}

const picturesIn = (language: Language): string => join(project, 'docs', 'manual', language, 'pictures');

async function takeAll(language: Language, browser: Browser): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'esimde-manual-'));
  mkdirSync(join(data, 'USB'));
  writeFileSync(
    join(data, 'settings.json'),
    JSON.stringify({ schedule: { zone: 'Asia/Almaty' }, workshop: { drives: [join(data, 'USB')] } }),
  );
  for (const name of people) addAccount(data, name);
  const served = await serve(data);
  try {
    for (const [index, name] of people.entries()) await reword(await signIn(served.url, name), language, index);
    const page = await openDesk(browser, served.url, language);
    const folder = picturesIn(language);
    await page.screenshot().then((bytes) => keep(bytes, folder, 'sign-in'));
    await enter(page);
    for (const { name, hash, prepare } of pictures) {
      await page.evaluate((next) => location.assign(next), hash);
      await settle(page);
      await prepare?.(page);
      await settle(page);
      await keep(await page.screenshot(), folder, name);
      if (name === 'merge') await page.keyboard.press('Escape');
    }
    await page.context().close();
  } finally {
    await served.end();
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
}

const keep = async (bytes: Buffer, folder: string, name: string): Promise<void> =>
  void (await sharp(bytes)
    .resize({ width: viewport.width })
    .webp({ quality: 72 })
    .toFile(join(folder, `${name}.webp`)));

/** Saves the next wording of the sentence, in all three languages. */
async function reword(ask: Ask, language: Language, index: number): Promise<void> {
  const { revision, body } = await ask<{ revision: number; body: Body }>('GET', camp);
  const summary = Object.fromEntries(
    languages.map((each) => [
      each,
      body.summary[each].replace(wordings[each][index] ?? '', wordings[each][index + 1] ?? ''),
    ]),
  );
  const reason = reasons[language][index];
  await ask('POST', `${camp}/revisions`, { baseRevision: revision, body: { ...body, summary }, reason });
}

async function openDesk(browser: Browser, url: string, language: Language): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  // Hides the drives of the machine that takes the pictures.
  await page.route('**/api/workshop/drives', async (route) => {
    const answer = await route.fetch();
    const drives = (await answer.json()) as { id: string }[];
    await route.fulfill({ response: answer, json: drives.filter(({ id }) => id.startsWith('folder-')) });
  });
  await page.goto(`${url}workshop.html`);
  await page.locator(`button[lang=${language}]`).click();
  await settle(page);
  return page;
}

async function enter(page: Page): Promise<void> {
  await page.locator('input').first().fill(people[0]);
  await page.locator('input[type=password]').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.locator('main[data-screen=desk]').waitFor();
}

const isRoot = process.getuid?.() === 0;
const browser = await chromium.launch({
  ...(findBrowser() ? { executablePath: findBrowser() ?? '' } : {}),
  chromiumSandbox: !isRoot,
  args: ['--disable-background-networking', '--disable-quic', '--no-first-run', '--force-color-profile=srgb'],
});
for (const language of languages) {
  await takeAll(language, browser);
  await takeFirstStart(language, (picture, name) => keep(picture, picturesIn(language), name));
}
await browser.close();
