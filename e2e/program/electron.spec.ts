import type { Browser, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { findBrowser } from '../../electron/hosts/chromium/browser.ts';
import { runScenario, type Scenario } from '../../test-support/electron/run.ts';
import { connectTo } from '../support/kiosk-browser.ts';

/** Protects: what Electron's main process allows its page, and how it brings the page back, with a real page in Chromium. */
let scenario: Scenario;
let browser: Browser;

test.beforeAll(async () => {
  scenario = runScenario({ browser: findBrowser() ?? '' });
  await scenario.untilLogged('page-shown');
  const [chromium] = scenario.happenings('chromium');
  browser = await connectTo(String(chromium?.details.profile), 300_000);
});
test.afterAll(async () => {
  await browser?.close();
  await scenario?.close();
});

/** The page of the window that was opened last. */
const page = (): Page => {
  const pages =
    browser
      .contexts()[0]
      ?.pages()
      .filter((each) => each.url().startsWith('http:')) ?? [];
  const last = pages.at(-1);
  if (!last) throw new Error('there is no window');
  return last;
};
const isKiosk = () => expect(page().locator('main')).toHaveAttribute('data-screen', /./);

test.describe.configure({ mode: 'default' });

test('opens no window and no tab', async () => {
  // Electron creates no window. Chromium does, and a page may die with one that it opened and that is closed at once: this
  // one has a process of its own.
  await page().evaluate(() => void window.open('https://example.org/', '', 'noopener'));
  const asked = await scenario.until('window-asked');
  expect(asked.map(({ details }) => details.isAllowed)).not.toContain(true);
  await expect.poll(() => browser.contexts()[0]?.pages().length).toBe(2);
  await isKiosk();
});

test('loads nothing from elsewhere and goes nowhere else', async () => {
  const before = page().url();
  const isLoaded = await page().evaluate(() =>
    Promise.all(
      ['https://example.org/', 'file:///etc/passwd', 'http://127.0.0.1:1/'].map((url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => true,
          () => false,
        ),
      ),
    ),
  );
  expect(isLoaded).toEqual([false, false, false]);
  await page().evaluate(() => location.assign('https://example.org/'));
  const refused = await scenario.until('request-refused');
  expect(refused.some(({ details }) => details.url === 'https://example.org/')).toBe(true);
  expect(page().url()).toBe(before);
  await isKiosk();
});

test('prints nothing and opens no file chooser', async () => {
  const print = await page().evaluate(() => {
    window.print();
    return String(window.print);
  });
  expect(print).not.toContain('native code');
  await page().evaluate(() => Object.assign(document.createElement('input'), { type: 'file' }).click());
  await isKiosk();
});

test('downloads nothing', async () => {
  await page().evaluate(() =>
    Object.assign(document.createElement('a'), { href: '/api/release', download: 'release.json' }).click(),
  );
  expect(await scenario.until('download')).toMatchObject([{ details: { isPrevented: true } }]);
});

test('shows the page again when its process crashes', async () => {
  const shown = scenario.happenings('shown').length;
  const devTools = await page().context().newCDPSession(page());
  void devTools.send('Page.crash' as 'Page.enable').catch(() => undefined);
  await scenario.until('shown', shown + 1);
  await scenario.until('destroyed');
  const lost = await scenario.untilLogged('page-lost');
  expect(lost[0]).toMatchObject({ reason: 'crashed' });
  await isKiosk();
});

test('replaces a page whose script hangs', async () => {
  const shown = scenario.happenings('shown').length;
  void page()
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  await scenario.until('shown', shown + 1);
  expect((await scenario.untilLogged('page-lost', 2)).at(-1)).toMatchObject({ reason: 'hung' });
  await isKiosk();
});
