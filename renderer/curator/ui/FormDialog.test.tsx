import { fireEvent, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { languages } from '../../../db/model/vocabulary.ts';
import { button, click, render, settle, submit } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { FormDialog } from './FormDialog.tsx';

const form = () => screen.getByRole('dialog').querySelector('form');
const show = (props: Partial<Parameters<typeof FormDialog>[0]>, language: 'kk' | 'ru' | 'en' = 'en') =>
  render(
    <FormDialog title="Title" submit="Do it" onClose={() => {}} onSubmit={() => {}} {...props}>
      <input aria-label="reason" />
    </FormDialog>,
    { language },
  );

test('is busy while it submits: a second submission is ignored', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const onSubmit = vi.fn(() => promise);
  await show({ onSubmit });
  await submit(form());
  await submit(form());
  expect(button('Do it').disabled).toBe(true);
  expect(onSubmit).toHaveBeenCalledTimes(1);
  resolve();
  await settle();
  expect(button('Do it').disabled).toBe(false);
});

test('says why it failed, and forgets it with the next try', async () => {
  const onSubmit = vi.fn().mockRejectedValueOnce(new WorkshopRefusal('busy')).mockResolvedValueOnce(undefined);
  await show({ onSubmit });
  await submit(form());
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.busy'));
  await submit(form());
  expect(screen.queryByRole('alert')).toBeNull();
});

test('does not submit while the form is incomplete, not even by Enter', async () => {
  const onSubmit = vi.fn();
  await show({ onSubmit, canSubmit: false });
  await submit(form());
  expect(onSubmit).not.toHaveBeenCalled();
});

test.each([
  { ctrlKey: true, key: 'Enter' },
  { ctrlKey: true, code: 'KeyS' },
  { metaKey: true, key: 'Enter' },
])('submits by %o wherever the focus is', async (keys) => {
  const onSubmit = vi.fn();
  await show({ onSubmit });
  fireEvent.keyDown(screen.getByLabelText('reason'), { key: 'a' });
  expect(onSubmit).not.toHaveBeenCalled();
  fireEvent.keyDown(screen.getByLabelText('reason'), keys);
  await settle();
  expect(onSubmit).toHaveBeenCalledTimes(1);
  fireEvent.keyDown(document.body, keys);
  await settle();
  expect(onSubmit).toHaveBeenCalledTimes(2);
});

test('closes by the cross, by Cancel and by Escape', async () => {
  const onClose = vi.fn();
  await show({ onClose });
  await click(button(t('dialog.close')));
  await click(button(t('dialog.cancel')));
  fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
  expect(onClose).toHaveBeenCalledTimes(3);
});

test('returns the focus to where it was', async () => {
  const opener = document.body.appendChild(document.createElement('button'));
  opener.focus();
  const { unmount } = await show({});
  unmount();
  expect(document.activeElement).toBe(opener);
  opener.remove();
});

test.each(languages)('cancels in %s', async (language) => {
  await show({}, language);
  expect(button(translateIn(language)('dialog.cancel'))).toBeTruthy();
});
