import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { recordSummary, workshopRecord } from '../../../test-support/renderer/records.ts';
import { button, click, type FakeApi, render, settle, type } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { language, t, translateIn } from '../app/i18n.ts';
import { RecordScreen } from './RecordScreen.tsx';

const body = { id: 'ru', name: { kk: 'Қостанай', ru: 'Костанай', en: 'Kostanay' }, country: 'kz' };
const region = workshopRecord('region', 'ru', 'Kostanay', { body, revision: 2 });
const service = (record = region): FakeApi => ({
  record: async () => record,
  saveDraft: async () => ({ savedAt: '' }),
  dropDraft: async () => null,
});
const show = (api: FakeApi = service(), roles?: ('editor' | 'technician')[]) =>
  render(<RecordScreen recordKey={{ kind: 'region', id: 'ru' }} />, { api, ...(roles && { roles }) });
const english = () => document.querySelector('textarea[lang=en]') as HTMLTextAreaElement;

test('a change can be undone and redone, by buttons and by keys', async () => {
  await show();
  expect(button(t('editor.save')).disabled).toBe(true);
  await type(english(), 'Kostanai');
  expect(button(t('editor.save')).disabled).toBe(false);
  await click(button(t('editor.undo')));
  expect(english().value).toBe('Kostanay');
  fireEvent.keyDown(window, { code: 'KeyZ', ctrlKey: true, shiftKey: true });
  await settle();
  expect(english().value).toBe('Kostanai');
  fireEvent.keyDown(window, { code: 'KeyS', ctrlKey: true });
  await settle();
  expect(screen.getByRole('dialog', { name: t('save.title') })).toBeTruthy();
});

test('what was sent back can be answered without a change', async () => {
  const save = vi.fn(async () => recordSummary('region', 'ru', 'Kostanay'));
  await show({ ...service({ ...region, state: 'returned', returnedWith: 'Correct the other record' }), save });
  await click(button(t('editor.answer')));
  const dialog = screen.getByRole('dialog', { name: t('editor.answer') });
  await type(within(dialog).getByLabelText(t('save.answer'), { exact: false }), 'Done there');
  await click(within(dialog).getByRole('button', { name: t('editor.answer') }));
  expect(save).toHaveBeenCalledWith(
    { kind: 'region', id: 'ru' },
    expect.objectContaining({ body, reason: 'Done there' }),
  );
});

test('a missing language is a problem that leads to its field', async () => {
  const lacking = workshopRecord('region', 'ru', 'Kostanay', { body: { ...body, name: { ...body.name, en: '' } } });
  await show(service(lacking));
  expect(screen.getByText(t('problems.title', { count: 1 }))).toBeTruthy();
  const link = button(new RegExp(translateIn('en')('language.short')));
  Element.prototype.scrollIntoView = vi.fn();
  await click(screen.getByText(t('problem.missing-language')).closest('button') ?? link);
  expect(document.activeElement).toBe(english());
});

test('technicians read a record and cannot change it', async () => {
  await show(service(), ['technician']);
  expect(screen.getByText(t('record.readOnly'))).toBeTruthy();
  expect(english().closest('fieldset:disabled')).not.toBeNull();
});

test('a draft that others overtook says so', async () => {
  const draft = { by: 'aigul', baseRevision: 1, body: { ...body, country: 'ru' }, savedAt: '2026-11-23T09:05:00.000Z' };
  await show(service({ ...region, draft, changedBy: 'Борис' }));
  expect(screen.getByText(t('draft.overtaken', { name: 'Борис' }))).toBeTruthy();
});

test('dropping a record that was never saved is confirmed first', async () => {
  const draft = { by: 'aigul', baseRevision: 0, body, savedAt: '2026-11-23T09:05:00.000Z' };
  const dropDraft = vi.fn(async () => null);
  vi.spyOn(location, 'replace').mockImplementation(() => {});
  await show({ ...service(workshopRecord('region', 'ru', '', { revision: 0, body, draft })), dropDraft });
  expect(screen.getByText(t('record.notYet'))).toBeTruthy();
  await click(button(t('draft.drop')));
  expect(dropDraft).not.toHaveBeenCalled();
  expect(button(t('drop.keep'))).toBeTruthy();
});

test('records that point here are folded; own claims are listed in the form', async () => {
  const claim = recordSummary('claim', 'c1', 'Headcount');
  const camp = workshopRecord('camp', 'ru', 'Karlag', {
    body: { id: 'ru', type: 'itl', name: body.name, fullName: body.name, summary: body.name },
    usedBy: [claim, recordSummary('question', 'q1', 'How many?')],
    claims: [claim],
  });
  const records = async () => ({ records: [claim], total: 1, cells: [[['headcount'], [7], ['1941'], [], []]] });
  await render(<RecordScreen recordKey={{ kind: 'camp', id: 'ru' }} />, { api: { ...service(camp), records } });
  expect(screen.getByText(t('side.usedBy', { count: 1 }))).toBeTruthy();
  await settle();
  expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toContainEqual(
    expect.stringMatching(/Headcount.*7.*1941/),
  );
});

test('a record that does not exist leads back to its list', async () => {
  const record = async () => {
    throw new WorkshopRefusal('not-found');
  };
  await show({ record });
  expect(screen.getByRole('alert').textContent).toContain(t('record.absent'));
  expect(screen.getByRole('link', { name: t('record.toList') }).getAttribute('href')).toBe('#/records/region');
});

test('what is typed survives a dead service and a closed tab', async () => {
  const dead = async () => {
    throw new WorkshopRefusal('no-answer', null);
  };
  await show({ ...service(), saveDraft: dead });
  await type(english(), 'Kostanai');
  const unload = new Event('beforeunload', { cancelable: true });
  await vi.waitFor(() => {
    dispatchEvent(unload);
    expect(unload.defaultPrevented).toBe(true);
  });
  cleanup();
  const saveDraft = vi.fn(async () => ({ savedAt: '' }));
  await show({ ...service(), saveDraft });
  expect(english().value).toBe('Kostanai');
  expect(screen.getByText(t('draft.broughtBack'))).toBeTruthy();
  await vi.waitFor(() => expect(saveDraft).toHaveBeenCalled());
  await vi.waitFor(() => expect(localStorage).toHaveLength(0));
});

test('after a number was corrected, the places of the old one are listed with links', async () => {
  const figure = workshopRecord('claim', 'c1', 'Headcount', { body: { id: 'c1', amount: 65_673 }, revision: 2 });
  const stated = vi.fn(async () => [
    {
      record: recordSummary('camp', 'karlag', 'Karlag'),
      figure: 65_673,
      path: ['summary', 'kk'],
      excerpt: '65\u00a0673 адам',
    },
  ]);
  const api = { ...service(figure), save: async () => recordSummary('claim', 'c1', 'Headcount'), stated };
  await render(<RecordScreen recordKey={{ kind: 'claim', id: 'c1' }} />, { api });
  await type(screen.getByLabelText(t('amount.number')), '65 763');
  await click(button(t('editor.save')));
  await type(screen.getByLabelText(t('save.reason')), 'digits were swapped');
  const dialog = screen.getByRole('dialog', { name: t('save.title') });
  await click(within(dialog).getByRole('button', { name: t('editor.save') }));
  await vi.waitFor(() => expect(screen.getByRole('dialog', { name: t('stated.title') })).toBeTruthy());
  expect(stated).toHaveBeenCalledWith(expect.objectContaining({ kind: 'claim', id: 'c1' }), 65_673, language.value);
  expect(screen.getByRole('link', { name: /Karlag/ }).getAttribute('href')).toBe(
    '#/records/camp/karlag?field=summary.kk',
  );
});
