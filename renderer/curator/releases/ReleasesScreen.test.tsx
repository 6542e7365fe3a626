import { screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReleaseList, ReleaseSummary, StickReport } from '../../../db/model/api/publish.ts';
import { jobOf } from '../../../test-support/renderer/jobs.ts';
import { advance, button, click, render, submit } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { ReleasesScreen } from './ReleasesScreen.tsx';

const release = (sequence: number, change: Partial<ReleaseSummary> = {}): ReleaseSummary => ({
  ...{ sequence, id: `r${sequence}`, title: '', date: '2026-11-23', by: 'Айгүл', bytes: 3_400_000 },
  ...{ isCurrent: false, isPrevious: false, isBuiltin: false, refusal: null },
  ...change,
});
const listOf =
  (change: Partial<ReleaseList> = {}) =>
  async (): Promise<ReleaseList> => ({
    releases: [release(2, { isCurrent: true }), release(1, { isPrevious: true, isBuiltin: true })],
    ...{ waiting: null, isOnScreen: true },
    stickReports: [],
    ...change,
  });
const row = (sequence: number) => within(document.querySelector(`[data-release="${sequence}"]`) as HTMLElement);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('marks the current, the previous and the built-in release', async () => {
  await render(<ReleasesScreen />, { api: { releases: listOf() } });
  expect(row(2).getByText(t('releases.current'))).toBeTruthy();
  expect(row(1).getByText(t('releases.previous'))).toBeTruthy();
  expect(row(1).getByText(t('releases.builtin'))).toBeTruthy();
  expect(row(2).queryByRole('button', { name: t('releases.goBack') })).toBeNull();
});

test.each([
  [{ waiting: null, isOnScreen: false }, 'releases.unseen'],
  [{ waiting: 2, isOnScreen: false }, 'releases.next'],
] as const)('does not say that the current release is on the screens where it is not', async (state, text) => {
  await render(<ReleasesScreen />, { api: { releases: listOf(state) } });
  expect(row(2).getByText(t(text))).toBeTruthy();
  expect(row(2).queryByText(t('releases.current'))).toBeNull();
});

test('a refused release says why and offers nothing', async () => {
  const releases = listOf({ releases: [release(3, { refusal: 'no-such-code' })] });
  await render(<ReleasesScreen />, { api: { releases } });
  expect(row(3).getByText(t('releases.refused'))).toBeTruthy();
  expect(row(3).queryByRole('button')).toBeNull();
});

test('goes back after a confirmation, and says so when the job is done', async () => {
  const activateRelease = vi.fn(async () =>
    jobOf({ kind: 'rollback', state: 'done', result: { sequence: 1, revertedBecause: null } }),
  );
  const releases = vi.fn(listOf());
  await render(<ReleasesScreen />, { api: { releases, activateRelease, acknowledgeJob: async () => null } });
  await click(row(1).getByRole('button', { name: t('releases.goBack') }));
  expect(screen.getByText(t('releases.goBackKeeps'))).toBeTruthy();
  await submit(screen.getByRole('dialog').querySelector('form'));
  await advance(10);
  expect(activateRelease).toHaveBeenCalledWith(1);
  expect(screen.getByText(t('releases.wentBack', { number: 1 }))).toBeTruthy();
  expect(releases.mock.calls.length).toBeGreaterThan(1);
});

test('a job under way shows its progress, blocks the others and can be cancelled', async () => {
  const jobs = async () => [jobOf({ kind: 'export', about: { number: 2, name: 'MUSEUM' }, done: 30, of: 120 })];
  const cancelJob = vi.fn(async () => null);
  const api = { releases: listOf(), jobs, job: async () => (await jobs())[0], cancelJob };
  const { workshop } = await render(<ReleasesScreen />, { api });
  await workshop.jobs.resume();
  await advance(10);
  expect(screen.getByText(t('releases.writing', { number: 2, name: 'MUSEUM' }))).toBeTruthy();
  expect(screen.getByText(t('publish.percent', { percent: 25 }))).toBeTruthy();
  expect(button(t('releases.reload')).disabled).toBe(true);
  await click(button(t('publish.stop')));
  expect(cancelJob).toHaveBeenCalledWith('job');
});

test('a stick that is too full takes no release', async () => {
  const drives = async () => [
    { id: 'a', name: 'FULL', freeBytes: 1_000_000, files: [] },
    { id: 'b', name: 'ROOMY', freeBytes: 9_000_000_000, files: [] },
  ];
  await render(<ReleasesScreen />, { api: { releases: listOf(), drives } });
  await click(row(2).getByRole('button', { name: t('releases.toStick') }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByText(/3[.,]4/)).toBeTruthy();
  expect(dialog.getAllByRole('button', { name: new RegExp(t('carry.writeHere')) })).toHaveLength(1);
});

test('an editor may not go back', async () => {
  await render(<ReleasesScreen />, { api: { releases: listOf() }, roles: ['editor'] });
  expect(screen.queryByRole('button', { name: t('releases.goBack') })).toBeNull();
  expect(screen.getByText(t('releases.whoMayGoBack'))).toBeTruthy();
});

test('lists what plugged-in sticks brought, with the reason of a refusal', async () => {
  const at = '2026-11-23T09:05:00.000Z';
  const on = { at, stick: 'MUSEUM', version: null, reason: '', detail: '' };
  const stickReports: StickReport[] = [
    { ...on, file: 'a.esimde', outcome: 'installed', sequence: 2 },
    { ...on, file: 'b.esimde', outcome: 'refused', sequence: 1, reason: 'older', detail: '2' },
    { ...on, file: 'c.esimde-app', outcome: 'installed', sequence: null, version: '0.3.0' },
  ];
  await render(<ReleasesScreen />, { api: { releases: listOf({ stickReports }) } });
  expect(screen.getByText(t('releases.sticks.installed', { number: 2 }))).toBeTruthy();
  expect(screen.getByText(t('releases.sticks.app-installed', { version: '0.3.0' }))).toBeTruthy();
  expect(document.querySelector('[data-outcome=refused]')?.textContent).toContain(
    t('carry.refused.older', { detail: '2' }),
  );
});
