import { fireEvent } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { type CampChoice, CampsOverMap } from './CampsOverMap.tsx';

const choice: CampChoice = {
  label: 'Camps at this place',
  side: 'right',
  camps: [
    { id: 'steplag', name: 'Steplag', detail: 'Kengir' },
    { id: 'nowhere', name: 'Nowhere' },
  ],
};

async function open() {
  const [onSelect, onClose] = [vi.fn(), vi.fn()];
  const { getByRole, getAllByRole } = await renderVisitor(
    <>
      <button type="button" aria-expanded="true" />
      <CampsOverMap choice={choice} onSelect={onSelect} onClose={onClose} />
    </>,
  );
  const [, first, second] = getAllByRole('button');
  if (!first || !second) throw new Error('two camps expected');
  return { onSelect, onClose, list: getByRole('list'), first, second };
}

test('lists the camps with their details and focuses the first', async () => {
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
  expect(onSelect.mock.calls).toEqual([['nowhere'], ['steplag']]);
});

test('closes by Escape and by a touch outside, not by one inside or on the button that opened it', async () => {
  const { list, first, onClose } = await open();
  fireEvent.pointerDown(first);
  fireEvent.pointerDown(document.querySelector('[aria-expanded]') as Element);
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.pointerDown(document.body);
  // Escape would also lead back to the screen before.
  expect(fireEvent.keyDown(list, { key: 'Escape' })).toBe(false);
  expect(fireEvent.keyDown(list, { key: 'a' })).toBe(true);
  expect(onClose).toHaveBeenCalledTimes(2);
});
