import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Language } from '../db/model/vocabulary.ts';
import { Display } from '../e2e/support/display.ts';
import { actInShownBrowser, inShownBrowser } from '../e2e/support/kiosk-browser.ts';
import { makeKioskData } from '../e2e/support/kiosk-data.ts';
import { Program, project } from '../e2e/support/program.ts';

/** The steps that a picture explains better than words. */
const steps = ['size', 'touch'];

/**
 * Takes pictures of the first start. Its page answers only the kiosk's own screen, so a new kiosk is started on a virtual display.
 *
 * @throws Error if Xvfb is not installed
 */
export async function takeFirstStart(
  language: Language,
  keep: (picture: Buffer, name: string) => Promise<void>,
): Promise<void> {
  const display = await Display.open(1920, 1080);
  if (!display) throw new Error('The pictures of the first start need Xvfb.');
  const data = makeKioskData(null, null);
  const ownArgs = process.getuid?.() === 0 ? '--no-sandbox ' : '';
  const env = { ...process.env, DISPLAY: display.name, ESIMDE_BROWSER_ARGS: `${ownArgs}--remote-debugging-port=0` };
  const args = ['start', '--host=chromium', '--port=0', `--data=${data.folder}`];
  const kiosk = new Program(process.execPath, [join(project, 'dist', 'esimde.js'), ...args], { env });
  const profile = join(data.folder, 'chromium');
  const isShown = (page: Page) => page.locator('main[data-step=language]').isVisible();
  try {
    while (!(await inShownBrowser(profile, isShown))) await new Promise((resolve) => setTimeout(resolve, 500));
    await actInShownBrowser(profile, async (page) => {
      await page.locator(`main button[lang=${language}]`).click();
      for (let step = 'language'; step !== steps.at(-1); ) {
        await page.locator('footer button').last().click();
        await page.locator(`main:not([data-step=${step}])`).waitFor();
        step = (await page.locator('main').getAttribute('data-step')) ?? '';
        if (steps.includes(step)) await keep(await page.screenshot(), `first-start-${step}`);
      }
    });
  } finally {
    await kiosk.end();
    await display.close();
    data.remove();
  }
}
