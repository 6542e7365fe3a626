import { act } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { idlePhase } from '../presence/presence.ts';
import { IdleWarning } from './IdleWarning.tsx';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  idlePhase.value = 'present';
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

/** Whether a click on a control of the screen reaches it. */
function clickPasses(): boolean {
  const control = document.body.appendChild(document.createElement('button'));
  const pressed = vi.fn();
  control.addEventListener('click', pressed);
  control.click();
  control.remove();
  return pressed.mock.calls.length > 0;
}

const setPhase = (phase: typeof idlePhase.value) =>
  act(() => {
    idlePhase.value = phase;
  });

test('is empty while a visitor is present or gone', async () => {
  const { container } = await renderVisitor(<IdleWarning />);
  expect(container.innerHTML).toBe('');
  await setPhase('gone');
  expect(container.innerHTML).toBe('');
});

test('asks as an alert dialog and focuses its button', async () => {
  const { getByRole } = await renderVisitor(<IdleWarning />);
  await setPhase('warning');
  const dialog = getByRole('alertdialog', { name: t('idle.question') });
  expect(dialog.getAttribute('aria-describedby')).toBe('idle-explanation');
  expect(document.activeElement?.textContent).toBe(t('idle.continue'));
});

test('stops the click of the touch that ended the warning, and only that one', async () => {
  await renderVisitor(<IdleWarning />);
  await setPhase('warning');
  await setPhase('present');
  expect(clickPasses()).toBe(false);
  expect(clickPasses()).toBe(true);
});

test('lets a later click pass when the touch that ended the warning made none', async () => {
  await renderVisitor(<IdleWarning />);
  await setPhase('warning');
  await setPhase('present');
  vi.advanceTimersByTime(600);
  expect(clickPasses()).toBe(true);
});
