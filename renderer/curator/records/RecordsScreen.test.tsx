import { cleanup, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { recordSummary } from '../../../test-support/renderer/records.ts';
import { advance, button, choose, click, render, submit, type } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';
import { NewRecord } from './NewRecord.tsx';
import { RecordsScreen } from './RecordsScreen.tsx';

const karlag = recordSummary('camp', 'karlag', 'Karlag', { problems: 2, drafts: ['boris'] });
const page = (total: number) => async () => ({ records: [karlag], total, cells: [[['itl'], ['1931/1959'], []]] });
const show = (search: string, api: Parameters<typeof render>[1] = {}) =>
  render(<RecordsScreen kind="camp" query={new URLSearchParams(search)} />, api);

afterEach(() => void vi.useRealTimers());

test('a row says what a record lacks and that somebody drafts it', async () => {
  await show('', { api: { records: page(1) } });
  const row = screen.getByRole('row', { name: /Karlag/ });
  expect(row.textContent).toContain(t('record.problems', { count: 2 }));
  expect(row.textContent).toContain(t('record.hasDraft'));
});

test('asks for what the address names, and ignores a state that does not exist', async () => {
  const records = vi.fn(page(1));
  await show('q=карлаг&state=nonsense&list=drafts&offset=50', { api: { records } });
  expect(records).toHaveBeenCalledWith(
    expect.objectContaining({ kind: 'camp', q: 'карлаг', state: undefined, list: 'drafts', offset: 50 }),
  );
});

test('a filter goes into the address and leads back to the first page', async () => {
  const replace = vi.spyOn(location, 'replace').mockImplementation(() => {});
  await show('q=k&offset=50', { api: { records: page(120) } });
  await choose(screen.getByLabelText(t('records.state')), 'withdrawn');
  expect(replace).toHaveBeenCalledWith('#/records/camp?q=k&state=withdrawn');
});

test('pages lead on by fifty, from the first not back and from the last not on', async () => {
  const replace = vi.spyOn(location, 'replace').mockImplementation(() => {});
  await show('offset=100', { api: { records: page(120) } });
  expect(button(t('records.after')).disabled).toBe(true);
  await click(button(t('records.before')));
  expect(replace).toHaveBeenCalledWith('#/records/camp?offset=50');
});

test('typing searches at the first pause', async () => {
  vi.useFakeTimers();
  const replace = vi.spyOn(location, 'replace').mockImplementation(() => {});
  await show('', { api: { records: page(1) } });
  await type(screen.getByLabelText(t('records.search')), 'ст');
  await type(screen.getByLabelText(t('records.search')), 'степ');
  await advance(200);
  expect(replace.mock.calls).toEqual([[`#/records/camp?${new URLSearchParams({ q: 'степ' })}`]]);
});

test('a cell says codes and dates in words', async () => {
  await show('', { api: { records: page(1) } });
  const row = screen.getByRole('row', { name: /Karlag/ });
  expect(row.textContent).toContain('1931–1959');
  expect(row.textContent).not.toContain('itl');
});

test('a heading sorts upwards, then downwards, then not at all', async () => {
  const replace = vi.spyOn(location, 'replace').mockImplementation(() => {});
  for (const search of ['', 'sort=existed', 'sort=existed&order=desc']) {
    await show(search, { api: { records: page(1) } });
    await click(button(t('field.existed')));
    cleanup();
  }
  expect(replace.mock.calls).toEqual([
    ['#/records/camp?sort=existed'],
    ['#/records/camp?sort=existed&order=desc'],
    ['#/records/camp'],
  ]);
});

test('a filter of a column goes into the address, and its button lifts it', async () => {
  const replace = vi.spyOn(location, 'replace').mockImplementation(() => {});
  await show('where=existed:none:', { api: { records: page(1) } });
  await click(button(t('lists.filter.add')));
  await choose(screen.getByLabelText(t('lists.filter.column')), 'type');
  await choose(screen.getByLabelText(t('field.type')), 'special-camp');
  await submit(screen.getByRole('dialog').querySelector('form'));
  const where = new URLSearchParams([
    ['where', 'existed:none:'],
    ['where', 'type:is:special-camp'],
  ]);
  expect(replace).toHaveBeenLastCalledWith(`#/records/camp?${where}`);
  const label = t('lists.test.none', { column: t('field.existed'), value: '' });
  await click(button(t('field.remove', { label })));
  expect(replace).toHaveBeenLastCalledWith('#/records/camp');
});

test('a kind of camp that the museum added is filtered by, and named', async () => {
  const own = [recordSummary('camp-type', 'remand-prison', 'Remand prison')];
  const records = vi.fn(async ({ kind }: { kind?: string }) =>
    kind === 'camp-type' ? { records: own, total: 1, cells: [] } : page(1)(),
  );
  await show('where=type:is:remand-prison', { api: { records } });
  expect(screen.getByText(t('lists.test.is', { column: t('field.type'), value: 'Remand prison' }))).toBeTruthy();
  await click(button(t('lists.filter.add')));
  await choose(screen.getByLabelText(t('lists.filter.column')), 'type');
  expect(screen.getByRole('option', { name: 'Remand prison' })).toBeTruthy();
});

test('columns that are chosen are shown and kept with the account', async () => {
  const records = vi.fn(page(1));
  const setPreferences = vi.fn(async () => new Response());
  await show('', { api: { records, setPreferences } });
  await click(button(t('lists.columns')));
  await click(screen.getByLabelText(t('field.parent')));
  await submit(screen.getByRole('dialog').querySelector('form'));
  const [[{ columns }]] = setPreferences.mock.calls as unknown as [[{ columns: { camp: string[] } }]];
  expect(new Set(columns.camp)).toEqual(new Set(['type', 'existed', 'state', 'changedAt']));
  expect(records).toHaveBeenLastCalledWith(
    expect.objectContaining({ columns: ['type', 'existed', 'state', 'changedAt'] }),
  );
});

test('a search is saved by its address and found again', async () => {
  const setPreferences = vi.fn(async () => new Response());
  await show('q=степ&sort=title', { api: { records: page(1), setPreferences } });
  await click(button(t('lists.save')));
  await type(screen.getByLabelText(t('lists.saveName')), 'Steppe');
  await submit(screen.getByRole('dialog').querySelector('form'));
  const link = screen.getByRole('link', { name: 'Steppe' });
  expect(link.getAttribute('href')).toBe(`#/records/camp?${new URLSearchParams({ q: 'степ', sort: 'title' })}`);
  await click(button(t('field.remove', { label: 'Steppe' })));
  expect(setPreferences).toHaveBeenLastCalledWith({ searches: [] });
});

test('the list goes out with its filter, its columns and the words for their codes', async () => {
  const sheet = vi.fn(async () => new Blob(['x']));
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:list');
  // The test's page would follow the link and leave its address.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  await show('where=type:is:itl', { api: { records: page(1), sheet } });
  await click(button(t('lists.export')));
  await click(button('CSV'));
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(sheet).toHaveBeenCalledWith(
    expect.objectContaining({ kind: 'camp', where: ['type:is:itl'], format: 'csv', lang: 'en' }),
  );
  const [{ columns }] = sheet.mock.calls[0] as unknown as [{ columns: { field: string; words: object }[] }];
  expect(columns[0]).toMatchObject({ field: 'title' });
  expect(columns.find(({ field }) => field === 'state')?.words).toMatchObject({ new: t('state.new') });
});

test.each([
  ['', 'records.none'],
  ['list=drafts', 'records.noneFound'],
] as const)('an empty list says whether a filter is the reason: "%s"', async (search, key) => {
  await show(search);
  expect(screen.getByText(t(key))).toBeTruthy();
});

test('says why the records cannot be loaded', async () => {
  const records = async () => {
    throw new WorkshopRefusal('internal');
  };
  await show('', { api: { records } });
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.internal'));
});

test('a new record gets an id that is not taken, and opens as a draft', async () => {
  const saveDraft = vi.fn(async () => ({ savedAt: '' }));
  const record = async ({ id }: { id: string }) => {
    if (id === 'karlag') return karlag;
    throw new WorkshopRefusal('not-found');
  };
  await show('', { api: { records: page(1), record, saveDraft } });
  await click(button(t('records.new')));
  await type(screen.getByLabelText(t('newRecord.name')), 'Қарлаг');
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(saveDraft).toHaveBeenCalledWith(
    { kind: 'camp', id: 'karlag-2' },
    { baseRevision: 0, body: expect.objectContaining({ id: 'karlag-2', name: { kk: '', ru: '', en: 'Қарлаг' } }) },
  );
  expect(location.hash).toBe('#/records/camp/karlag-2');
});

test('a new text comes after the last one', async () => {
  const saveDraft = vi.fn(async () => ({ savedAt: '' }));
  const record = async () => {
    throw new WorkshopRefusal('not-found');
  };
  const records = async () => ({ records: [karlag], total: 1, cells: [[[41]]] });
  await render(<NewRecord kind="text" onClose={() => {}} />, { api: { records, record, saveDraft } });
  await type(screen.getByLabelText(t('newRecord.name')), 'Last');
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(saveDraft).toHaveBeenCalledWith(expect.anything(), {
    ...{ baseRevision: 0, body: expect.objectContaining({ order: 42 }) },
  });
});

test('warns that a record with a similar title exists', async () => {
  vi.useFakeTimers();
  const duplicates = vi.fn(async () => [karlag]);
  await show('', { api: { duplicates } });
  await click(button(t('records.new')));
  await type(screen.getByLabelText(t('newRecord.name')), 'Kar');
  await advance(400);
  expect(duplicates).toHaveBeenCalledWith('camp', 'Kar');
  expect(screen.getByText(t('duplicates.lead', { count: 1 }))).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Karlag' }).getAttribute('href')).toBe('#/records/camp/karlag');
});

test.each(['release', 'media'] as const)('a %s is not created here', async (kind) => {
  await render(<RecordsScreen kind={kind} query={new URLSearchParams()} />);
  expect(screen.queryByRole('button', { name: t('records.new') })).toBeNull();
});

test('the list of pictures leads to where files are added', async () => {
  await render(<RecordsScreen kind="media" query={new URLSearchParams()} />, {
    api: { records: async () => ({ records: [], total: 0, cells: [] }) },
  });
  expect(screen.getByRole('link', { name: t('nav.media') }).getAttribute('href')).toBe('#/media');
});
