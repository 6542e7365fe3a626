import { fireEvent, screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { button, click, render, settle, type } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { Find } from './Find.tsx';
import { KeySheet } from './KeySheet.tsx';

async function press(target: Element, key: string, code: string): Promise<void> {
  fireEvent.keyDown(target, { key, code });
  await settle();
}

test('a question mark or its button opens the list of keys', async () => {
  await render(<KeySheet />);
  await press(document.body, '?', 'Slash');
  expect(screen.getByRole('dialog', { name: t('keys.title') }).textContent).toContain(t('keys.save'));
  await click(button(t('dialog.close')));
  await click(button(t('keys.title')));
  expect(screen.getByRole('dialog')).toBeTruthy();
});

test('keys lead to the search and to a new record, in a Cyrillic layout, too, and not while one writes', async () => {
  const made = vi.fn();
  await render(
    <main>
      <KeySheet />
      <input type="search" />
      <button type="button" data-new onClick={made}>
        new
      </button>
    </main>,
  );
  const search = screen.getByRole('searchbox');
  await press(search, 'т', 'KeyN');
  expect(made).not.toHaveBeenCalled();
  await press(document.body, 'т', 'KeyN');
  expect(made).toHaveBeenCalledOnce();
  await press(document.body, '.', 'Slash');
  expect(document.activeElement).toBe(search);
});

test('without a list on the screen the key of the search leads to that of the whole workshop', async () => {
  const karlag = {
    ...{ kind: 'camp' as const, id: 'karlag', title: { en: 'Karlag' }, state: 'released' as const, revision: 1 },
    ...{ drafts: [], problems: 0, changedAt: '', changedBy: '' },
  };
  const records = vi.fn(async () => ({ records: [karlag], total: 1, cells: [] }));
  await render(
    <>
      <KeySheet />
      <Find />
    </>,
    { api: { records } },
  );
  await press(document.body, '/', 'Slash');
  const find = screen.getByRole('combobox');
  expect(document.activeElement).toBe(find);
  expect(records, 'nothing is typed yet').not.toHaveBeenCalled();
  await type(find, 'karl');
  expect(records).toHaveBeenCalledWith(expect.objectContaining({ kind: undefined, q: 'karl' }));
  await press(find, 'Enter', 'Enter');
  expect(location.hash).toBe('#/records/camp/karlag');
  await type(find, 'karl');
  await click(screen.getByText(t('find.all')));
  expect(location.hash).toBe('#/records?q=karl');
});
