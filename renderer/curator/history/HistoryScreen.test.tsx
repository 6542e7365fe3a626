import { screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { RevisionSummary } from '../../../db/model/api/records.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { recordSummary, workshopRecord } from '../../../test-support/renderer/records.ts';
import { button, choose, click, render, submit } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { HistoryScreen } from './HistoryScreen.tsx';

const revision = (number: number, change: Partial<RevisionSummary> = {}): RevisionSummary => ({
  ...{ number, at: '2026-11-23T09:05:00.000Z', by: 'Айгүл', cause: 'edit', reason: 'Misprint' },
  ...{ batch: null, approvedBy: null, release: null, changes: [] },
  ...change,
});
const named = revision(2, { changes: [{ path: ['summary', 'en'], from: 'a camp of 195', to: 'a camp of 193' }] });
const dated = revision(3, { changes: [{ path: ['existed'], from: '1931', to: '1931/1959' }], approvedBy: 'Борис' });
const record = workshopRecord('camp', 'karlag', 'Karlag', { revision: 3 });
const api = { record: async () => record, history: async () => [revision(1, { cause: 'seed' }), named, dated] };
const card = (number: number) => within(document.querySelector(`[data-revision="${number}"]`) as HTMLElement);
const show = (more: object = {}) => render(<HistoryScreen kind="camp" id="karlag" />, { api: { ...api, ...more } });

test('marks what was removed and added in a text, and a figure never by half', async () => {
  await show();
  expect(document.querySelector('[data-revision="2"] del')?.textContent).toContain('195');
  expect(document.querySelector('[data-revision="2"] ins')?.textContent).toContain('193');
});

test('shows a date in plain words before and after', async () => {
  await show();
  expect(document.querySelector('[data-revision="3"] ins')?.textContent).toContain('1959');
  expect(card(3).getByText(t('history.approvedBy', { name: 'Борис' }))).toBeTruthy();
});

test('the newest revision cannot be restored, the first cannot be undone', async () => {
  await show();
  expect(card(3).queryByRole('button', { name: t('history.bringBack') })).toBeNull();
  expect(card(1).queryByRole('button', { name: t('history.undo') })).toBeNull();
  expect(card(1).getByText(t('history.firstWritten'))).toBeTruthy();
});

test('the filter shows the revisions of one field', async () => {
  await show();
  await choose(screen.getByLabelText(t('history.filter')), 'existed');
  expect([...document.querySelectorAll('[data-revision]')].map((each) => each.getAttribute('data-revision'))).toEqual([
    '3',
  ]);
  expect(screen.getByText(t('history.count', { count: 1 }))).toBeTruthy();
});

test('an undo is a new revision', async () => {
  const undoRevision = vi.fn(async () => recordSummary('camp', 'karlag', 'Karlag', { revision: 4 }));
  await show({ undoRevision });
  await click(card(2).getByRole('button', { name: t('history.undo') }));
  expect(undoRevision).toHaveBeenCalledWith({ kind: 'camp', id: 'karlag' }, { baseRevision: 3, revision: 2 });
  expect(screen.getByText(t('history.done.undo', { number: 4 }))).toBeTruthy();
});

test('an undo that later changes collide with opens the merge', async () => {
  const merge = {
    ...{ baseRevision: 2, headRevision: 3, theirsBy: 'Борис', merged: {}, theirs: {} },
    conflicts: [{ path: ['existed'], base: '1931', mine: '1930', theirs: '1959' }],
  };
  const undoRevision = async () => {
    throw new WorkshopRefusal('conflict', { code: 'conflict', message: '', merge });
  };
  await show({ undoRevision });
  await click(card(2).getByRole('button', { name: t('history.undo') }));
  expect(within(screen.getByRole('dialog')).getByText(t('merge.undecided', { count: 1 }))).toBeTruthy();
});

test('an old version is read and restored', async () => {
  const save = vi.fn(async () => recordSummary('camp', 'karlag', 'Karlag', { revision: 4 }));
  const body = { id: 'karlag', existed: '1931' };
  await show({ revision: async () => ({ body }), save });
  await click(card(2).getByRole('button', { name: t('history.open') }));
  await click(within(screen.getByRole('dialog')).getByRole('button', { name: t('history.bringBack') }));
  expect(save).toHaveBeenCalledWith(
    { kind: 'camp', id: 'karlag' },
    { baseRevision: 3, body, reason: t('history.reason.bringBack', { number: 2 }) },
  );
});

test('undoing a whole import is confirmed first', async () => {
  const undoBatch = vi.fn(async () => ({}));
  const imported = revision(4, { cause: 'import', batch: 'batch-1' });
  await show({ undoBatch, history: async () => [imported] });
  await click(button(t('history.undoBatch')));
  expect(undoBatch).not.toHaveBeenCalled();
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(undoBatch).toHaveBeenCalledWith('batch-1');
});

test('a long history is shown by fifty', async () => {
  await show({ history: async () => Array.from({ length: 60 }, (_, at) => revision(at + 1)) });
  expect(document.querySelectorAll('[data-revision]')).toHaveLength(50);
  await click(button(t('history.more')));
  expect(document.querySelectorAll('[data-revision]')).toHaveLength(60);
});

test.each(languages)('says in %s why it cannot be loaded', async (language) => {
  const history = async () => {
    throw new WorkshopRefusal('not-found');
  };
  await render(<HistoryScreen kind="camp" id="karlag" />, { api: { ...api, history }, language });
  expect(screen.getByRole('alert').textContent).toBe(translateIn(language)('refusal.not-found'));
});
