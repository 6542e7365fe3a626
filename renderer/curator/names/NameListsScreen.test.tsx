import { screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../../db/model/api/jobs.ts';
import type { NameNote, WorkshopNameList, WorkshopNames } from '../../../db/model/api/names.ts';
import { jobOf } from '../../../test-support/renderer/jobs.ts';
import { advance, button, click, render, submit, type } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { NameListsScreen } from './NameListsScreen.tsx';

/** Protects: a curator corrects the faults of a list on the page, and only somebody else approves what they did. */
const version = { sha256: 'a', rows: 2 };
const list = (change: Partial<WorkshopNameList> = {}): WorkshopNameList => ({
  ...{ id: 'test', title: { kk: 'Test', ru: 'Test', en: 'Test' }, newest: version, approved: null },
  ...{ importedAt: '2026-01-02T03:04:05Z', importedBy: 'Boris', isWaiting: true, authors: ['Boris'] },
  ...{ changedAt: '2026-01-02T03:04:05Z', ...change },
});
const note: NameNote = {
  ...{ list: 'test', row: 2, withdrawn: true, fields: {}, person: null, reason: 'why', at: '', by: 'Boris' },
  approvedBy: null,
};
const state =
  (lists: WorkshopNameList[] = [], notes: NameNote[] = []) =>
  async (): Promise<WorkshopNames> => ({
    lists,
    notes,
    fourEyes: true,
  });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('imports a file once its faults are corrected here', async () => {
  const problem = { code: 'not-a-year' as const, row: 1, line: 2, column: 'born', value: '19x1', message: '' };
  const duplicate = { ...problem, code: 'duplicate' as const, row: 3, line: 4, column: null, value: '' };
  const results = [
    { list: 'test', rows: 0, problems: [problem, duplicate], problemCount: 2 },
    { list: 'test', rows: 2, problems: [], problemCount: 0 },
  ];
  const importNames = vi.fn(
    async (..._: unknown[]): Promise<Job> => jobOf({ kind: 'import-names', state: 'done', result: results.shift() }),
  );
  const api = {
    nameLists: state(),
    importNames,
    acknowledgeJob: async () => new Response(),
    uploadNames: async () => ({
      ...{ upload: 'u', columns: [{ heading: 'own', field: null }], sample: [['A'], ['B']] },
    }),
  };
  const { container } = await render(<NameListsScreen />, { api });
  const picker = container.querySelector('input[type=file]') as HTMLInputElement;
  Object.defineProperty(picker, 'files', { value: [new File(['x'], 'list.csv')] });
  picker.dispatchEvent(new Event('change'));
  await advance(1);
  await type(screen.getByLabelText(t('names.id')), 'test');
  for (const field of screen.getAllByLabelText(new RegExp(`^${t('names.text.title')} · `))) await type(field, 'Test');
  const meaning = screen.getByLabelText<HTMLSelectElement>(`own: ${t('names.means')}`);
  meaning.value = 'surname';
  meaning.dispatchEvent(new Event('change'));
  await advance(1);
  await submit(container.querySelector('form'));
  await advance(1);
  expect(importNames.mock.calls[0]?.[1]).toMatchObject({ list: 'test', mapping: [['own', 'surname']], leftOut: [] });
  const faults = within(screen.getByRole('table'));
  expect(faults.getByText(t('names.fault.not-a-year'))).toBeTruthy();
  await type(faults.getByLabelText(t('tables.correctOf', { row: 2, column: 'born' })), '1901');
  await click(faults.getByLabelText(t('names.leaveOutRow', { row: 4 })));
  await submit(container.querySelector('form'));
  await advance(1);
  expect(importNames.mock.calls[1]?.[1]).toMatchObject({
    ...{ corrections: [{ row: 1, column: 'born', value: '1901' }], leftOut: [3] },
  });
  expect(screen.getByText(t('names.imported', { list: 'test', count: 2 }))).toBeTruthy();
});

test.each([
  ['somebody else', 'Boris', 2],
  ['the one who approves', 'Айгүл', 0],
])('offers to approve the work of %s: %s', async (_, by, buttons) => {
  const api = { nameLists: state([list({ authors: ['Dana', by] })], [{ ...note, authors: ['Dana', by] }]) };
  await render(<NameListsScreen />, { api, roles: ['approver'] });
  expect(screen.queryAllByRole('button', { name: t('names.approve') })).toHaveLength(buttons);
});

test('names the notes that end with the approval of a version, before it is approved', async () => {
  const approveNames = vi.fn(async () => ({ done: true as const }));
  const lost = { ...note, row: null, entry: { surname: 'Ким', given: 'Бон', born: '1905' }, approvedBy: 'Boris' };
  await render(<NameListsScreen />, {
    api: { nameLists: state([list()], [note, lost]), approveNames },
    roles: ['approver'],
  });
  await click(screen.getAllByRole('button', { name: t('names.approve') })[0] as HTMLElement);
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    `test, ${t('names.noEntry')}, Ким Бон, 1905: ${t('names.withdrawn')}`,
  ]);
  expect(approveNames).not.toHaveBeenCalled();
  await click(dialog.getByRole('button', { name: t('names.approveEnding', { count: 1 }) }));
  expect(approveNames).toHaveBeenCalledWith('test', '2026-01-02T03:04:05Z', 1);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('brings back a removed list', async () => {
  const restoreNames = vi.fn(async () => ({ done: true as const }));
  const api = { nameLists: state([list({ removedAt: '2026-01-02' })]), restoreNames };
  await render(<NameListsScreen />, { api, roles: ['approver'] });
  expect(screen.getByText(new RegExp(t('names.state.removed').slice(0, 20)))).toBeTruthy();
  await click(button(t('names.restore')));
  expect(restoreNames).toHaveBeenCalledWith('test');
});
