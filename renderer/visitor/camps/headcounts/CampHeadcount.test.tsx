import { expect, test } from 'vitest';
import type { FigureKind } from '../../../../db/model/vocabulary.ts';
import { campOf, headcountOf } from '../../../../test-support/renderer/camps.ts';
import { renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { PeakHeadcount } from './CampHeadcount.tsx';

const lines = async (kind: FigureKind, period: string | null, language: 'kk' | 'ru' | 'en' = 'en') => {
  const camp = campOf('camp', '1940/1950', { peak: headcountOf(period, 800, kind) });
  const { container } = await renderVisitor(<PeakHeadcount camp={camp} />, { language });
  return texts(container.querySelectorAll('p'));
};

test.each([
  ['counted', ['800', 'highest number of prisoners counted', '1949']],
  ['planned', ['800', 'people planned for, not counted', '1949']],
  ['limit', ['800', 'people allowed: the camp’s limit, not people held', '1949']],
  ['capacity', ['800', 'places: the camp’s capacity, not people held', '1949']],
  ['estimate', ['800', 'highest number of prisoners', 'estimate · 1949']],
] as const)('says what a %s number is', async (kind, expected) => {
  expect(await lines(kind, '1949')).toEqual(expected);
});

test.each([
  ['counted', 'troops: the highest number counted'],
  ['estimate', 'troops: the highest number'],
  ['capacity', 'places: the camp’s capacity, not people held'],
] as const)('says whom a %s number counts', async (kind, label) => {
  const camp = campOf('camp', null, { peak: { ...headcountOf('1949', 800, kind), counts: 'troops' } });
  const { container } = await renderVisitor(<PeakHeadcount camp={camp} />, { language: 'en' });
  expect(texts(container.querySelectorAll('p'))[1]).toBe(label);
});

test('leaves an unknown date out', async () => {
  expect(await lines('estimate', null)).toEqual(['800', 'highest number of prisoners', 'estimate']);
});

test('says that there is no data', async () => {
  const { container } = await renderVisitor(<PeakHeadcount camp={campOf('camp', null)} />);
  expect(container.textContent).toBe('No data on the number of prisoners');
});
