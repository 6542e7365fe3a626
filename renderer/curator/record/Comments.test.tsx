import { cleanup, screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { RecordComment } from '../../../db/model/api/records.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { button, click, render, type } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { Comments } from './Comments.tsx';

const recordKey = { kind: 'camp', id: 'karlag' } as const;
const comment = (number: number, text: string, more: Partial<RecordComment> = {}): RecordComment => ({
  ...{ number, text, at: '2026-11-23T09:05:00.000Z', by: 'Болат', to: null, done: null },
  ...more,
});
const done = { at: '2026-11-24T09:05:00.000Z', by: 'Айгүл' };

test('a comment is addressed to a colleague and shown once it is written', async () => {
  const written: RecordComment[] = [];
  const addComment = vi.fn(async (_: unknown, { text, to }: { text: string; to: string | null }) => {
    written.push(comment(1, text, { to }));
  });
  const comments = async () => ({ comments: [...written], colleagues: ['Айгүл', 'Болат'] });
  await render(<Comments recordKey={recordKey} />, { api: { comments, addComment } });
  await click(button(t('comments.write')));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByRole('button', { name: t('comments.leave') })).toHaveProperty('disabled', true);
  await type(dialog.getByLabelText(t('comments.text')), 'Is it 1947?');
  const to = dialog.getByLabelText(t('comments.to')) as HTMLSelectElement;
  to.value = 'Болат';
  to.dispatchEvent(new Event('change', { bubbles: true }));
  await click(dialog.getByRole('button', { name: t('comments.leave') }));
  expect(addComment).toHaveBeenCalledWith(recordKey, { text: 'Is it 1947?', to: 'Болат' });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('Is it 1947?')).toBeTruthy();
  expect(screen.getByText(t('comments.for', { name: 'Болат' }), { exact: false })).toBeTruthy();
});

test('done closes a comment, and look again reopens it', async () => {
  const settleComment = vi.fn(async () => {});
  const comments = async () => ({ comments: [comment(1, 'open'), comment(2, 'closed', { done })], colleagues: [] });
  await render(<Comments recordKey={recordKey} />, { api: { comments, settleComment } });
  await click(button(t('comments.done')));
  expect(settleComment).toHaveBeenLastCalledWith(recordKey, 1, true);
  await click(button(t('comments.lookAgain')));
  expect(settleComment).toHaveBeenLastCalledWith(recordKey, 2, false);
});

test('technicians read comments and write none', async () => {
  const comments = async () => ({ comments: [comment(1, 'open')], colleagues: [] });
  await render(<Comments recordKey={recordKey} />, { api: { comments }, roles: ['technician'] });
  expect(screen.getByText('open')).toBeTruthy();
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('says why comments cannot be loaded', async () => {
  const comments = async () => {
    throw new WorkshopRefusal('no-answer');
  };
  await render(<Comments recordKey={recordKey} />, { api: { comments } });
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.no-answer'));
});

test.each(languages)('says in %s who did what was asked', async (language) => {
  const comments = async () => ({ comments: [comment(2, 'closed', { done })], colleagues: [] });
  await render(<Comments recordKey={recordKey} />, { api: { comments }, language });
  expect(screen.getByText(translateIn(language)('comments.settled', { number: 1 }))).toBeTruthy();
  expect(screen.getByText(/Айгүл/)).toBeTruthy();
  cleanup();
});
