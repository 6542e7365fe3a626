import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nightly } from '../support/languages.ts';
import { expect, test, workshopWord } from '../support/workshop.ts';

/** Protects: the result of a plugged-in stick is reported to staff in their language and on the stick. */
const stick = join(mkdtempSync(join(tmpdir(), 'esimde-stick-')), 'hall');
const settings = { install: { byPluggingIn: true }, workshop: { drives: [stick] } };
test.use({ viewport: { width: 1366, height: 768 }, hasTouch: false, settings });
test.afterEach(() => rmSync(join(stick, '..'), { recursive: true, force: true }));

test('refuses a stick with a foreign file once, by name', nightly, async ({ workshop }) => {
  mkdirSync(stick, { recursive: true });
  writeFileSync(join(stick, 'holidays.esimde'), 'a film of the sea, and of the steppe behind it '.repeat(9));
  workshop.addAccount('Болат Ахметов', ['technician']);
  await workshop.start();
  const report = join(stick, 'esimde-report.txt');
  const reported = () => (existsSync(report) ? readFileSync(report, 'utf8') : '');
  await expect.poll(reported).toContain('holidays.esimde');
  const { page } = await workshop.signIn('Болат Ахметов', 'kk');
  await page.goto(`${page.url().split('#')[0]}#/releases`);
  const news = page.locator('[data-outcome]');
  await expect(news).toHaveCount(1);
  await expect(news).toContainText(workshopWord('kk', 'carry.refused.not-a-package'));
  await expect(news).toContainText('hall · holidays.esimde');
  expect(reported().match(/holidays/g)).toHaveLength(1);
});
