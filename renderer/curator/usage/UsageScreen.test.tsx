import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { UsageSummary } from '../../../db/model/api/usage.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { button, click, render } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { UsageScreen } from './UsageScreen.tsx';

const summary = (change: Partial<UsageSummary> = {}): UsageSummary => ({
  ...{ from: '2026-10-26', to: '2026-11-23', enabled: true, idleResets: null },
  byDay: [{ day: '2026-11-23', visits: 12 }],
  byHour: [{ hour: 9, visits: null }],
  screens: [{ name: 'camps', opened: 40, abandoned: null }],
  dwell: [
    {
      name: 'camps',
      buckets: [
        { bucket: '5', times: null },
        { bucket: 'more', times: 7 },
      ],
    },
  ],
  languages: [{ name: 'kk', visits: 12, changes: null }],
  access: [{ name: 'contrast', times: 5 }],
  ...change,
});

test('counts below five are shown as such, never as numbers', async () => {
  await render(<UsageScreen />, { api: { usage: async () => summary() } });
  expect(screen.getAllByText('< 5').length).toBeGreaterThan(2);
  expect(screen.getByText('40')).toBeTruthy();
});

test('another span is loaded, and the download follows it', async () => {
  const usage = vi.fn(async () => summary());
  await render(<UsageScreen />, { api: { usage } });
  await click(button(t('usage.days', { count: 7 })));
  expect(usage.mock.calls).toEqual([['28'], ['7']]);
  expect(screen.getByRole('link', { name: t('usage.export') }).getAttribute('href')).toContain('days=7');
});

test('says that counting is off', async () => {
  await render(<UsageScreen />, { api: { usage: async () => summary({ enabled: false }) } });
  expect(screen.getByText(t('usage.off'))).toBeTruthy();
});

test('says why the counts cannot be loaded', async () => {
  const usage = async () => {
    throw new WorkshopRefusal('no-answer');
  };
  await render(<UsageScreen />, { api: { usage } });
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.no-answer'));
});

test.each(languages)('says in %s that nothing was counted', async (language) => {
  await render(<UsageScreen />, { api: { usage: async () => summary({ byDay: [] }) }, language });
  expect(screen.getByText(translateIn(language)('usage.empty'))).toBeTruthy();
  expect(document.querySelector('dl')).toBeNull();
});
