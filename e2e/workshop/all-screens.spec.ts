import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { ScreenReport } from '../../db/model/api/staff.ts';
import { languages } from '../../db/model/vocabulary.ts';
import { nightlyUnless } from '../support/languages.ts';
import { expect, test, workshopWord } from '../support/workshop.ts';

/** Protects: one page of the workshop shows what every kiosk of the channel shows, those that need somebody first. */
const channel = mkdtempSync(join(tmpdir(), 'esimde-channel-'));
test.use({ settings: { channel: { places: [channel] } } });
test.afterAll(() => rmSync(channel, { recursive: true }));

/** Writes a report as a kiosk does (`db/release/channel/report.ts`). @returns the id of its key */
function reportFrom(name: string, more: Partial<ScreenReport> = {}): string {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const id = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  const report = JSON.stringify({
    ...{ name, at: new Date().toISOString(), since: '2026-11-20T05:00:00.000Z', level: 'current', newest: 7 },
    ...{ release: { id: '0007-01234567', sequence: 7 }, refused: null, staleSince: null, errors: 0 },
    ...{ freeBytes: 50e9, version: '0.2.0', ...more },
  } satisfies ScreenReport);
  const signature = sign(null, Buffer.from(`esimde status 1\n${report}`), privateKey).toString('base64');
  mkdirSync(join(channel, 'status'), { recursive: true });
  writeFileSync(
    join(channel, 'status', `${id}.json`),
    JSON.stringify({ report, key: raw.toString('base64'), signature }),
  );
  return id;
}

test.beforeAll(() => {
  reportFrom('hall-1');
  const behind = { id: '0006-01234567', sequence: 6 };
  reportFrom('hall-2', { release: behind, refused: { reason: 'no-space', detail: '' }, freeBytes: 300e6 });
  reportFrom('entrance', { at: '2026-10-01T05:00:00.000Z', staleSince: '2026-09-30T00:00:00Z' });
  reportFrom('library', { level: 'previous', release: behind, errors: 3 });
  const forged = reportFrom('forged');
  writeFileSync(join(channel, 'status', `${forged}.json`), '{}');
});

for (const language of languages) {
  test(
    `shows every kiosk of the channel, in ${language}`,
    nightlyUnless(language === 'ru'),
    async ({ workshop }, info) => {
      workshop.addAccount('Aigul Serikova');
      const { page } = await workshop.signIn('Aigul Serikova');
      await page.evaluate(() => {
        location.hash = '#/screens';
      });
      await page.setViewportSize({ width: 1920, height: 1080 });
      await page.locator(`header button[lang=${language}]`).click();
      const word = (key: string) => workshopWord(language, key);
      await expect(page.getByRole('heading', { level: 1, name: word('screens.title') })).toBeVisible();
      const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
      await expect(row('hall-1')).toContainText(word('screens.state.good'));
      await expect(row('hall-2')).toContainText(word('screens.state.behind'));
      await expect(row('entrance')).toContainText(word('screens.state.silent'));
      await expect(row('library')).toContainText(word('screens.state.faulty'));
      await expect(page.getByRole('rowheader').first()).toContainText('library');
      await expect(page.getByText(word('screens.invalid').replace('{{number}}', '1'))).toBeVisible();
      await expect(page.getByText('forged')).toBeHidden();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
      await page.screenshot({ path: info.outputPath(`all-screens-${language}.png`) });
      await page.setViewportSize({ width: 1080, height: 1920 });
      const isWide = () =>
        page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      await expect.poll(isWide).toBe(false);
      await page.screenshot({ path: info.outputPath(`all-screens-${language}-portrait.png`) });
    },
  );
}
