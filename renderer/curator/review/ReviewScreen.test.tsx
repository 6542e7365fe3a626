import { screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { ReviewItem } from '../../../db/model/api/publish.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { recordSummary } from '../../../test-support/renderer/records.ts';
import { button, click, type FakeApi, render, submit, type } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { ReviewScreen } from './ReviewScreen.tsx';

const item = (id: string, change: Partial<ReviewItem> = {}): ReviewItem => ({
  ...recordSummary('camp', id, id, { state: 'changed', revision: 3 }),
  subject: null,
  changes: [{ path: ['name', 'en'], from: 'Old', to: 'New' }],
  reason: 'Misprint',
  found: [],
  isApproved: false,
  canApprove: true,
  ...change,
});
const reviewOf = (...items: ReviewItem[]): FakeApi => ({
  review: async () => ({ fourEyes: true, wasOff: false, items, total: items.length }),
});
const card = (id: string) => within(document.querySelector(`[data-record="camp/${id}"]`) as HTMLElement);

test.each([
  ['own', { canApprove: false }, 'review.cannot.own'],
  ['incomplete', { problems: 2, canApprove: true }, 'review.cannot.problems'],
] as const)('says why a record that is %s cannot be approved', async (_, change, key) => {
  const approve = vi.fn();
  await render(<ReviewScreen />, { api: { ...reviewOf(item('karlag', change)), approve } });
  const approval = card('karlag').getByRole('button', { name: t('review.approve') });
  expect(approval.getAttribute('aria-disabled')).toBe('true');
  expect(card('karlag').getByText(t(key, { count: 2 }))).toBeTruthy();
  await click(approval);
  expect(approve).not.toHaveBeenCalled();
});

test('an editor sees the changes and can neither approve nor send back', async () => {
  await render(<ReviewScreen />, { api: reviewOf(item('karlag')), roles: ['editor'] });
  expect(card('karlag').getByText(t('review.cannot.role'))).toBeTruthy();
  expect(card('karlag').queryByRole('button', { name: t('review.sendBack') })).toBeNull();
  expect(screen.queryByText(t('review.fourEyes.who'))).toBeNull();
});

test('an editor reads that only an approver can switch four eyes on', async () => {
  const review = async () => ({ fourEyes: false, wasOff: true, items: [], total: 0 });
  await render(<ReviewScreen />, { api: { review }, roles: ['editor'] });
  expect(screen.getByText(t('review.fourEyes.who'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: t('review.fourEyes.on') })).toBeNull();
});

test('a withdrawal is approved in spite of its problems', async () => {
  const approve = vi.fn(async () => recordSummary('camp', 'karlag', 'karlag'));
  const api = { ...reviewOf(item('karlag', { state: 'withdrawn', problems: 3 })), approve };
  await render(<ReviewScreen />, { api });
  expect(card('karlag').getByText(t('review.taken'))).toBeTruthy();
  await click(card('karlag').getByRole('button', { name: t('review.approve') }));
  expect(approve).toHaveBeenCalledWith(expect.objectContaining({ kind: 'camp', id: 'karlag', revision: 3 }));
  expect(screen.getByText(t('review.done.approve', { name: 'karlag' }))).toBeTruthy();
});

test('a record that somebody changed meanwhile is loaded again', async () => {
  const review = vi.fn(reviewOf(item('karlag')).review as () => Promise<unknown>);
  const approve = async () => {
    throw new WorkshopRefusal('conflict');
  };
  await render(<ReviewScreen />, { api: { review, approve } });
  await click(card('karlag').getByRole('button', { name: t('review.approve') }));
  expect(screen.getByRole('alert').textContent).toBe(t('review.overtaken'));
  expect(review).toHaveBeenCalledTimes(2);
});

test('several are approved at once, and those that were refused are counted', async () => {
  const approveAll = vi.fn(async () => ({
    approved: [recordSummary('camp', 'karlag', 'karlag')],
    refused: [{ kind: 'camp', id: 'steplag', code: 'conflict', message: '' }],
  }));
  await render(<ReviewScreen />, { api: { ...reviewOf(item('karlag'), item('steplag')), approveAll } });
  expect(button(t('review.approveNone')).disabled).toBe(true);
  await click(button(t('review.chooseAll')));
  await click(button(t('review.approveSeveral', { count: 2 })));
  expect(approveAll).toHaveBeenCalledWith([
    expect.objectContaining({ id: 'karlag' }),
    expect.objectContaining({ id: 'steplag' }),
  ]);
  expect(screen.getByRole('alert').textContent).toBe(t('review.done.someRefused', { done: 1, count: 1 }));
});

test('sending back needs a reason', async () => {
  const sendBack = vi.fn(async () => recordSummary('camp', 'karlag', 'karlag'));
  await render(<ReviewScreen />, { api: { ...reviewOf(item('karlag')), sendBack } });
  await click(card('karlag').getByRole('button', { name: t('review.sendBack') }));
  const dialog = screen.getByRole('dialog');
  await submit(dialog.querySelector('form'));
  expect(sendBack).not.toHaveBeenCalled();
  await type(within(dialog).getByRole('textbox'), ' The source is missing. ');
  await submit(dialog.querySelector('form'));
  expect(sendBack).toHaveBeenCalledWith(expect.objectContaining({ id: 'karlag' }), 'The source is missing.');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('four eyes are switched on after a confirmation, and off only at the machine', async () => {
  const switchFourEyesOn = vi.fn(async () => ({ on: true as const }));
  const off = { review: async () => ({ fourEyes: false, wasOff: true, items: [], total: 0 }), switchFourEyesOn };
  await render(<ReviewScreen />, { api: off });
  expect(screen.getByText(t('review.fourEyes.wasOff'))).toBeTruthy();
  await click(button(t('review.fourEyes.on')));
  expect(screen.getByText(t('review.fourEyes.recorded'))).toBeTruthy();
  expect(switchFourEyesOn).not.toHaveBeenCalled();
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(switchFourEyesOn).toHaveBeenCalledOnce();
});

test('four eyes that are on offer no switch', async () => {
  await render(<ReviewScreen />, { api: reviewOf() });
  expect(screen.getByText(t('review.fourEyes.atMachine'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: t('review.fourEyes.on') })).toBeNull();
});

test('approved records are folded, and lead to publishing', async () => {
  await render(<ReviewScreen />, { api: reviewOf(item('karlag', { isApproved: true })) });
  expect(screen.getByText(t('review.allApproved'))).toBeTruthy();
  expect(screen.getByRole('link', { name: t('review.toPublish') }).getAttribute('href')).toBe('#/publish');
  expect(card('karlag').queryByRole('button', { name: t('review.approve') })).toBeNull();
});

test.each(languages)('says in %s that nothing waits', async (language) => {
  await render(<ReviewScreen />, { api: reviewOf(), language });
  expect(screen.getByText(translateIn(language)('review.nothing'))).toBeTruthy();
});
