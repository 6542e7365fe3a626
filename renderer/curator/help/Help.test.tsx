import { fireEvent, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { button, choose, click, render } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { parsePlace, place } from '../app/route.ts';
import { Help } from './Help.tsx';

const heading = (name: string) => screen.findByRole('dialog', { name });

test('the question mark opens the chapter about the screen, in the language of the page, and every other chapter', async () => {
  place.value = parsePlace('#/backup');
  await render(<Help />);
  await click(button(t('help.title')));
  const dialog = await vi.waitFor(() => heading('Backup'));
  expect(dialog.textContent).toContain('Keep the USB stick away from the computer');
  await choose(screen.getByLabelText(t('help.chapter')), 'editing/0');
  expect(await heading('Signing in')).toBeTruthy();
});

test('F1 opens it, and a link in it leads to its other parts', async () => {
  place.value = parsePlace('#/records/person/p1');
  await render(<Help />, { language: 'kk' });
  fireEvent.keyDown(document.body, { key: 'F1' });
  expect(await vi.waitFor(() => heading('Адам'))).toBeTruthy();
});
