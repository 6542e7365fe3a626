import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { ScreenReport } from '../../db/model/api/staff.ts';
import type { UsagePeriod } from '../../db/model/api/usage.ts';
import { languages } from '../../db/model/vocabulary.ts';
import { nightly } from '../support/languages.ts';
import { expect, test, workshopWord } from '../support/workshop.ts';

/** Protects: one page of the workshop shows what every kiosk of the channel shows, those that need somebody first. */
const channel = mkdtempSync(join(tmpdir(), 'esimde-channel-'));
test.use({ settings: { channel: { places: [channel] } } });
test.afterAll(() => rmSync(channel, { recursive: true }));

/** Writes what a kiosk signs as it does (`db/release/channel/reports/signed-file.ts`). @returns the file */
function writeSigned(kind: 'status' | 'usage', key: KeyPair, signed: object): string {
  const raw = Buffer.from(key.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const report = JSON.stringify(signed);
  const signature = sign(null, Buffer.from(`esimde ${kind} 1\n${report}`), key.privateKey).toString('base64');
  mkdirSync(join(channel, 'status'), { recursive: true });
  const id = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  const file = join(channel, 'status', `${id}${kind === 'status' ? '' : '.usage'}.json`);
  writeFileSync(file, JSON.stringify({ report, key: raw.toString('base64'), signature }));
  return file;
}

interface KeyPair {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

function reportFrom(name: string, more: Partial<ScreenReport> = {}): { key: KeyPair; file: string } {
  const key = generateKeyPairSync('ed25519');
  const report: ScreenReport = {
    ...{ name, at: new Date().toISOString(), since: '2026-11-20T05:00:00.000Z', level: 'current', newest: 7 },
    ...{ release: { id: '0007-01234567', sequence: 7 }, refused: null, staleSince: null, errors: 0 },
    ...{ freeBytes: 50e9, version: '0.2.0', ...more },
  };
  return { key, file: writeSigned('status', key, report) };
}

/** The twelve months that are over, by the day of this machine. */
function monthsOver(periodOf: (place: number) => Omit<UsagePeriod, 'from' | 'to'>): UsagePeriod[] {
  const now = new Date();
  const dayOf = (month: number, day: number) =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth() - month, day)).toISOString().slice(0, 10);
  return Array.from({ length: 12 }, (_, place) => ({
    ...{ from: dayOf(place + 1, 1), to: dayOf(place, 0), ...periodOf(place) },
  }));
}

test.beforeAll(() => {
  const hall = reportFrom('hall-1');
  const behind = { id: '0006-01234567', sequence: 6 };
  const second = reportFrom('hall-2', {
    release: behind,
    refused: { reason: 'no-space', detail: '' },
    freeBytes: 300e6,
  });
  reportFrom('entrance', { at: '2026-10-01T05:00:00.000Z', staleSince: '2026-09-30T00:00:00Z' });
  reportFrom('library', { level: 'previous', release: behind, errors: 3 });
  writeFileSync(reportFrom('forged').file, '{}');
  const at = new Date().toISOString();
  const counts = (place: number) => ({
    ...{ visits: 1400 - 95 * place, languages: { kk: 705, ru: 430, en: 265 - 15 * place } },
    opened: { home: 1400, people: 815, person: 690, camps: 530, camp: 1205, search: 240, glossary: 35, silence: null },
  });
  const fewer = { visits: 85, languages: { kk: 60, ru: 20, en: null }, opened: { home: 85, camp: 40, glossary: null } };
  writeSigned('usage', hall.key, { at, periods: monthsOver(counts) });
  writeSigned('usage', second.key, { at, periods: monthsOver(() => fewer).slice(0, 7) });
  writeSigned('usage', generateKeyPairSync('ed25519'), { at, periods: monthsOver(counts) });
});

for (const language of languages) {
  test(`shows every kiosk of the channel, in ${language}`, nightly, async ({ workshop }, info) => {
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
    await expect(page.getByText(word('screens.refused.damaged'))).toBeVisible();
    await expect(page.getByText(word('screens.refused.no-status'))).toBeVisible();
    const usage = page.getByRole('region', { name: word('screens.usage'), exact: true });
    await expect(usage).toContainText('hall-1, hall-2');
    await expect(usage.getByText(/1[,\u00A0]485/).first()).toBeVisible();
    await expect(usage).toContainText(word('screens.usage.withheld_one').replace('{{count}}', '1'));
    await expect(page.getByText('forged')).toBeHidden();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    await page.screenshot({ path: info.outputPath(`all-screens-${language}.png`), fullPage: true });
    await page.setViewportSize({ width: 1080, height: 1920 });
    const isWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    await expect.poll(isWide).toBe(false);
    await page.screenshot({ path: info.outputPath(`all-screens-${language}-portrait.png`) });
  });
}
