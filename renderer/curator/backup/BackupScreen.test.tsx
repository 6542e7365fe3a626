import { screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { jobOf } from '../../../test-support/renderer/jobs.ts';
import { advance, button, click, render, submit } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';
import { CarryScreen } from '../carry/CarryScreen.tsx';
import { session } from '../sign-in/session.ts';
import { BackupScreen } from './BackupScreen.tsx';

const file = (name: string, kind: 'backup' | 'release') => ({ name, bytes: 340_000, kind });
const drives = async () => [
  {
    id: 'stick',
    name: 'MUSEUM',
    freeBytes: 9_000_000_000,
    files: [file('a.esimde-backup', 'backup'), file('r.esimde', 'release')],
  },
];
const acknowledgeJob = async () => null;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('writes a backup to a stick and says where', async () => {
  const done = jobOf({ kind: 'backup', about: { name: 'MUSEUM' }, state: 'done' });
  const backUpTo = vi.fn(async () => done);
  await render(<BackupScreen />, { api: { drives, backUpTo, acknowledgeJob } });
  await click(button(t('backup.toStick')));
  await click(within(screen.getByRole('dialog')).getByRole('button', { name: new RegExp(t('carry.writeHere')) }));
  await advance(10);
  expect(backUpTo).toHaveBeenCalledWith('stick');
  expect(screen.getByText(t('backup.written', { name: 'MUSEUM' }))).toBeTruthy();
});

test('restores from a stick only after a confirmation', async () => {
  const restoreFrom = vi.fn(async () => jobOf({ kind: 'restore', state: 'done' }));
  await render(<BackupScreen />, { api: { drives, restoreFrom, acknowledgeJob } });
  await click(button(new RegExp(t('backup.restoreThis'))));
  expect(screen.getByText(t('backup.restoreMeans'))).toBeTruthy();
  expect(restoreFrom).not.toHaveBeenCalled();
  await submit(screen.getByRole('dialog').querySelector('form'));
  await advance(10);
  expect(restoreFrom).toHaveBeenCalledWith('stick', 'a.esimde-backup');
  expect(screen.getByText(t('backup.restored'))).toBeTruthy();
});

test('leads to the sign-in when the restored workshop is there', async () => {
  const answers = [{ csrf: 'token' }, null];
  const restoreFrom = async () => jobOf({ kind: 'restore', state: 'done' });
  const { workshop } = await render(<BackupScreen />, {
    api: { drives, restoreFrom, acknowledgeJob, session: async () => answers.shift() ?? null },
  });
  session.value = workshop.session;
  await click(button(new RegExp(t('backup.restoreThis'))));
  await submit(screen.getByRole('dialog').querySelector('form'));
  await advance(1_100);
  expect(session.value).not.toBeNull();
  await advance(1_000);
  expect(session.value).toBeNull();
});

test('a backup that failed says why', async () => {
  const refusal = jobOf({ kind: 'restore', state: 'failed', error: { code: 'no-space', message: '' } });
  await render(<BackupScreen />, { api: { drives, restoreFrom: async () => refusal, acknowledgeJob } });
  await click(button(new RegExp(t('backup.restoreThis'))));
  await submit(screen.getByRole('dialog').querySelector('form'));
  await advance(10);
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.no-space'));
});

test('without a stick it says so, and looks again on request', async () => {
  const look = vi.fn(async () => []);
  await render(<BackupScreen />, { api: { drives: look } });
  expect(screen.getByText(t('carry.noStick'))).toBeTruthy();
  await click(button(t('carry.lookAgain')));
  expect(look).toHaveBeenCalledTimes(2);
});

test('editors can neither back up nor restore', async () => {
  await render(<BackupScreen />, { roles: ['editor'] });
  expect(screen.getByText(t('backup.whoMakes'))).toBeTruthy();
  expect(screen.getByText(t('backup.whoRestores'))).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('an older package is installed on purpose only', async () => {
  const refused = jobOf({
    ...{ kind: 'install', about: { name: 'r.esimde' }, state: 'refused' },
    error: { code: 'refused', message: '', reason: 'older', detail: '3' },
  });
  const installFrom = vi.fn(async () => refused);
  await render(<CarryScreen />, { api: { drives, installFrom, acknowledgeJob } });
  await click(button(new RegExp(t('carry.installThis'))));
  await advance(10);
  expect(installFrom).toHaveBeenLastCalledWith('stick', 'r.esimde', false);
  expect(screen.getByRole('alert').textContent).toContain(t('carry.refused.older', { detail: '3' }));
  await click(button(t('carry.installOlder')));
  expect(installFrom).toHaveBeenLastCalledWith('stick', 'r.esimde', true);
});

test('an installed package leads to the releases', async () => {
  const done = jobOf({ kind: 'install', state: 'done', result: { sequence: 4, revertedBecause: null } });
  await render(<CarryScreen />, { api: { drives, installFrom: async () => done, acknowledgeJob } });
  await click(button(new RegExp(t('carry.installThis'))));
  await advance(10);
  expect(screen.getByText(t('carry.installed', { number: 4 }))).toBeTruthy();
  expect(screen.getByRole('link', { name: t('publish.toReleases') })).toBeTruthy();
});

test('a release that had to be taken back says why', async () => {
  const done = jobOf({ kind: 'install', state: 'done', result: { sequence: 4, revertedBecause: 'busy' } });
  await render(<CarryScreen />, { api: { drives, installFrom: async () => done, acknowledgeJob } });
  await click(button(new RegExp(t('carry.installThis'))));
  await advance(10);
  const reason = t('carry.refused.busy', { detail: '' });
  expect(screen.getByRole('alert').textContent).toContain(t('publish.reverted', { number: 4, reason }));
});

test('drafts that cannot be exported say why', async () => {
  const exportDrafts = async () => {
    throw new WorkshopRefusal('no-space');
  };
  await render(<CarryScreen />, { api: { exportDrafts }, roles: ['editor'] });
  expect(screen.getByText(t('carry.whoInstalls'))).toBeTruthy();
  await click(button(t('carry.takeDrafts')));
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.no-space'));
});
