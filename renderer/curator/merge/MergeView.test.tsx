import { screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { MergeProposal } from '../../../db/model/api/records.ts';
import { button, click, render, type } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { MergeView } from './MergeView.tsx';

const proposal: MergeProposal = {
  ...{ baseRevision: 3, headRevision: 4, theirsBy: 'Борис' },
  merged: { id: 'karlag', summary: { en: 'mine' }, order: 5, existed: '1931' },
  theirs: { id: 'karlag', summary: { en: 'theirs' }, order: 7 },
  conflicts: [
    { path: ['summary', 'en'], base: 'base', mine: 'mine', theirs: 'theirs' },
    { path: ['order'], base: 3, mine: 5, theirs: 7 },
    { path: ['seats'], base: [], mine: [{ a: 1 }], theirs: [{ b: 1 }] },
  ],
};
const conflict = (at: number) => within(screen.getAllByRole('group')[at] as HTMLElement);

async function show(change: Partial<Parameters<typeof MergeView>[0]> = {}) {
  const onResolve = vi.fn();
  await render(<MergeView kind="camp" proposal={proposal} onResolve={onResolve} onCancel={() => {}} {...change} />);
  return onResolve;
}

test('nothing is decided before the editor decides it: saving leads to the first open conflict', async () => {
  const onResolve = await show();
  await click(conflict(0).getByLabelText(t('merge.takeMine')));
  await click(button(t('merge.save')));
  expect(onResolve).not.toHaveBeenCalled();
  expect(screen.getByRole('status').textContent).toBe(t('merge.undecided', { count: 2 }));
  expect(document.activeElement).toBe(conflict(1).getAllByRole('radio')[0]);
});

test('takes a version of each, or a third that is written here', async () => {
  const onResolve = await show();
  await click(conflict(0).getByLabelText(t('merge.takeTheirs')));
  await click(conflict(1).getByLabelText(t('merge.writeThird')));
  await type(conflict(1).getByRole('textbox'), '1 250,5');
  await click(conflict(2).getByLabelText(t('merge.takeMine')));
  await click(button(t('merge.save')));
  expect(onResolve).toHaveBeenCalledWith({
    ...{ id: 'karlag', summary: { en: 'theirs' }, order: 1250.5, existed: '1931' },
    seats: [{ a: 1 }],
  });
});

test('a third version of a number must be a number', async () => {
  await show();
  await click(conflict(1).getByLabelText(t('merge.writeThird')));
  await type(conflict(1).getByRole('textbox'), 'many');
  expect(screen.getByRole('status').textContent).toBe(t('merge.undecided', { count: 3 }));
  expect(conflict(1).getByRole<HTMLTextAreaElement>('textbox').value).toBe('many');
});

test('a list has no third version', async () => {
  await show();
  expect(conflict(2).getByText(t('merge.notText'))).toBeTruthy();
});

test('shows what was merged without a conflict', async () => {
  await show({ mine: { id: 'karlag', summary: { en: 'mine' }, order: 5, existed: '1930' } });
  expect(screen.getByText(t('merge.quietMine'))).toBeTruthy();
  expect(screen.getByText(t('merge.quietTheirs', { name: 'Борис' }))).toBeTruthy();
});

test('names the sides of a file by its author', async () => {
  await show({ file: 'Гүлнар' });
  expect(screen.getAllByText(t('carry.mergeFile', { name: 'Гүлнар' })).length).toBeGreaterThan(0);
  expect(screen.getAllByText(t('carry.mergeHere', { name: 'Борис' })).length).toBeGreaterThan(0);
});
