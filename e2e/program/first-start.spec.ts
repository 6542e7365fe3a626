import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Display } from '../support/display.ts';
import { connectTo, inShownBrowser } from '../support/kiosk-browser.ts';
import { makeKioskData } from '../support/kiosk-data.ts';
import { Program, project } from '../support/program.ts';
import { touchByDevTools } from '../support/touch.ts';
import { workshopWord } from '../support/workshop.ts';

/** Protects: a technician sets up a new kiosk by touch alone, and the kiosk then shows its loop with these settings. */
test('a new kiosk is set up by touch, from the language to the loop', async () => {
  const display = await Display.open(1920, 1080);
  test.skip(display === null, 'skipped: no Xvfb');
  const data = makeKioskData(null, null);
  const root = process.getuid?.() === 0 ? '--no-sandbox ' : '';
  const env = { ...process.env, DISPLAY: display?.name, ESIMDE_BROWSER_ARGS: `${root}--remote-debugging-port=0` };
  const args = ['start', '--host=chromium', '--port=0', `--data=${data.folder}`];
  const program = new Program(process.execPath, [join(project, 'dist/esimde.js'), ...args], { env });
  const profile = join(data.folder, 'chromium');
  const stepIn = (page: Page) => page.locator('main').getAttribute('data-step', { timeout: 1_000 });
  const settings = () => JSON.parse(readFileSync(join(data.folder, 'settings.json'), 'utf8'));
  try {
    await expect.poll(() => inShownBrowser(profile, stepIn)).toBe('language');
    const browser = await connectTo(profile, 300_000);
    const page = browser.contexts()[0]?.pages()[0] as Page;
    await touchByDevTools(page);
    const word = (key: string) => workshopWord('ru', `firstStart.${key}`);
    const tap = (name: string) => page.getByRole('button', { name, exact: true }).tap();
    const atStep = (name: string) => expect(page.locator(`main[data-step=${name}]`)).toBeVisible();
    const small = await page
      .locator('footer button, main button')
      .evaluateAll((all) => all.map((button) => Math.min(button.clientHeight, button.clientWidth)));
    // Twenty millimetres of the smallest screen that is likely, a 22-inch one.
    expect(Math.min(...small)).toBeGreaterThanOrEqual(Math.floor((20 * 1920) / 487) - 2);

    await page.locator('main').getByRole('button', { name: 'Русский' }).tap();
    await tap(word('next'));
    await atStep('mode');
    await tap(word('next'));
    await atStep('size');
    await tap(word('size.larger'));
    await tap(word('next'));
    await atStep('edge');
    await tap(word('edge.lower'));
    await tap(word('next'));
    await atStep('touch');
    await tap(word('touch.start'));
    for (let cross = 0; cross < 4; cross++) {
      const box = await page.locator(`[data-cross="${cross}"]`).boundingBox();
      if (!box) throw new Error(`there is no cross ${cross}`);
      await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
    }
    await expect(page.getByText(word('touch.fit.right'))).toBeVisible();
    await tap(word('next'));
    await atStep('hours');
    await tap(word('hours.kind.days'));
    await tap(word('next'));
    await atStep('account');
    // The field has the focus, and the screen brings the keyboard.
    for (const letter of 'мұрат') {
      if (letter === 'ұ')
        await page
          .getByRole('button', { name: workshopWord('kk', 'language.short') })
          .last()
          .tap();
      await page.locator(`[data-letter="${letter}"]`).tap();
    }
    await page.getByLabel(workshopWord('ru', 'signIn.passphrase'), { exact: true }).fill('жеті түн ай жұлдыз');
    await tap(workshopWord('ru', 'signIn.firstAccountMake'));
    await expect(page.getByText(word('account.signedIn').replace('{{name}}', 'мұрат'))).toBeVisible();
    await tap(word('next'));
    await atStep('key');
    await tap(workshopWord('ru', 'publish.makeKey'));
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(workshopWord('ru', 'publish.passphrase'), { exact: true }).fill('сегіз таң күн аспан');
    await dialog.getByRole('button', { name: workshopWord('ru', 'publish.makeKey') }).tap();
    await expect(page.getByText(word('key.made'))).toBeVisible();
    await tap(word('next'));
    await atStep('voices');
    await tap(word('later'));
    await atStep('test');
    await tap(word('finish'));
    await browser.close();

    const screenOf = (shown: Page) => shown.locator('main').getAttribute('data-screen', { timeout: 1_000 });
    await expect.poll(() => inShownBrowser(profile, screenOf)).toBe('loop');
    expect(settings()).toMatchObject({
      ...{ defaultLanguage: 'ru', mode: 'touch', glass: { lowerEdgeMm: 790 } },
      schedule: { zone: expect.stringContaining('/'), hours: { mon: [], tue: ['10:00-18:00'] } },
      trustedKeys: [expect.any(String)],
    });
    expect(existsSync(join(data.folder, 'workshop', 'keys', 'museum.pem'))).toBe(true);
    expect(await program.end()).toMatchObject({ status: 0 });
  } finally {
    await program.end();
    await display?.close();
    data.remove();
  }
});
