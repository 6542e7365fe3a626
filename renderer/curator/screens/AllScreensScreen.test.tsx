import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { AllScreens } from '../../../db/model/api/staff.ts';
import type { MergedPeriod } from '../../../db/model/api/usage.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { button, click, render } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { AllScreensScreen } from './AllScreensScreen.tsx';

/** Protects: sums of all screens say that they are limits, which screens they lack, and which files were refused and why. */
const kiosk = (id: string, name: string): AllScreens['screens'][number] => ({
  ...{ kiosk: id, name, at: '2026-11-30T05:00:00.000Z', since: null, release: null, level: 'builtin', newest: null },
  ...{ refused: null, staleSince: null, errors: 0, freeBytes: 5e9, version: '0.2.0', state: 'good' },
});
const none: MergedPeriod = { from: '2026-11-23', to: '2026-11-29', kiosks: [], languages: [], opened: [] };
const month: MergedPeriod = {
  ...{ from: '2026-10-01', to: '2026-10-31', kiosks: ['a', 'b'] },
  languages: [{ name: 'kk', atLeast: 1240, atMost: 1248, withheld: 0 }],
  opened: [
    { name: 'camp', atLeast: 35, atMost: 43, withheld: 1 },
    { name: 'glossary', atLeast: 0, atMost: 8, withheld: 2 },
    { name: 'search', atLeast: 0, atMost: 0, withheld: 0 },
  ],
};
const answer = (change: Partial<AllScreens> = {}): AllScreens => ({
  ...{ screens: [kiosk('a', 'hall-1'), kiosk('b', 'hall-2'), kiosk('c', 'entrance')], refused: [], hasPlaces: true },
  usage: {
    ...{ week: none, month, year: month },
    months: [
      { name: '2026-09-01', atLeast: 0, atMost: 0, withheld: 0, kiosks: 0 },
      { name: '2026-10-01', atLeast: 1240, atMost: 1248, withheld: 0, kiosks: 2 },
    ],
  },
  ...change,
});
const show = (change: Partial<AllScreens> = {}, language: (typeof languages)[number] = 'en') =>
  render(<AllScreensScreen />, { api: { screens: async () => answer(change) }, language });

test('sums are lower limits, and a row says on how many screens a count was withheld', async () => {
  await show();
  const rowOf = (name: string) => screen.getByText(name).closest('div')?.textContent;
  expect(rowOf('A camp')).toBe('A campbelow 5 on 1 screen, not includedat least 35');
  expect(rowOf('Glossary')).toBe('Glossarybelow 5 on 2 screens, not includedup to 8');
  expect(rowOf('Search')).toBe('Search0');
  expect(screen.getAllByText('at least 1,240').length).toBeGreaterThan(1);
});

test('a month without counts is a gap, not zero', async () => {
  await show();
  expect(screen.getByRole('row', { name: `September 2026 ${t('screens.usage.gap')}` })).toBeTruthy();
});

test('names the screens that are counted and those that are not', async () => {
  await show();
  expect(screen.getByText(/Screens counted \(2 of 3\): hall-1, hall-2/)).toBeTruthy();
  expect(screen.getByText(/No counts for this period from: entrance/)).toBeTruthy();
});

test('another period may be without any counts', async () => {
  await show();
  await click(button(t('screens.usage.week')));
  expect(screen.getByText(t('screens.usage.none'))).toBeTruthy();
  expect(document.querySelector('dl')).toBeNull();
});

test.each(languages)('names in %s the files that are refused, each with its reason', async (language) => {
  const faults = [
    ...([
      'too-large',
      'damaged',
      'forged',
      'newer',
      'content',
      'period',
      'no-status',
      'same-name',
      'too-many',
    ] as const),
  ];
  const file = '/mnt/share/status/0123456789abcdef.usage.json';
  const more = Array.from({ length: 15 }, (_, number) => ({ file: `/more/${number}`, fault: 'forged' as const }));
  await show({ refused: [...faults.map((fault) => ({ file, fault })), ...more] }, language);
  const word = translateIn(language);
  const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(items.slice(0, 9)).toEqual(faults.map((fault) => file + word(`screens.refused.${fault}`)));
  expect(items).toHaveLength(20);
  expect(screen.getByText(word('screens.refused.more', { number: 4 }))).toBeTruthy();
});

test('shows no counts where no kiosk has reported, and says why the page cannot be loaded', async () => {
  await show({ screens: [] });
  expect(screen.getByText(t('screens.none'))).toBeTruthy();
  expect(screen.queryByText(t('screens.usage'))).toBeNull();
  const screens = async () => {
    throw new WorkshopRefusal('no-answer');
  };
  await render(<AllScreensScreen />, { api: { screens } });
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.no-answer'));
});
