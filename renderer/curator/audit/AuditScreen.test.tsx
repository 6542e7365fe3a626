import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { languages } from '../../../db/model/vocabulary.ts';
import { button, choose, click, render } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { AuditScreen } from './AuditScreen.tsx';
import type { AuditEntry } from './audit-labels.ts';

const entry = (number: number, change: Partial<AuditEntry> = {}): AuditEntry => ({
  number,
  at: '2026-11-23T09:05:00.000Z',
  account: 'aigul',
  name: 'Айгүл',
  action: 'sign-in',
  subject: 'Айгүл',
  details: {},
  ...change,
});
const rows = () => [...document.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '');

test('names the machine and a stick as actors, and shortens a checksum', async () => {
  const entries = [
    entry(3, { account: 'machine', name: 'machine' }),
    entry(2, { account: 'stick', name: 'MUSEUM', action: 'install', subject: '2' }),
    entry(1, { action: 'media', subject: 'a'.repeat(64) }),
  ];
  await render(<AuditScreen />, { api: { audit: async () => ({ entries, total: 3 }) } });
  expect(rows()[0]).toContain(t('audit.machine'));
  expect(rows()[1]).toContain(t('audit.stick', { name: 'MUSEUM' }));
  const people = [...screen.getByLabelText<HTMLSelectElement>(t('audit.person')).options].map(({ text }) => text);
  expect(people).toEqual(expect.arrayContaining([t('audit.machine'), t('audit.stick', { name: 'MUSEUM' })]));
  expect(rows()[2]).toContain('aaaaaaaaaaaa…');
});

test('shows details with their labels, and unknown codes as they are', async () => {
  const details = { roles: ['editor', 'approver'], on: true, mystery: 7, empty: '' };
  const entries = [entry(1, { action: 'never-heard-of', subject: '', details })];
  await render(<AuditScreen />, { api: { audit: async () => ({ entries, total: 1 }) } });
  expect(rows()[0]).toContain('never-heard-of');
  expect(rows()[0]).toContain('mystery: 7');
  expect(rows()[0]).toContain(`${t('accounts.role.editor')}, ${t('accounts.role.approver')}`);
  expect(rows()[0]).not.toContain('empty');
});

test('says of what was refused that it was, and why', async () => {
  const details = { refused: 'changed-file', detail: 'content.db' };
  const subject = '6926bde5-02de-423e-a695-e88a2e4d61cd';
  const entries = [entry(1, { action: 'install', subject, details })];
  await render(<AuditScreen />, { api: { audit: async () => ({ entries, total: 1 }) } });
  expect(rows()[0]).toContain(t('audit.refused', { action: t('audit.action.install') }));
  expect(rows()[0]).toContain(t('carry.refused.changed-file', { detail: 'content.db' }));
  for (const raw of ['detail:', 'refused', 'changed-file', subject]) expect(rows()[0]).not.toContain(raw);
});

test('links an entry about a record to that record', async () => {
  const entries = [entry(1, { action: 'approve', subject: 'camp/karlag' })];
  await render(<AuditScreen />, { api: { audit: async () => ({ entries, total: 1 }) } });
  expect(screen.getByRole('link', { name: 'karlag' }).getAttribute('href')).toBe('#/records/camp/karlag');
});

test('a filter without a match says so, and loads on until the log ends', async () => {
  const pages = [Array.from({ length: 500 }, (_, at) => entry(1000 - at)), [entry(1, { name: 'Борис', subject: '' })]];
  const audit = vi.fn(async () => ({ entries: pages.shift() ?? [], total: 501 }));
  await render(<AuditScreen />, { api: { audit } });
  expect(audit).toHaveBeenCalledTimes(1);
  expect(button(t('audit.more'))).toBeTruthy();
  await choose(screen.getByLabelText(t('audit.person')), 'Айгүл');
  await click(button(t('audit.more')));
  expect(audit).toHaveBeenLastCalledWith(500, 501);
  expect(screen.queryByRole('button', { name: t('audit.more') })).toBeNull();
  await choose(screen.getByLabelText(t('audit.person')), 'Борис');
  expect(rows()).toHaveLength(1);
});

test('says why the log cannot be loaded', async () => {
  const audit = async () => {
    throw new WorkshopRefusal('not-allowed');
  };
  await render(<AuditScreen />, { api: { audit } });
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.not-allowed'));
});

test.each(languages)('counts in %s', async (language) => {
  await render(<AuditScreen />, { api: { audit: async () => ({ entries: [], total: 2 }) }, language });
  expect(screen.getByText(translateIn(language)('audit.count', { count: 2 }))).toBeTruthy();
  expect(screen.getByText(translateIn(language)('audit.none'))).toBeTruthy();
});
