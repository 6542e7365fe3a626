import { signal } from '@preact/signals';
import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { WorkshopRecord } from '../../../db/model/api/records.ts';
import { recordSummary, workshopRecord } from '../../../test-support/renderer/records.ts';
import { button, click, render, submit, type } from '../../../test-support/renderer/render.tsx';
import type { Body } from '../api/client.ts';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import type { Editor } from './editor.ts';
import { SaveDialog } from './SaveDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

const form = () => screen.getByRole('dialog').querySelector('form');
const nothing = () => {};

async function showSave(
  record: Partial<WorkshopRecord>,
  save: Editor['save'] = async () => true,
  onSaved = nothing,
  body: Body = {},
) {
  const form = { body: signal(body) };
  const parts = { save, problems: signal([]), answers: signal(false), parts: { form } };
  const editor = parts as unknown as Editor;
  const onClose = vi.fn();
  const whole = workshopRecord('camp', 'karlag', 'Karlag', record);
  await render(<SaveDialog record={whole} editor={editor} onClose={onClose} onSaved={onSaved} />);
  return onClose;
}

test('saving needs a reason', async () => {
  const save = vi.fn(async () => true);
  await showSave({}, save);
  expect(button(t('editor.save')).disabled).toBe(true);
  await type(screen.getByLabelText(t('save.reason')), '  Misprint ');
  await submit(form());
  expect(save).toHaveBeenCalledWith({ reason: 'Misprint', correction: undefined });
});

test('a newly cited source is offered as the reason', async () => {
  const save = vi.fn(async () => true);
  const citations = [{ source: 'handbook' }, { source: 'account-book' }];
  await showSave({ body: { citations: citations.slice(0, 1) } }, save, nothing, { citations });
  expect(screen.getByLabelText(t('save.reason'))).toHaveProperty(
    'value',
    t('save.newSource', { names: 'account-book' }),
  );
  await submit(form());
  expect(save).toHaveBeenCalledOnce();
});

test('a correction for visitors needs its words in all languages', async () => {
  const save = vi.fn(async () => true);
  await showSave({}, save);
  await type(screen.getByLabelText(t('save.reason')), 'Misprint');
  await click(screen.getByRole('checkbox'));
  expect(button(t('editor.save')).disabled).toBe(true);
  for (const language of ['kk', 'ru', 'en'] as const) {
    await type(screen.getByLabelText(translateIn(language)('language.name')), language);
  }
  await submit(form());
  expect(save).toHaveBeenCalledWith({
    reason: 'Misprint',
    correction: { reason: { kk: 'kk', ru: 'ru', en: 'en' } },
  });
});

test.each([
  ['new', { revision: 1, state: 'new' as const }],
  ['never saved', { revision: 0 }],
  ['withdrawn', { state: 'withdrawn' as const }],
])('a record that is %s needs no correction for visitors', async (_, record) => {
  await showSave(record);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a conflict closes the dialog without a new revision', async () => {
  const onSaved = vi.fn();
  const onClose = await showSave({}, async () => false, onSaved);
  await type(screen.getByLabelText(t('save.reason')), 'Misprint');
  await submit(form());
  expect(onClose).toHaveBeenCalled();
  expect(onSaved).not.toHaveBeenCalled();
});

test('a refused save keeps the dialog open with the reason', async () => {
  const onClose = await showSave({}, async () => {
    throw new WorkshopRefusal('no-space');
  });
  await type(screen.getByLabelText(t('save.reason')), 'Misprint');
  await submit(form());
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.no-space'));
  expect(onClose).not.toHaveBeenCalled();
});

test('withdrawing names the records that point here', async () => {
  const withdraw = vi.fn(async () => recordSummary('camp', 'karlag', 'Karlag'));
  const usedBy = [recordSummary('claim', 'c1', 'Headcount')];
  const record = workshopRecord('camp', 'karlag', 'Karlag', { revision: 4, usedBy });
  const onDone = vi.fn();
  await render(<WithdrawDialog record={record} onClose={nothing} onDone={onDone} />, { api: { withdraw } });
  expect(screen.getByText(t('withdraw.usedBy', { count: 1 }))).toBeTruthy();
  await type(screen.getByLabelText(t('save.reason')), 'Duplicate');
  await submit(form());
  expect(withdraw).toHaveBeenCalledWith(record, { baseRevision: 4, reason: 'Duplicate' });
  expect(onDone).toHaveBeenCalled();
});

test('a withdrawn record is restored', async () => {
  const restore = vi.fn(async () => recordSummary('camp', 'karlag', 'Karlag'));
  const record = workshopRecord('camp', 'karlag', 'Karlag', { state: 'withdrawn' });
  await render(<WithdrawDialog record={record} onClose={nothing} onDone={nothing} />, { api: { restore } });
  await type(screen.getByLabelText(t('save.reason')), 'Found again');
  await submit(form());
  expect(restore).toHaveBeenCalledWith(record, { baseRevision: 1, reason: 'Found again' });
});

test('a person is withheld from all screens in one step, from the newest revision', async () => {
  const save = vi.fn(async () => recordSummary('person', 'a', 'Aziza'));
  const body = { id: 'a', consent: 'public-record' };
  const usedBy = [recordSummary('text', 'alzhir', 'The women of ALZHIR')];
  const record = workshopRecord('person', 'a', 'Aziza', { revision: 3, body, usedBy });
  await render(<WithdrawDialog record={record} onClose={nothing} onDone={nothing} />, { api: { save } });
  expect(screen.getByText(t('withdraw.mentions', { count: 1 }))).toBeTruthy();
  await type(screen.getByLabelText(t('save.reason')), 'The family asked');
  await submit(form());
  const sent = { baseRevision: 3, reason: 'The family asked', body: { ...body, consent: 'withheld' }, cause: 'edit' };
  expect(save).toHaveBeenCalledWith(record, sent);
});

test('a person who is withheld already can be withdrawn as any record', async () => {
  const withdraw = vi.fn(async () => recordSummary('person', 'a', 'Aziza'));
  const record = workshopRecord('person', 'a', 'Aziza', { revision: 4, body: { id: 'a', consent: 'withheld' } });
  await render(<WithdrawDialog record={record} onClose={nothing} onDone={nothing} />, { api: { withdraw } });
  await type(screen.getByLabelText(t('save.reason')), 'Duplicate');
  await submit(form());
  expect(withdraw).toHaveBeenCalledWith(record, { baseRevision: 4, reason: 'Duplicate' });
});
