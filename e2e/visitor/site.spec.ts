import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { faultsOf } from '../support/axe.ts';
import { nightly } from '../support/languages.ts';
import { project } from '../support/program.ts';

/** Protects: the web edition of the release, opened as files from a disk: nothing is asked of a network. */
let folder: string;
let site: string;
// One site serves all tests.
test.describe.configure({ mode: 'default' });

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'esimde-site-'));
  site = join(folder, 'site');
  const command = [
    'site',
    'build',
    `--out=${site}`,
    `--data=${join(folder, 'data')}`,
    '--base=https://museum.example/memory',
  ];
  const { status, stderr } = spawnSync(process.execPath, [join(project, 'build/esimde.mjs'), ...command], {
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addressOf = (file: string): string => pathToFileURL(join(site, file)).href;
const pages = (): string[] =>
  readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => /^(kk|ru|en)\b.*\.html$/.test(file));

test('leads from every page only to pages that are there, and to no other place', () => {
  expect(pages().length).toBeGreaterThan(300);
  for (const file of pages()) {
    const html = readFileSync(join(site, file), 'utf8');
    for (const [, address = ''] of html.matchAll(
      /<(?:a|script|img|link rel="(?:stylesheet|icon)")[^>]*\s(?:href|src)="([^"#]+)/g,
    )) {
      expect(existsSync(join(site, dirname(file), address)), `${file} → ${address}`).toBe(true);
    }
    expect(html, file).toContain(`<link rel="canonical" href="https://museum.example/memory/${file}">`);
  }
  const map = readFileSync(join(site, 'sitemap.xml'), 'utf8');
  expect(map.match(/<loc>/g)).toHaveLength(pages().length);
});

test('lists the stops of a way in order, each with a link that needs no script', () => {
  const html = readFileSync(join(site, 'en/ways/kengir/index.html'), 'utf8');
  const [, list = ''] = /<ol[^>]*>(.*?)<\/ol>/s.exec(html) ?? [];
  const addresses = [...list.matchAll(/href="([^"]+)"/g)].map(([, address = '']) => address);
  expect(addresses).toHaveLength(list.split('<li').length - 1);
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses)
    expect(existsSync(join(site, 'en/ways/kengir', address.replace(/#.*/, ''))), address).toBe(true);
  expect(addresses[0]).toBe('../../../en/camps/index.html#/camps/map/1954');
});

test('shows its first text with less than 150 kB, compressed', () => {
  const style = gzipSync(readFileSync(join(site, 'assets/site.css'))).length;
  const largest = Math.max(...pages().map((file) => gzipSync(readFileSync(join(site, file))).length));
  expect(style + largest).toBeLessThan(150_000);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('is read whole, with the source of each number', async ({ page }) => {
    await page.goto(addressOf('ru/index.html'));
    await page.getByRole('link', { name: 'Лагеря', exact: true }).click();
    // Playwright finds nothing in <noscript> by its role.
    await page.locator('.unfolded a', { hasText: 'Карагандинский' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Карлаг' })).toBeVisible();
    await page.locator('.site-foot a', { hasText: 'Открытые данные' }).click();
    await expect(page.getByRole('link', { name: 'Все таблицы в одном файле' })).toBeVisible();
    await page.goBack();
    // A number, and what is printed in its source, further down the same page.
    const number = page.locator('article[id^="claim-"]').filter({ hasText: '65 673' }).first();
    await expect(number).toContainText('Источник');
    await page.locator('.site-foot a', { hasText: 'Қазақ тілі' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Қарлаг' })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

test('is the kiosk’s page with scripts: sources, search and languages', async ({ page }) => {
  const asked: string[] = [];
  /** The program of the document has taken it over. */
  const live = () => expect(page.locator('html[data-live]')).toBeAttached();
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(addressOf('index.html'));
  await expect(page).toHaveURL(addressOf('kk/index.html'));
  // The land, which a worker paints from data that the page hands over: visible once it is painted.
  await expect(page.locator('canvas').first()).toHaveCSS('visibility', 'visible', { timeout: 30_000 });
  await page.goto(addressOf('en/camps/karlag/index.html'));
  await live();
  await page.locator('[data-claim], button[aria-haspopup="dialog"]').first().click();
  await expect(page.getByRole('dialog')).toContainText('Source');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(addressOf('en/search/index.html'));
  await page.getByRole('textbox').fill('Мухамедханов');
  await page
    .getByRole('link', { name: /Mukhamedkhanov/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /Mukhamedkhanov/ })).toBeVisible();
  await live();
  await page.getByRole('button', { name: 'Рус' }).click();
  await expect(page).toHaveURL(/\/ru\/people\//);
  await expect(page.getByRole('heading', { level: 1, name: /Мухамедханов/ })).toBeVisible();
  await page.goto(addressOf('ru/people/index.html'));
  await page.getByRole('textbox').fill('Чижевский');
  await expect(page.getByRole('link', { name: /Чижевский/ })).toBeVisible();
  await expect(page.getByText('1 человек', { exact: true })).toBeVisible();
  expect(
    asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:') && !url.startsWith('data:')),
  ).toEqual([]);
});

test('passes axe in a hand and at a desk', nightly, async ({ page }) => {
  for (const size of [
    { width: 390, height: 844 },
    { width: 1440, height: 900 },
  ]) {
    await page.setViewportSize(size);
    for (const file of [
      'kk/index.html',
      'ru/camps/karlag/index.html',
      'en/people/index.html',
      'kk/remembrance/kengir/index.html',
      'ru/open-data/index.html',
    ]) {
      await page.goto(addressOf(file));
      await expect(page.locator('nav').locator('a, button').first()).toBeVisible();
      expect(await faultsOf(page), `${file} ${size.width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), file).toBeLessThanOrEqual(0);
    }
  }
});
