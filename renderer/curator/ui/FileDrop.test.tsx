import { fireEvent, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { button, render, settle } from '../../../test-support/renderer/render.tsx';
import { FileDrop } from './FileDrop.tsx';

const file = new File(['x'], 'karlag.esimde');

async function show(busy: string | null) {
  const onFiles = vi.fn();
  await render(<FileDrop accept=".esimde" drop="Drop" choose="Choose" hint="Packages" busy={busy} onFiles={onFiles} />);
  const picker = document.querySelector('input[type=file]') as HTMLInputElement;
  Object.defineProperty(picker, 'files', { value: [file] });
  fireEvent.change(picker);
  await settle();
  return onFiles;
}

test('passes a chosen file to its owner', async () => {
  expect(await show(null)).toHaveBeenCalledWith([file]);
  expect(button('Choose').disabled).toBe(false);
});

test('is disabled while busy and shows the current work', async () => {
  expect(await show('Installing…')).not.toHaveBeenCalled();
  expect(button('Choose').disabled).toBe(true);
  expect(screen.getByRole('status').textContent).toBe('Installing…');
});
