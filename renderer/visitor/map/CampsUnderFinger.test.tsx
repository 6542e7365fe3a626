import { fireEvent } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { campOf, seatOf } from '../../../test-support/renderer/camps.ts';
import { press, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { CampsUnderFinger } from './CampsUnderFinger.tsx';

const camps = [
  campOf('Steplag', '1948/1956', { seats: [seatOf('Kengir', 67, null)] }),
  campOf('Nowhere', '1948/1956', { seats: [] }),
];

async function open() {
  const [onSelect, onClose] = [vi.fn(), vi.fn()];
  const { getByRole, getAllByRole } = await renderVisitor(
    <CampsUnderFinger camps={camps} year={1950} at={{ x: 10, y: 20 }} onSelect={onSelect} onClose={onClose} />,
  );
  const [first, second] = getAllByRole('button');
  if (!first || !second) throw new Error('two camps expected');
  return { onSelect, onClose, list: getByRole('list'), first, second };
}

test('lists the camps with their place of the year and focuses the first', async () => {
  const { first, second } = await open();
  expect(texts([first, second])).toEqual(['SteplagKengir', 'Nowhere']);
  expect(document.activeElement).toBe(first);
});

test('ignores the click of the touch that opened it', async () => {
  const { first, onSelect } = await open();
  fireEvent.click(first, { detail: 1 });
  expect(onSelect).not.toHaveBeenCalled();
});

test('selects by a touch of its own, and by a key', async () => {
  const { first, second, onSelect } = await open();
  fireEvent.click(second, { detail: 0 });
  fireEvent.pointerDown(first);
  fireEvent.click(first, { detail: 1 });
  expect(onSelect.mock.calls).toEqual([['Nowhere'], ['Steplag']]);
});

test('closes by Escape and by a touch outside, not by one inside', async () => {
  const { list, first, onClose } = await open();
  fireEvent.pointerDown(first);
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.pointerDown(document.body);
  await press(list, 'Escape');
  await press(list, 'a');
  expect(onClose).toHaveBeenCalledTimes(2);
});
