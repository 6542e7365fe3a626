import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Display } from '../support/display.ts';
import { expect, test } from '../support/kiosk.ts';
import { actInShownBrowser, inShownBrowser } from '../support/kiosk-browser.ts';
import { makeKioskData } from '../support/kiosk-data.ts';
import { nightly } from '../support/languages.ts';
import { Program, project } from '../support/program.ts';

/** Protects: an error in the page reaches the log with stack, screen and release, but no text that a visitor typed. */
test.describe('in the browser that the kiosk starts', () => {
  test('logs each page error once, including those the page cannot report', nightly, async () => {
    const display = await Display.open();
    test.skip(display === null, 'skipped: no Xvfb');
    const data = makeKioskData({}, null);
    const root = process.getuid?.() === 0 ? '--no-sandbox ' : '';
    const env = { ...process.env, DISPLAY: display?.name, ESIMDE_BROWSER_ARGS: `${root}--remote-debugging-port=0` };
    const args = ['start', '--host=chromium', '--port=0', `--data=${data.folder}`];
    const program = new Program(process.execPath, [join(project, 'dist/esimde.js'), ...args], { env });
    const profile = join(data.folder, 'chromium');
    const act = (what: (page: Page) => Promise<void>) => actInShownBrowser(profile, what);
    const errors = () => data.log().filter(({ event }) => event === 'page-error');
    const shown = () =>
      inShownBrowser(profile, (page) => page.locator('main').getAttribute('data-screen', { timeout: 1_000 }));
    try {
      await expect.poll(shown).toBe('loop');
      await act(async (page) => {
        await page.evaluate(() => {
          location.hash = '#/camps/karlag?lang=ru';
        });
        await page.locator('main[data-screen=camp]').waitFor();
        await page.evaluate(() => void setTimeout(() => JSON.parse('{'), 0));
        await page.evaluate(() => void Promise.reject(new Error('not handled')));
      });
      await expect.poll(errors).toHaveLength(2);
      const about = { level: 'error', screen: 'camps/karlag', release: expect.stringMatching(/^\d{4}-[0-9a-f]{8}$/) };
      // Two reports may reach the log in either order.
      const inOrder = errors().toSorted((a, b) => String(b.kind).localeCompare(String(a.kind)));
      expect(inOrder).toEqual([
        expect.objectContaining({ ...about, kind: 'uncaught', reason: expect.stringContaining('SyntaxError') }),
        expect.objectContaining({ ...about, kind: 'rejection', reason: 'Error: not handled' }),
      ]);
      for (const { stack } of errors()) expect(stack).toMatch(/at .*:\d+:\d+/);

      await act(async (page) => {
        await page.addInitScript(() => {
          throw new Error('before the page begins');
        });
        await page.reload();
        await page.locator('main').waitFor();
      });
      await expect.poll(() => errors().at(-1)?.reason).toBe('Error: before the page begins');
      expect(errors().at(-1)).toMatchObject({ kind: 'uncaught', stack: expect.stringMatching(/at .*:\d+:\d+/) });
      expect(errors()).toHaveLength(3);
      expect(await program.end()).toMatchObject({ status: 0 });
    } finally {
      await program.end();
      await display?.close();
      data.remove();
    }
  });
});

test.describe('text typed by a visitor', () => {
  test.use({ meant: 'uncaught:' });

  test('never reaches the log', async ({ kiosk }) => {
    const { page, open, data } = kiosk;
    await open('#/search?lang=ru');
    const field = page.getByRole('textbox');
    await expect(field).toBeFocused();
    await page.keyboard.type('Ibraeva Ибраева');
    await expect(field).toHaveValue('Ibraeva Ибраева');
    await page.evaluate(() => {
      const typed = document.querySelector('input')?.value ?? '';
      for (const text of [typed, typed.slice(0, 5), `/api/search?q=${typed}`, encodeURIComponent(typed)]) {
        setTimeout(() => {
          throw new Error(`cannot show ${text}`);
        }, 0);
      }
    });
    const errors = () => data.log().filter(({ event }) => event === 'page-error');
    await expect.poll(errors).not.toHaveLength(0);
    await expect.poll(() => errors().at(-1)?.screen).toBe('search');
    expect(errors().at(-1)).toMatchObject({ kind: 'uncaught', reason: expect.stringContaining('cannot show') });
    expect(JSON.stringify(data.log())).not.toMatch(/ibra|ибра|%D0/i);
  });
});
