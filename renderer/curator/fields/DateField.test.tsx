import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { button, click, renderInForm, type } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { DateField } from './DateField.tsx';

const field = { form: 'date', name: 'existed' } as const;

test.each([
  ['kk', '1931\u00a0жылғы 27 сәуір'],
  ['ru', '27 апреля 1931'],
  ['en', '27 April 1931'],
] as const)('says a date in plain %s', async (language, text) => {
  await renderInForm(<DateField field={field} path={['existed']} />, { existed: '1931-04-27' }, { language });
  expect(document.querySelector('[aria-live]')?.textContent).toContain(text);
});

test('offers what a date in the usual notation means', async () => {
  const form = await renderInForm(<DateField field={field} path={['existed']} />, { existed: '' });
  await type(screen.getByRole('textbox'), '24.04.1952');
  expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
  await click(button(t('date.meant', { date: '1952-04-24 (24 April 1952)' })));
  expect(form.body.value).toEqual({ existed: '1952-04-24' });
});

test('asks which of two dates is meant, and keeps "about" of an interval', async () => {
  const form = await renderInForm(<DateField field={field} path={['existed']} />, { existed: '1/5/1946' });
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    t('date.meant', { date: '1946-05-01 (1 May 1946)' }),
    t('date.meant', { date: '1946-01-05 (5 January 1946)' }),
  ]);
  await type(screen.getByRole('textbox'), 'about 1941 – 1950');
  const [both] = screen.getAllByRole('button');
  if (both) await click(both);
  expect(form.body.value).toEqual({ existed: '1941~/1950~' });
});

test('never calls an American date complete', async () => {
  await renderInForm(<DateField field={field} path={['existed']} />, { existed: '01/13/1947' });
  expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByRole('button').textContent).toContain('1947-01-13');
});

test('offers two years beside a quarter in the same signs', async () => {
  await renderInForm(<DateField field={field} path={['existed']} />, { existed: '1932-33' });
  expect(screen.getByText('quarter 1 of 1932')).toBeTruthy();
  expect(screen.getByRole('button').textContent).toContain('1932/1933');
});

test('explains the notation when nothing can be guessed', async () => {
  await renderInForm(<DateField field={field} path={['existed']} />, { existed: 'spring' });
  expect(screen.getByText(t('date.advice'))).toBeTruthy();
});

test('an optional date can be added and removed', async () => {
  const form = await renderInForm(<DateField field={{ ...field, optional: true }} path={['existed']} />, {});
  expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('false');
  await type(screen.getByRole('textbox'), '1941');
  expect(form.body.value).toEqual({ existed: '1941' });
  await click(button(t('field.remove', { label: t('field.existed') })));
  expect(form.body.value).toEqual({});
  await type(screen.getByRole('textbox'), '1941');
  await type(screen.getByRole('textbox'), '');
  expect(form.body.value).toEqual({});
});
