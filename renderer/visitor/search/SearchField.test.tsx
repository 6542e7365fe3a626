import { fireEvent } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import { maxLength } from '../../shared/keyboard/typed-text.ts';
import { openClaim } from '../navigation/sheet.ts';
import { SearchField, useSearchField } from './SearchField.tsx';

const onWrite = vi.fn();
let keys: ReturnType<typeof useSearchField>;

function Field() {
  keys = useSearchField(onWrite);
  return <SearchField field={keys.field} text="" onText={onWrite} />;
}

beforeEach(() => onWrite.mockClear());

async function open() {
  const { getByRole } = await renderVisitor(<Field />);
  const input = getByRole('textbox') as HTMLInputElement;
  const state = () => [input.value, input.selectionStart, input.selectionEnd];
  return { input, state };
}

test('takes the focus at once and keeps the system keyboard away', async () => {
  const { input } = await open();
  expect(document.activeElement).toBe(input);
  expect(input.getAttribute('inputmode')).toBe('none');
  expect(input.maxLength).toBe(maxLength);
});

test('reports what a real keyboard types', async () => {
  const { input } = await open();
  fireEvent.input(input, { target: { value: 'карлаг' } });
  expect(onWrite).toHaveBeenCalledWith('карлаг');
});

test('inserts letters at the caret and deletes before it', async () => {
  const { input, state } = await open();
  for (const letter of 'qalag') keys.onLetter(letter);
  input.setSelectionRange(2, 2);
  keys.onLetter('r');
  expect(state()).toEqual(['qarlag', 3, 3]);
  keys.onMove(1);
  keys.onDelete();
  expect(state()).toEqual(['qarag', 3, 3]);
  expect(onWrite).toHaveBeenLastCalledWith('qarag');
});

test('reports no change when only the caret moves, or nothing is left to delete', async () => {
  await open();
  keys.onMove(-1);
  keys.onDelete();
  keys.onClear();
  expect(onWrite).not.toHaveBeenCalled();
});

test('replaces the text with an example, and clears it', async () => {
  const { state } = await open();
  keys.onText('Karlag');
  expect(state()).toEqual(['Karlag', 6, 6]);
  keys.onClear();
  expect(onWrite.mock.calls).toEqual([['Karlag'], ['']]);
});

test('gets the focus back when a real keyboard types elsewhere', async () => {
  const { input } = await open();
  input.blur();
  for (const key of ['Tab', ' ', 'ArrowLeft']) fireEvent.keyDown(window, { key });
  fireEvent.keyDown(window, { key: 'c', ctrlKey: true });
  expect(document.activeElement).not.toBe(input);
  fireEvent.keyDown(window, { key: 'к' });
  expect(document.activeElement).toBe(input);
});

test('leaves the focus in an open sheet', async () => {
  const { input } = await open();
  input.blur();
  openClaim('c1');
  fireEvent.keyDown(window, { key: 'к' });
  expect(document.activeElement).not.toBe(input);
});
