import { fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { citationFormats, type ImportResult, type TablePreview, tableNames } from '../../../db/model/api/tables.ts';
import { jobOf } from '../../../test-support/renderer/jobs.ts';
import {
  advance,
  button,
  choose,
  click,
  press,
  render,
  settle,
  submit,
  type,
} from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';
import { TablesScreen } from './TablesScreen.tsx';

const preview = (change: Partial<TablePreview> = {}): TablePreview => ({
  ...{ upload: 'u1', table: 'claims', encoding: 'utf-8', delimiter: ';', sheet: null, sheets: [], rows: 2 },
  headerRow: 1,
  constants: [],
  headers: ['Саны', ''],
  mapping: ['amount', null],
  columns: [
    { name: 'amount', required: true, heading: { kk: 'Саны', ru: 'Число', en: 'Amount' } },
    { name: 'source', required: false },
  ],
  sample: [['195', 'Memorial']],
  notes: [{ code: 'formulas', count: 0 }],
  letters: [],
  ...change,
});
const result = (change: Partial<ImportResult> = {}): ImportResult => ({
  ...{ created: 2, changed: 0, unchanged: 0, first: [], batch: null, problems: [], problemCount: 0 },
  ...change,
});
const problem = { row: 3, column: 'Саны', value: '1x', message: '', code: 'not-a-number' as const };
const acknowledgeJob = async () => null;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function give(name = 'claims.csv'): Promise<void> {
  const picker = document.querySelector('input[type=file]') as HTMLInputElement;
  Object.defineProperty(picker, 'files', { value: [new File(['x'], name)], configurable: true });
  fireEvent.change(picker);
  await settle();
}

test('the columns of a file are mapped, and the encoding can be corrected', async () => {
  const mapTable = vi.fn(async () => preview({ mapping: ['amount', 'source'] }));
  await render(<TablesScreen />, { api: { uploadTable: async () => preview(), mapTable } });
  await give();
  expect(screen.getByText(t('tables.read', { name: 'claims.csv' }))).toBeTruthy();
  await choose(screen.getByLabelText(new RegExp(t('tables.noHeading', { number: 2 }))), 'source');
  expect(mapTable).toHaveBeenLastCalledWith('u1', { mapping: ['amount', 'source'] });
  await choose(screen.getByLabelText(t('tables.encoding')), 'windows-1251');
  expect(mapTable).toHaveBeenLastCalledWith('u1', { encoding: 'windows-1251' });
});

test('a mapping that lacks a required column, or has one twice, cannot be checked', async () => {
  const uploadTable = async () => preview({ mapping: ['source', 'source'] });
  await render(<TablesScreen />, { api: { uploadTable } });
  await give();
  expect(screen.getByText(t('tables.missing', { names: 'Amount' }))).toBeTruthy();
  expect(screen.getByText(t('tables.twice', { names: 'source' }))).toBeTruthy();
  expect(button(t('tables.check')).disabled).toBe(true);
});

test('a workbook offers its sheets instead of an encoding', async () => {
  const uploadTable = async () => preview({ delimiter: null, sheet: 'A', sheets: ['A', 'B'] });
  await render(<TablesScreen />, { api: { uploadTable } });
  await give('claims.xlsx');
  expect(screen.getByLabelText(t('tables.sheet'))).toBeTruthy();
  expect(screen.queryByLabelText(t('tables.encoding'))).toBeNull();
});

test('a file that is no table says why', async () => {
  const uploadTable = async () => {
    throw new WorkshopRefusal('unsupported', { code: 'unsupported', message: '', fault: 'old-excel' });
  };
  await render(<TablesScreen />, { api: { uploadTable } });
  await give('claims.xls');
  expect(screen.getByRole('alert').textContent).toBe(t('tables.fault.old-excel'));
});

test('mistakes are corrected in place; Enter checks again', async () => {
  const mapTable = vi.fn(async () => preview());
  const checks = [result({ problems: [problem], problemCount: 1 }), result()];
  const checkTable = vi.fn(async () => jobOf({ kind: 'check', state: 'done', result: checks.shift() }));
  await render(<TablesScreen />, {
    api: { uploadTable: async () => preview(), mapTable, checkTable, acknowledgeJob },
  });
  await give();
  await click(button(t('tables.check')));
  await advance(10);
  expect(screen.getByText(t('tables.problems', { count: 1 }))).toBeTruthy();
  const cell = screen.getByLabelText(t('tables.correctOf', { row: 4, column: 'Саны' }));
  await type(cell, '195');
  await press(cell, 'Enter');
  await advance(10);
  expect(mapTable).toHaveBeenLastCalledWith('u1', {
    corrections: [{ row: 3, column: 'Саны', value: '195' }],
    leftOut: [],
  });
  expect(screen.getByText(t('tables.fine'))).toBeTruthy();
});

test('a row is left out, and taken again', async () => {
  const mapTable = vi.fn(async () => preview());
  const twice = { ...problem, value: '195', code: 'repeated' as const };
  const checks = [
    result({ problems: [twice], problemCount: 1 }),
    result(),
    result({ problems: [twice], problemCount: 1 }),
  ];
  const checkTable = async () => jobOf({ kind: 'check', state: 'done', result: checks.shift() });
  await render(<TablesScreen />, {
    api: { uploadTable: async () => preview(), mapTable, checkTable, acknowledgeJob },
  });
  await give();
  await click(button(t('tables.check')));
  await advance(10);
  await click(screen.getByLabelText(t('names.leaveOutRow', { row: 4 })));
  await click(button(t('tables.checkAgain')));
  await advance(10);
  expect(mapTable).toHaveBeenLastCalledWith('u1', { corrections: [], leftOut: [3] });
  expect(screen.getByText(t('tables.fine'))).toBeTruthy();
  expect(screen.getByText(t('tables.rowsLeftOut', { count: 1 }))).toBeTruthy();
  await click(button(t('tables.takeAllRows')));
  await advance(10);
  expect(mapTable).toHaveBeenLastCalledWith('u1', { corrections: [], leftOut: [] });
  expect(screen.getByLabelText(t('names.leaveOutRow', { row: 4 }))).toHaveProperty('checked', false);
});

test('corrections do not follow into another sheet', async () => {
  const mapTable = vi.fn(async () => preview({ sheet: 'B', sheets: ['A', 'B'] }));
  const checks = [result({ problems: [problem], problemCount: 1 }), result()];
  const checkTable = async () => jobOf({ kind: 'check', state: 'done', result: checks.shift() });
  const uploadTable = async () => preview({ delimiter: null, sheet: 'A', sheets: ['A', 'B'] });
  await render(<TablesScreen />, { api: { uploadTable, mapTable, checkTable, acknowledgeJob } });
  await give('claims.xlsx');
  await click(button(t('tables.check')));
  await advance(10);
  await type(screen.getByLabelText(t('tables.correctOf', { row: 4, column: 'Саны' })), '195');
  await click(button(t('tables.back')));
  await choose(screen.getByLabelText(t('tables.sheet')), 'B');
  await click(button(t('tables.check')));
  await advance(10);
  expect(mapTable).toHaveBeenCalledOnce();
  expect(screen.queryByText(t('tables.corrected', { count: 1 }))).toBeNull();
});

test('an import needs a reason, and can be undone', async () => {
  const undoBatch = vi.fn(async () => ({}));
  const importTable = vi.fn(async () =>
    jobOf({ kind: 'import', state: 'done', about: { table: 'claims' }, result: result({ batch: 'b1' }) }),
  );
  const checkTable = async () => jobOf({ kind: 'check', state: 'done', result: result() });
  await render(<TablesScreen />, {
    api: { uploadTable: async () => preview(), checkTable, importTable, undoBatch, acknowledgeJob },
  });
  await give();
  await click(button(t('tables.check')));
  await advance(10);
  expect(button(t('tables.doImport')).disabled).toBe(true);
  await type(screen.getByLabelText(t('tables.reason')), ' From the archive ');
  await submit(document.querySelector('form'));
  await advance(10);
  expect(importTable).toHaveBeenCalledWith('u1', 'From the archive');
  expect(screen.getByText(t('tables.created', { count: 2 }))).toBeTruthy();
  await click(button(t('tables.undo')));
  expect(undoBatch).toHaveBeenCalledWith('b1');
  expect(screen.getByText(t('tables.undone'))).toBeTruthy();
});

test('a cell of which only the beginning is shown is corrected in the file', async () => {
  const long = { ...problem, value: `${'x'.repeat(200)}…` };
  const checkTable = async () =>
    jobOf({ kind: 'check', state: 'done', result: result({ problems: [long], problemCount: 1 }) });
  await render(<TablesScreen />, { api: { uploadTable: async () => preview(), checkTable, acknowledgeJob } });
  await give();
  await click(button(t('tables.check')));
  await advance(10);
  expect(screen.getByText(long.value)).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('shows what the import changes, cell by cell, before it is written', async () => {
  const title = { kk: 'Саны', ru: 'Число', en: 'The headcount' };
  const changes = [{ path: ['amount'], from: 27_400, to: 27_500 }];
  const first = [{ kind: 'claim' as const, id: 'karlag-1938', title, changes }];
  const checked = result({ created: 0, changed: 101, first });
  const checkTable = async () => jobOf({ kind: 'check', state: 'done', result: checked });
  await render(<TablesScreen />, { api: { uploadTable: async () => preview(), checkTable, acknowledgeJob } });
  await give();
  await click(button(t('tables.check')));
  await advance(10);
  const changed = screen.getByRole('region', { name: t('many.previewTitle', { count: 101 }) });
  expect(changed.querySelector('h3')?.textContent).toBe('The headcount');
  expect([changed.querySelector('del')?.textContent, changed.querySelector('ins')?.textContent]).toEqual([
    expect.stringMatching(/27.400/),
    expect.stringMatching(/27.500/),
  ]);
  expect(screen.getByText(t('many.more', { count: 100 }))).toBeTruthy();
});

test('a table without news offers another file', async () => {
  const checkTable = async () => jobOf({ kind: 'check', state: 'done', result: result({ created: 0, unchanged: 2 }) });
  await render(<TablesScreen />, { api: { uploadTable: async () => preview(), checkTable, acknowledgeJob } });
  await give();
  await click(button(t('tables.check')));
  await advance(10);
  expect(screen.getByText(t('tables.nothingNew'))).toBeTruthy();
  await click(button(t('tables.otherFile')));
  expect(screen.getByRole('radiogroup')).toBeTruthy();
});

test('a running check shows its progress and can be cancelled', async () => {
  const job = vi.fn(async () => jobOf({ kind: 'check', done: 1, of: 4 }));
  const cancelJob = vi.fn(async () => null);
  const checkTable = async () => jobOf({ kind: 'check', done: 1, of: 4 });
  await render(<TablesScreen />, {
    api: { uploadTable: async () => preview(), checkTable, job, cancelJob, acknowledgeJob },
  });
  await give();
  await click(button(t('tables.check')));
  await advance(10);
  expect(screen.getByText(t('publish.percent', { percent: 25 }))).toBeTruthy();
  await click(button(t('publish.stop')));
  expect(cancelJob).toHaveBeenCalledWith('job');
  job.mockResolvedValue(jobOf({ kind: 'check', state: 'cancelled' }));
  await advance(300);
  expect(screen.getByRole('alert').textContent).toBe(t('tables.cancelled'));
});

test('every table can be downloaded in both formats, sources as citations too, in the language of the page', async () => {
  await render(<TablesScreen />, { language: 'kk' });
  const links = within(screen.getByRole('region', { name: t('tables.export') })).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toContain('api/workshop/tables/camps?format=xlsx&lang=kk');
  expect(links.map((link) => link.getAttribute('href'))).toContain('api/workshop/tables/sources?format=ris&lang=kk');
  expect(links).toHaveLength(2 * tableNames.length + citationFormats.length + 1);
  expect(links[0]?.getAttribute('href')).toBe('api/workshop/open-data');
});

test('the same unknown source of several rows is chosen once', async () => {
  const same = [1, 2, 5].map((row) => ({
    ...problem,
    row,
    column: 'Дерек',
    value: 'ГАРФ',
    code: 'unknown-reference' as const,
  }));
  const job = jobOf({ kind: 'check', state: 'done', result: result({ problems: same, problemCount: 3 }) });
  const mapTable = vi.fn(async () => preview());
  const source = {
    ...{ kind: 'source' as const, id: 'garf', title: { en: 'GARF' }, state: 'new' as const, revision: 1 },
    ...{ drafts: [], problems: 0, changedAt: '', changedBy: '' },
  };
  const api = {
    ...{ uploadTable: async () => preview({ headers: ['Саны', 'Дерек'], mapping: ['amount', 'source_1'] }) },
    ...{ mapTable, checkTable: async () => job, acknowledgeJob },
    records: async () => ({ records: [source], total: 1 }),
  };
  await render(<TablesScreen />, { api });
  await give();
  await click(button(t('tables.check')));
  await settle();
  expect(document.querySelectorAll('tbody tr')).toHaveLength(1);
  expect(screen.getByText(t('tables.andRows', { count: 2 }))).toBeTruthy();
  const seek = screen.getByLabelText(t('tables.pick', { column: 'Дерек' }));
  fireEvent.focus(seek);
  await advance(500);
  await click(screen.getAllByRole('option').at(-1) as HTMLElement);
  const dialog = screen.getByRole('dialog');
  const begun = [...dialog.querySelectorAll('textarea')].map(({ value }) => value);
  expect(
    begun.filter((text) => text === 'ГАРФ'),
    'a new source begins with what the cell says',
  ).toHaveLength(1);
  await press(dialog, 'Escape');
  await type(seek, 'garf');
  await advance(500);
  await press(seek, 'Enter');
  await click(button(t('tables.checkAgain')));
  const corrections = [1, 2, 5].map((row) => ({ row, column: 'Дерек', value: 'garf' }));
  expect(mapTable).toHaveBeenLastCalledWith('u1', { corrections, leftOut: [] });
});
