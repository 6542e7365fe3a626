import { cleanup, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { button, click, renderInForm, type } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { ValueField } from './ValueField.tsx';

const field = { form: 'value', name: 'value' } as const;
const render = (body: Record<string, unknown>, language: 'kk' | 'ru' | 'en' = 'en') =>
  renderInForm(<ValueField field={field} within={[]} />, body, { language });

test('a claim has one kind of value: another one replaces it', async () => {
  const form = await render({ amount: 5, property: 'headcount' });
  await click(button(t('value.date')));
  expect(form.body.value).toEqual({ property: 'headcount', date: '' });
  await click(button(t('value.statement')));
  expect(form.body.value).toEqual({ property: 'headcount', statement: { kk: '', ru: '', en: '' } });
});

test('undo brings the replaced value back', async () => {
  const form = await render({ amount: 5 });
  await click(button(t('value.date')));
  form.undo();
  expect(form.body.value).toEqual({ amount: 5 });
});

test('a number becomes the lower end of a range, whose ends may be open', async () => {
  const form = await render({ amount: 900 });
  await click(button(t('amount.range')));
  expect(form.body.value).toEqual({ amount: { min: 900 } });
  await type(screen.getByLabelText(t('amount.to')), '1 200');
  expect(form.body.value).toEqual({ amount: { min: 900, max: 1200 } });
  await type(screen.getByLabelText(t('amount.from')), '');
  expect(form.body.value).toEqual({ amount: { max: 1200 } });
  await click(button(t('amount.number')));
  expect(form.body.value).toEqual({ amount: 1200 });
});

test.each([
  ['kk', /38\s000/],
  ['ru', /38\s000/],
  ['en', /38[,\s]000/],
] as const)('reads an amount back as visitors see it, in %s', async (language, text) => {
  await render({ amount: 38_000 }, language);
  expect(screen.getByRole('status').textContent).toMatch(text);
});

test('says nothing of an amount that is no number', async () => {
  await render({ amount: '1x' });
  expect(screen.getByRole('status').textContent).toBe('');
  expect(screen.getByText(t('problem.amount'))).toBeTruthy();
});

test.each(['27.400', '27,400'])('asks whether %s is thousands or a fraction, in every language', async (typed) => {
  for (const language of ['kk', 'ru', 'en'] as const) {
    const form = await render({ amount: '' }, language);
    await type(screen.getByLabelText(t('amount.number')), typed);
    expect(form.body.value).toEqual({ amount: typed });
    await click(button('27\u00a0400'));
    expect(form.body.value).toEqual({ amount: 27_400 });
    cleanup();
  }
});

test('never offers a fraction of a person', async () => {
  const record = async () => ({ id: 'prisoners', body: { unit: 'persons' } });
  const render = (more: object) =>
    renderInForm(<ValueField field={field} within={[]} />, { amount: '27,400', ...more }, { api: { record } });
  await render({ counts: 'prisoners' });
  expect(screen.getByText(t('number.askWhole'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: '27.4' })).toBeNull();
  expect(screen.getByRole('button', { name: /^27\s400$/ })).toBeTruthy();
  cleanup();
  await render({ counts: 'prisoners', kind: 'average' });
  expect(screen.getByRole('button', { name: '27.4' })).toBeTruthy();
});
