import { fireEvent, screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { MachineState, SelfTest } from '../../../db/model/api/staff.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { button, click, type FakeApi, render, settle, submit } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { StaffScreen } from './StaffScreen.tsx';

const machineOf = (change: Partial<MachineState> = {}): MachineState => ({
  ...{ version: '0.2.0', platform: 'linux', upSeconds: 3_720, canEnd: true, hostLeft: null, last: null, about: null },
  program: null,
  turn: { isReady: true, now: 'left' },
  volume: { isReady: true, now: 40 },
  brightness: { isReady: false, now: null },
  ...change,
});
const staff = (change?: Partial<MachineState>): FakeApi => ({ staff: async () => machineOf(change) });
const selfTest: SelfTest = {
  at: '2026-11-23T09:05:00.000Z',
  isGood: false,
  checks: [
    { name: 'sound', notes: [{ code: 'sound-heard', isFault: false, values: {} }] },
    { name: 'displays', notes: [{ code: 'display-changed', isFault: true, values: { width: 1920, height: 1080 } }] },
  ],
};

test('a control without a program on this machine says so', async () => {
  await render(<StaffScreen />, { api: staff() });
  expect(screen.getByText(t('staff.notSetUp', { name: 'brightness' }))).toBeTruthy();
  expect(button(t('staff.turn.left')).getAttribute('aria-pressed')).toBe('true');
});

test('names the host that never showed the page, and the one that shows it', async () => {
  await render(<StaffScreen />, { api: staff({ hostLeft: 'chromium' }) });
  expect(screen.getByText(t('staff.hostLeft', { left: 'Chromium', shown: 'Electron' }))).toBeTruthy();
});

const program: MachineState['program'] = {
  ...{ installed: '0.2.0', current: '0.2.0', previous: null, isOnTrial: false, failed: null },
  ...{ hasKeys: true, refused: null },
};

test('names the version that waits until nobody is at the screen, and the one kept to go back to', async () => {
  const waiting = { ...program, current: '0.4.0', previous: '0.3.0', isOnTrial: true };
  await render(<StaffScreen />, { api: staff({ program: waiting }) });
  expect(screen.getByText(t('staff.program.waiting', { version: '0.4.0' }))).toBeTruthy();
  expect(screen.getByText(t('staff.program.previous', { version: '0.3.0' }))).toBeTruthy();
  expect(screen.queryByText(t('staff.program.trial'))).toBeNull();
});

test.each(languages)('says in %s that a version did not start, and why a package was refused', async (language) => {
  const refused = { file: 'a.esimde-app', reason: 'older-program', detail: '0.3.0' };
  await render(<StaffScreen />, { api: staff({ program: { ...program, failed: '0.4.0', refused } }), language });
  const said = translateIn(language);
  expect(screen.getByText(said('staff.program.failed', { version: '0.4.0' }))).toBeTruthy();
  expect(document.body.textContent).toContain(said('carry.refused.older-program', { detail: '0.3.0' }));
});

test('a program that no launcher started is updated by its installer', async () => {
  await render(<StaffScreen />, { api: staff() });
  expect(screen.getByText(t('staff.program.byInstaller'))).toBeTruthy();
});

test('a package offers its licences and its list of parts', async () => {
  await render(<StaffScreen />, { api: staff({ about: { parts: 168 } }) });
  expect(screen.getByText(t('staff.about.parts', { count: '168' }))).toBeTruthy();
  const link = screen.getByRole('link', { name: t('staff.about.licences.txt') });
  expect(link.getAttribute('href')).toBe('api/workshop/staff/about/licences.txt');
});

test('a checkout has no list of parts', async () => {
  await render(<StaffScreen />, { api: staff() });
  expect(screen.getByText(t('staff.about.none'))).toBeTruthy();
  expect(screen.queryByRole('link', { name: t('staff.about.licences.txt') })).toBeNull();
});

test('the volume is set when the slider is released', async () => {
  const setLevel = vi.fn(async () => machineOf({ volume: { isReady: true, now: 55 } }));
  await render(<StaffScreen />, { api: { ...staff(), setLevel } });
  const slider = screen.getByRole('slider', { name: t('staff.volume') });
  fireEvent.input(slider, { target: { value: '55' } });
  await settle();
  expect(setLevel).not.toHaveBeenCalled();
  expect(screen.getByText(t('staff.percent', { percent: 55 }))).toBeTruthy();
  fireEvent.change(slider);
  await settle();
  expect(setLevel).toHaveBeenCalledWith('volume', 55);
});

test('a program that refuses gives its own reason', async () => {
  const turn = async () => {
    throw new WorkshopRefusal('refused', { code: 'refused', message: 'xrandr: no such output' });
  };
  await render(<StaffScreen />, { api: { ...staff(), turn } });
  await click(button(t('staff.turn.right')));
  expect(screen.getByRole('alert').textContent).toBe(t('staff.refused', { reason: 'xrandr: no such output' }));
});

test('leaving the kiosk is confirmed first, and asked for once', async () => {
  const endKiosk = vi.fn(async () => null);
  await render(<StaffScreen />, { api: { ...staff(), endKiosk } });
  await click(button(t('staff.exit')));
  expect(endKiosk).not.toHaveBeenCalled();
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(endKiosk).toHaveBeenCalledWith({ how: 'exit' });
  expect(screen.getByText(t('staff.ending'))).toBeTruthy();
  expect(button(t('staff.restart')).disabled).toBe(true);
});

test('a window without the kiosk cannot end it', async () => {
  await render(<StaffScreen />, { api: staff({ canEnd: false }) });
  expect(screen.getByText(t('staff.kiosk.elsewhere'))).toBeTruthy();
  expect(screen.queryByRole('button', { name: t('staff.exit') })).toBeNull();
});

test('the last self-test shows each check with its faults, and a changed display can be accepted', async () => {
  await render(<StaffScreen />, { api: staff({ last: selfTest }) });
  expect(document.querySelector('p[data-good]')?.textContent).toContain(t('staff.test.bad', { count: 1 }));
  expect(document.querySelector('[data-check=sound]')?.getAttribute('data-good')).toBe('true');
  expect(document.querySelector('[data-check=displays] [data-fault=true]')).not.toBeNull();
  expect(button(t('staff.test.accept'))).toBeTruthy();
});

test('the logs are written to a stick, and a stick that fails says so', async () => {
  const drives = async () => [{ id: 'a', name: 'MUSEUM', freeBytes: 9_000_000_000, files: [] }];
  const logsToDrive = vi
    .fn()
    .mockRejectedValueOnce(new WorkshopRefusal('no-space'))
    .mockResolvedValueOnce({ file: 'logs.jsonl' });
  await render(<StaffScreen />, { api: { ...staff(), drives, logsToDrive } });
  await click(button(t('staff.logs')));
  const dialog = within(screen.getByRole('dialog'));
  await click(dialog.getByRole('button', { name: /MUSEUM/ }));
  expect(dialog.getByRole('alert').textContent).toBe(t('staff.save.failed'));
  await click(dialog.getByRole('button', { name: /MUSEUM/ }));
  expect(screen.getByText(t('staff.save.done', { file: 'logs.jsonl' }))).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test.each(languages)('says in %s that the machine was never tested', async (language) => {
  await render(<StaffScreen />, { api: staff(), language });
  expect(screen.getByText(translateIn(language)('staff.test.never'))).toBeTruthy();
});
