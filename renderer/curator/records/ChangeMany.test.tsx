import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { ManyPreview } from '../../../db/model/api/selection.ts';
import { button, choose, click, render, submit, type } from '../../../test-support/renderer/render.tsx';
import { t, translateIn } from '../app/i18n.ts';
import { ChangeMany } from './ChangeMany.tsx';
import { filterOf } from './list-address.ts';

const preview: ManyPreview = {
  id: 'prepared',
  count: 2,
  first: [
    {
      ...{ kind: 'camp', id: 'karlag', title: { en: 'Karlag' } },
      changes: [{ path: ['summary', 'en'], from: 'near Dolinka', to: 'near Dolynka' }],
    },
  ],
  refused: [],
};
const form = () => screen.getByRole('dialog').querySelector('form');

function show(api: Parameters<typeof render>[1] = {}, chosen: string[] = []) {
  const onChanged = vi.fn();
  const filter = filterOf(new URLSearchParams('q=dolinka'));
  const rest = { filter, chosen, total: 2, onClose: () => {}, onChanged };
  return render(<ChangeMany kind="camp" {...rest} />, api).then(() => onChanged);
}

test('shows cell by cell what a replacement does, writes it with a reason, and takes it back', async () => {
  const prepareMany = vi.fn(async () => preview);
  const changeMany = vi.fn(async () => ({ batch: 'b-1', created: 0, changed: 2, unchanged: 0 }));
  const undoBatch = vi.fn(async () => ({}));
  const onChanged = await show({ api: { prepareMany, changeMany, undoBatch } });
  await type(screen.getByLabelText(t('many.find')), 'Dolinka');
  await type(screen.getByLabelText(t('many.with')), 'Dolynka');
  await submit(form());
  const change = { change: 'replace', find: 'Dolinka', replacement: 'Dolynka', wholeWords: true, field: null };
  expect(prepareMany).toHaveBeenCalledWith(
    expect.objectContaining({ kind: 'camp', q: 'dolinka', ids: undefined, change }),
  );
  expect(screen.getByRole('dialog').textContent).toContain('Karlag');
  expect(screen.getByText(t('many.more', { count: 1 }))).toBeTruthy();
  expect(button(t('many.do', { count: 2 })).disabled).toBe(true);
  await type(screen.getByLabelText(t('many.reason')), 'the usual spelling');
  await submit(form());
  expect(changeMany).toHaveBeenCalledWith('prepared', 'the usual spelling');
  expect(screen.getByText(t('many.done', { count: 2 }))).toBeTruthy();
  await click(button(t('many.undo')));
  expect(undoBatch).toHaveBeenCalledWith('b-1');
  expect(screen.getByText(t('many.undone', { count: 2 }))).toBeTruthy();
  expect(onChanged).toHaveBeenCalledTimes(2);
});

test('sets a field of the chosen records, and empties one', async () => {
  const prepareMany = vi.fn(async () => ({ ...preview, id: null, count: 0, first: [] }));
  await show({ api: { prepareMany } }, ['karlag']);
  await click(button(t('many.set')));
  await choose(screen.getByLabelText(t('many.field')), 'type');
  await choose(screen.getByLabelText(t('field.type')), 'special-camp');
  await submit(form());
  expect(prepareMany).toHaveBeenCalledWith(
    expect.objectContaining({ ids: ['karlag'], change: { change: 'set', field: 'type', value: 'special-camp' } }),
  );
  expect(screen.getByText(t('many.nothing'))).toBeTruthy();
});

test('gives many pictures the same rights in three languages, chosen from the list', async () => {
  const prepareMany = vi.fn(async () => ({ ...preview, id: null, count: 0, first: [] }));
  const rest = { filter: filterOf(new URLSearchParams()), total: 2, onClose: () => {}, onChanged: () => {} };
  await render(<ChangeMany kind="media" chosen={['a', 'b']} first="set" {...rest} />, { api: { prepareMany } });
  await choose(screen.getByLabelText(t('many.field')), 'rights');
  const russian = screen.getByLabelText(`${t('field.rights')}, ${translateIn('ru')('language.short')}`);
  await type(russian, 'Архив');
  expect(button(t('many.preview')).disabled).toBe(true);
  await choose(screen.getByLabelText(t('rights.list')), 'rights.family');
  await choose(screen.getByLabelText(t('rights.list')), 'rights.museum');
  await submit(form());
  const value = {
    kk: translateIn('kk')('rights.museum'),
    ru: `Архив. ${translateIn('ru')('rights.museum')}`,
    en: translateIn('en')('rights.museum'),
  };
  expect(prepareMany).toHaveBeenCalledWith(
    expect.objectContaining({ ids: ['a', 'b'], change: { change: 'set', field: 'rights', value } }),
  );
});

test('asks for a date that has one meaning alone', async () => {
  await show();
  await click(button(t('many.set')));
  await choose(screen.getByLabelText(t('many.field')), 'existed');
  await type(screen.getByLabelText(t('field.existed')), '01/13/1947x');
  expect(button(t('many.preview')).disabled).toBe(true);
  await type(screen.getByLabelText(t('field.existed')), '1947');
  expect(button(t('many.preview')).disabled).toBe(false);
  await click(screen.getByLabelText(t('many.empty')));
  expect(screen.queryByLabelText(t('field.existed'))).toBeNull();
  expect(button(t('many.preview')).disabled).toBe(false);
});
