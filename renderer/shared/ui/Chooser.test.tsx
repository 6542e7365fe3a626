import { cleanup, fireEvent, render } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { language, t } from '../i18n/i18n.ts';
import { Chooser } from './Chooser.tsx';

const onChoose = vi.fn();
const onClose = vi.fn();

beforeEach(() => {
  language.value = 'en';
  onChoose.mockClear();
  onClose.mockClear();
});

function open(chosen: string | null, required?: boolean) {
  const choices = [
    { id: 'a', name: 'Akmola', count: 3 },
    { id: 'k', name: 'Karaganda' },
  ];
  return render(<Chooser title="Region" {...{ choices, chosen, onChoose, onClose }} {...(required && { required })} />);
}

test('opens as a modal dialog with the title as its name', () => {
  const { getByRole } = open(null);
  expect(getByRole('dialog', { name: 'Region' })).toHaveProperty('open', true);
});

test('marks the chosen value, or "all" where none is chosen', () => {
  expect(open('k').getByRole('button', { pressed: true }).textContent).toBe('Karaganda');
  cleanup();
  expect(open(null).getByRole('button', { pressed: true }).textContent).toBe(t('camps.filter.any'));
});

test('offers no "all" where a value is required', () => {
  const { queryByText } = open('a', true);
  expect(queryByText(t('camps.filter.any'))).toBeNull();
});

test('returns the id of a value, and null for "all"', () => {
  const { getByText } = open('a');
  fireEvent.click(getByText('Karaganda'));
  fireEvent.click(getByText(t('camps.filter.any')));
  expect(onChoose.mock.calls).toEqual([['k'], [null]]);
});

test('shows how many entries a value leaves', () => {
  expect(open(null).getByText('Akmola').parentElement?.textContent).toBe('Akmola3');
});

test('closes by either close button and by Escape', () => {
  const { getAllByRole, getByRole } = open(null);
  for (const button of getAllByRole('button', { name: t('sheet.close') })) fireEvent.click(button);
  fireEvent(getByRole('dialog'), new Event('cancel'));
  expect(onClose).toHaveBeenCalledTimes(3);
  expect(onChoose).not.toHaveBeenCalled();
});
