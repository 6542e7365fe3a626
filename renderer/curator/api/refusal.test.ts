import { expect, test } from 'vitest';
import { t } from '../app/i18n.ts';
import { refusalText, WorkshopRefusal } from './refusal.ts';

test('a refused attempt says after how many seconds the next one may follow', () => {
  const reply = { code: 'too-many-tries' as const, message: '', retryAfterMs: 1_200 };
  expect(refusalText(new WorkshopRefusal('too-many-tries', reply))).toBe(t('signIn.wait', { count: 2 }));
});

test('a folder that cannot be written to has a sentence of its own', () => {
  expect(refusalText(new WorkshopRefusal('read-only'))).toBe(t('refusal.read-only'));
});

test('an unknown error is called an error of the program', () => {
  expect(refusalText(new Error('bug'))).toBe(t('refusal.internal'));
});
