import { screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Job } from '../../../db/model/api/jobs.ts';
import type { Gate, PublishState } from '../../../db/model/api/publish.ts';
import { jobOf } from '../../../test-support/renderer/jobs.ts';
import { recordSummary } from '../../../test-support/renderer/records.ts';
import { advance, button, click, render, submit, type } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';
import { PublishScreen } from './PublishScreen.tsx';

const problem = { code: 'missing-citation' as const, path: ['citations'], message: '' };
const stateOf = (change: Partial<PublishState> = {}): PublishState => ({
  gates: [{ name: 'citations', found: [] }],
  approved: [recordSummary('camp', 'karlag', 'Karlag')],
  listsDiffer: false,
  waiting: 0,
  needsFirstKey: false,
  keys: ['museum'],
  nextSequence: 2,
  ...change,
});
const publishState = (change?: Partial<PublishState>) => async () => stateOf(change);
const submitButton = () => button(t('publish.act'));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('shows what would change and publishes with the passphrase', async () => {
  const publish = vi.fn(async () =>
    jobOf({ kind: 'publish', state: 'done', result: { sequence: 2, revertedBecause: null } }),
  );
  await render(<PublishScreen />, { api: { publishState: publishState(), publish, acknowledgeJob: async () => null } });
  expect(screen.getByRole('link', { name: /Karlag/ })).toBeTruthy();
  expect(submitButton().disabled).toBe(true);
  await type(screen.getByLabelText(t('publish.passphrase')), 'сөз');
  await submit(document.querySelector('form'));
  await advance(10);
  expect(publish).toHaveBeenCalledWith('museum', 'сөз');
  expect(screen.getByText(t('publish.done', { number: 2 }))).toBeTruthy();
});

test('a technician makes the first key of the museum, and can publish with it', async () => {
  const none = { needsFirstKey: true, keys: [], gates: [{ name: 'key' as const, found: [{ record: null, problem }] }] };
  const states = [stateOf(none), stateOf()];
  const makeFirstKey = vi.fn(async () => ({ id: 'a1' }));
  const api = { publishState: async () => states.shift() ?? stateOf(), makeFirstKey };
  const { unmount } = await render(<PublishScreen />, { api });
  await click(button(t('publish.makeKey')));
  const dialog = within(screen.getByRole('dialog'));
  await type(dialog.getByLabelText(t('publish.passphrase')), 'жеті түн ай жұлдыз');
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(makeFirstKey).toHaveBeenCalledWith('жеті түн ай жұлдыз');
  expect(screen.queryByText(t('publish.firstKey'))).toBeNull();
  expect(screen.getByLabelText(t('publish.key'))).toHaveProperty('value', 'museum');
  unmount();
  await render(<PublishScreen />, { api: { publishState: publishState(none) }, roles: ['approver'] });
  expect(screen.queryByText(t('publish.makeKey'))).toBeNull();
});

test('shows the step under way and asks for the state again when it has ended', async () => {
  const load = vi.fn(publishState());
  const job = vi.fn(async (): Promise<Job> => jobOf({ kind: 'publish', step: 'sign' }));
  const publish = async () => jobOf({ kind: 'publish', step: 'collect' });
  await render(<PublishScreen />, { api: { publishState: load, publish, job, acknowledgeJob: async () => null } });
  await type(screen.getByLabelText(t('publish.passphrase')), 'сөз');
  await submit(document.querySelector('form'));
  await advance(300);
  expect(document.querySelector('[aria-current=step]')?.textContent).toContain(t('publish.step.sign'));
  job.mockResolvedValue(
    jobOf({
      kind: 'publish',
      state: 'refused',
      error: { code: 'wrong-passphrase', message: '', reason: 'wrong-passphrase' },
    }),
  );
  await advance(300);
  expect(screen.getByRole('alert').textContent).toBe(t('carry.refused.wrong-passphrase', { detail: '' }));
  expect(load).toHaveBeenCalledTimes(2);
});

test('a closed gate leads to its fields and forbids publishing', async () => {
  const found = Array.from({ length: 9 }, (_, at) => ({ record: { kind: 'camp' as const, id: `c${at}` }, problem }));
  const gates: Gate[] = [
    { name: 'citations', found },
    { name: 'form', found: [] },
  ];
  await render(<PublishScreen />, { api: { publishState: publishState({ gates }) } });
  const gate = within(document.querySelector('[data-gate=citations]') as HTMLElement);
  expect(gate.getAllByRole('link')[0]?.getAttribute('href')).toBe('#/records/camp/c0?field=citations');
  expect(gate.getByText(t('publish.moreFound', { count: 1 }))).toBeTruthy();
  expect(document.querySelector('[data-gate=form]')?.textContent).toContain(t('publish.fine'));
  expect(screen.getByText(t('publish.cannot.gates'))).toBeTruthy();
  expect(submitButton().disabled).toBe(true);
});

test.each([
  [[], 'publish.keyNone'],
  [['museum'], 'publish.keyUntrusted'],
] as const)('with the keys %j it says what is wrong with them', async (keys, key) => {
  const gates: Gate[] = [{ name: 'key', found: [{ record: null, problem }] }];
  await render(<PublishScreen />, { api: { publishState: publishState({ gates, keys: [...keys] }) } });
  expect(screen.getByText(t(key))).toBeTruthy();
});

test('without approved records it leads to the review', async () => {
  await render(<PublishScreen />, { api: { publishState: publishState({ approved: [], waiting: 3 }) } });
  expect(screen.getByText(t('publish.nothing'))).toBeTruthy();
  expect(screen.getByText(t('publish.waiting', { count: 3 }))).toBeTruthy();
  expect(screen.getByText(t('publish.cannot.nothing'))).toBeTruthy();
});

test('an editor reads why they cannot publish, and sees no form', async () => {
  await render(<PublishScreen />, { api: { publishState: publishState() }, roles: ['editor'] });
  expect(screen.getByText(t('publish.cannot.role'))).toBeTruthy();
  expect(document.querySelector('form')).toBeNull();
});

test('says why the state cannot be loaded', async () => {
  const load = async () => {
    throw new WorkshopRefusal('no-answer');
  };
  await render(<PublishScreen />, { api: { publishState: load } });
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.no-answer'));
});
