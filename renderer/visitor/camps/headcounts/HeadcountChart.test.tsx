import { fireEvent, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Headcount } from '../../../../db/model/api/camp.ts';
import { headcountOf } from '../../../../test-support/renderer/camps.ts';
import { wholeCampOf } from '../../../../test-support/renderer/claims.ts';
import { renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { sheet } from '../../navigation/sheet.ts';
import { HeadcountChart } from './HeadcountChart.tsx';

const open = (...headcounts: Headcount[]) =>
  renderVisitor(<HeadcountChart camp={wholeCampOf('Karlag', { headcounts })} />);

test('is absent without a dated headcount', async () => {
  const { container } = await open(headcountOf(null, 500));
  expect(container.childElementCount).toBe(0);
});

test('labels each point with date, number and kind', async () => {
  await open(headcountOf('1940', 100), headcountOf('1945', 200, 'planned'));
  expect(screen.getAllByRole('button').map((point) => point.getAttribute('aria-label'))).toEqual([
    '1940: 100, counted: show the source',
    '1945: 200, planned: show the source',
  ]);
});

test('explains the kinds that occur, doubts and gaps', async () => {
  const { container } = await open(headcountOf('1940', 100), headcountOf('1941', 100), {
    ...headcountOf('1945', 200, 'average'),
    suspicious: true,
  });
  expect(texts(container.querySelectorAll('figcaption > span'))).toEqual([
    'counted',
    'average',
    'doubtful',
    'Gap: no data',
  ]);
});

test('draws a range as a bar between its ends', async () => {
  const range = { ...headcountOf('1940', 100), max: 400 };
  const { container } = await open(range);
  expect(container.querySelectorAll('button > span')).toHaveLength(4);
  expect((await open(headcountOf('1940', 100))).container.querySelectorAll('button > span')).toHaveLength(3);
});

test('opens the point nearest to a touch, and the focused one by a key', async () => {
  await open(headcountOf('1940', 100), headcountOf('1945', 200));
  const [first, second] = screen.getAllByRole('button');
  if (!first || !second) throw new Error('two points expected');
  first.getBoundingClientRect = () => new DOMRect(0, 0, 30, 100);
  second.getBoundingClientRect = () => new DOMRect(100, 0, 30, 100);
  fireEvent.click(first, { detail: 1, clientX: 90, clientY: 20 });
  expect(sheet.value).toEqual({ kind: 'claim', claimId: '1945-counted-200' });
  second.getBoundingClientRect = () => new DOMRect(20, 0, 30, 100);
  first.getBoundingClientRect = () => new DOMRect(0, 60, 30, 40);
  fireEvent.click(first, { detail: 1, clientX: 33, clientY: 90 });
  expect(sheet.value, 'the stem under the finger').toEqual({ kind: 'claim', claimId: '1945-counted-200' });
  fireEvent.click(first, { detail: 0 });
  expect(sheet.value).toEqual({ kind: 'claim', claimId: '1940-counted-100' });
});
