import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { button, choose, press, renderInForm, settle, submit, type } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';
import { FiguresDialog } from './FiguresDialog.tsx';

const summary = (kind: 'source' | 'population', id: string) => ({
  ...{ kind, id, title: { en: id }, state: 'released' as const, revision: 1 },
  ...{ drafts: [], problems: 0, changedAt: '', changedBy: '' },
});

async function show(create = vi.fn(async () => summary('source', 'c'))) {
  const records = async ({ kind }: { kind?: string }) => ({
    records: [kind === 'population' ? summary('population', 'prisoners') : summary('source', 'garf')],
    total: 1,
  });
  const record = async () => {
    throw new WorkshopRefusal('not-found');
  };
  const [onAdded, onClose] = [vi.fn(), vi.fn()];
  await renderInForm(
    <FiguresDialog camp={{ kind: 'camp', id: 'karlag' }} onClose={onClose} onAdded={onAdded} />,
    {},
    { api: { create, records, record } },
  );
  await settle();
  await choose(screen.getByLabelText(t('field.figureKind')), 'counted');
  await choose(screen.getByLabelText(t('kind.population')), 'prisoners');
  await type(screen.getByLabelText(t('kind.source')), 'garf');
  await press(screen.getByLabelText(t('kind.source')), 'Enter');
  return { create, onAdded, onClose };
}

const form = () => screen.getByRole('dialog').querySelector('form');

test('each row becomes a claim with the common source, and rows are added while one writes', async () => {
  const { create, onAdded, onClose } = await show();
  await type(screen.getByLabelText(t('figures.date', { number: 1 })), '1945');
  await type(screen.getByLabelText(t('figures.amount', { number: 1 })), '12 300');
  await type(screen.getByLabelText(t('figures.date', { number: 2 })), '01.01.1947');
  await type(screen.getByLabelText(t('figures.amount', { number: 2 })), '9 000');
  expect(screen.getByLabelText(t('figures.date', { number: 3 }))).toBeTruthy();
  await submit(form());
  const common = {
    ...{ subject: { kind: 'camp', id: 'karlag' }, property: 'headcount', kind: 'counted', counts: 'prisoners' },
    citations: [{ source: 'garf' }],
  };
  expect(create.mock.calls.map((call) => (call as unknown[])[1])).toEqual([
    {
      id: 'karlag-1945',
      body: { id: 'karlag-1945', ...common, period: '1945', amount: 12_300 },
      reason: t('figures.reason'),
    },
    {
      id: 'karlag-1947-01-01',
      body: { id: 'karlag-1947-01-01', ...common, period: '1947-01-01', amount: 9_000 },
      reason: t('figures.reason'),
    },
  ]);
  expect([onAdded.mock.calls.length, onClose.mock.calls.length]).toEqual([2, 1]);
});

test('a row that fails stays in the dialog, and those before it are shown as added', async () => {
  const create = vi.fn(async () => summary('source', 'c'));
  create.mockResolvedValueOnce(summary('source', 'c')).mockRejectedValueOnce(new WorkshopRefusal('internal'));
  const { onAdded, onClose } = await show(create);
  for (const [number, year] of [
    [1, '1945'],
    [2, '1947'],
  ] as const) {
    await type(screen.getByLabelText(t('figures.date', { number })), year);
    await type(screen.getByLabelText(t('figures.amount', { number })), '9 000');
  }
  await submit(form());
  expect([onAdded.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 0]);
  expect(screen.getByLabelText<HTMLInputElement>(t('figures.date', { number: 1 })).value).toBe('1947');
});

test('a date or number with two meanings is not saved', async () => {
  const { create } = await show();
  await type(screen.getByLabelText(t('figures.date', { number: 1 })), '01/13/1947');
  await type(screen.getByLabelText(t('figures.amount', { number: 1 })), '27.400');
  expect(button(t('figures.add')).disabled).toBe(false);
  await submit(form());
  expect(create).not.toHaveBeenCalled();
  expect(screen.getByText(t('figures.unread', { number: 1 }))).toBeTruthy();
});
