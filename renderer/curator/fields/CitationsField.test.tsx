import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { button, click, press, renderInForm, settle, type } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { CitationsField } from './CitationsField.tsx';

const field = { form: 'citations', name: 'citations' } as const;
const source = {
  ...{ kind: 'source' as const, id: 'memorial', title: { en: 'Memorial' }, state: 'released' as const, revision: 1 },
  ...{ drafts: [], problems: 0, changedAt: '', changedBy: '' },
};
const records = async () => ({ records: [source], total: 1 });

test('a found source becomes a citation with empty details', async () => {
  const form = await renderInForm(<CitationsField field={field} path={['citations']} />, {}, { api: { records } });
  await type(screen.getByRole('combobox'), 'mem');
  await press(screen.getByRole('combobox'), 'Enter');
  expect(form.body.value).toEqual({ citations: [{ source: 'memorial' }] });
  await type(screen.getByLabelText(t('field.locator')), 'p. 7');
  expect(form.body.value).toEqual({ citations: [{ source: 'memorial', locator: 'p. 7' }] });
});

test('a single citation cannot be moved, several can', async () => {
  const one = await renderInForm(<CitationsField field={field} path={['citations']} />, {
    citations: [{ source: 'a' }],
  });
  expect(screen.queryByRole('button', { name: t('list.up', { number: 1 }) })).toBeNull();
  one.write(['citations'], [{ source: 'a' }, { source: 'b' }]);
  await settle();
  await click(button(t('list.down', { number: 1 })));
  expect(one.body.value).toEqual({ citations: [{ source: 'b' }, { source: 'a' }] });
});

test('the last optional citation takes the list with it', async () => {
  const form = await renderInForm(<CitationsField field={{ ...field, optional: true }} path={['citations']} />, {
    citations: [{ source: 'a' }],
  });
  await click(button(t('citation.remove', { number: 1 })));
  expect(form.body.value).toEqual({});
  await click(screen.getByRole('button'));
  expect(form.body.value).toEqual({ citations: [] });
});

test('citations of a long list are folded, and one that is added after a removal is open', async () => {
  const citations = ['a', 'b', 'c'].map((id) => ({ source: id, locator: `p. ${id}` }));
  await renderInForm(<CitationsField field={field} path={['citations']} />, { citations }, { api: { records } });
  expect(screen.queryAllByLabelText(t('field.locator'))).toEqual([]);
  expect(screen.getByText('p. b')).toBeTruthy();
  await click(button(t('citation.remove', { number: 3 })));
  await type(screen.getByRole('combobox'), 'mem');
  await press(screen.getByRole('combobox'), 'Enter');
  expect(screen.getAllByLabelText(t('field.locator'))).toHaveLength(1);
});

test('a required citation that is missing is a problem', async () => {
  await renderInForm(<CitationsField field={field} path={['citations']} />, { citations: [] });
  expect(screen.getByText(t('problem.missing-citation'))).toBeTruthy();
});

test('a new source is created from its title and cited at once', async () => {
  const create = vi.fn(async () => ({ ...source, id: 'karlag-arkhivi' }));
  const form = await renderInForm(<CitationsField field={field} path={['citations']} />, {}, { api: { create } });
  await click(button(t('citation.newSource')));
  const dialog = screen.getByRole('dialog');
  const make = button(t('picker.make'));
  expect(make.disabled).toBe(true);
  for (const language of ['kk', 'ru', 'en']) {
    await type(dialog.querySelector(`textarea[lang=${language}]`) as HTMLElement, 'Karlag archive');
  }
  expect(make.disabled).toBe(false);
  await click(make);
  expect(create).toHaveBeenCalledWith('source', expect.objectContaining({ id: 'karlag-archive' }));
  expect(form.body.value).toEqual({ citations: [{ source: 'karlag-arkhivi' }] });
  expect(screen.queryByRole('dialog')).toBeNull();
});

const none = async () => ({ records: [], total: 0, cells: [] });

test('a source that is not found is made of its title, and what was assumed of it can be corrected at once', async () => {
  const made = { ...source, id: 'account-book', title: { en: 'Account book' } };
  const create = vi.fn(async () => made);
  const save = vi.fn(async () => ({ ...made, revision: 2 }));
  const api = { records: none, create, save };
  const form = await renderInForm(<CitationsField field={field} path={['citations']} />, {}, { api });
  await type(screen.getByRole('combobox'), 'Account book');
  await press(screen.getByRole('combobox'), 'Enter');
  const title = { kk: 'Account book', ru: 'Account book', en: 'Account book' };
  const body = expect.objectContaining({ kind: 'book', consulted: 'consulted', title });
  expect(create).toHaveBeenCalledWith('source', expect.objectContaining({ id: 'account-book', body }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(form.body.value).toEqual({ citations: [{ source: 'account-book' }] });
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(t('field.locator'))));
  const kind = screen.getByLabelText(t('field.sourceKind')) as HTMLSelectElement;
  kind.value = 'database';
  kind.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  expect(save).toHaveBeenCalledWith(
    expect.objectContaining({ id: 'account-book' }),
    expect.objectContaining({ baseRevision: 1, body: expect.objectContaining({ kind: 'database', title }) }),
  );
  expect(kind.value).toBe('database');
});

test('a source whose title resembles another is not made before the other was shown', async () => {
  const create = vi.fn();
  const api = { records: none, create, duplicates: async () => [source] };
  await renderInForm(<CitationsField field={field} path={['citations']} />, {}, { api });
  await type(screen.getByRole('combobox'), 'Memorial.');
  await press(screen.getByRole('combobox'), 'Enter');
  expect(create).not.toHaveBeenCalled();
  expect(screen.getByRole('dialog').querySelector('textarea[lang=en]')).toHaveProperty('value', 'Memorial.');
});
