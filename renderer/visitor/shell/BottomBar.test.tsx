import { signal } from '@preact/signals';
import { act, fireEvent } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Kiosk } from '../../../db/model/api/release.ts';
import { click, renderVisitor, settle, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { t, translateIn } from '../../shared/i18n/i18n.ts';
import { shown } from '../navigation/navigator.ts';
import type { Services } from '../navigation/services.ts';
import type { SpeechSwitch } from '../speech/speech-switch.ts';
import { BottomBar } from './BottomBar.tsx';

const navigator = { go: vi.fn(), back: vi.fn(), speak: vi.fn() };
const kiosk = { languages: ['kk', 'ru', 'en'] } as Kiosk;

beforeEach(() => {
  vi.clearAllMocks();
  shown.value = { route: { screen: 'home' }, language: 'en', scrollTop: 0 };
});

async function open(speech: Partial<SpeechSwitch> = {}, languages = kiosk.languages) {
  const off: SpeechSwitch = { on: signal(false), loaded: signal(null), toggle: vi.fn(), start: vi.fn() };
  const services = { navigator: navigator as unknown as Services['navigator'], kiosk: { ...kiosk, languages } };
  return renderVisitor(<BottomBar speech={{ ...off, ...speech }} />, { services });
}

test('marks home or search while it is the current screen', async () => {
  const { container } = await open();
  const current = () => texts(container.querySelectorAll('[aria-current="page"]'));
  expect(current()).toEqual([t('bar.home')]);
  shown.value = { route: { screen: 'search' }, language: 'en', scrollTop: 0 };
  await open();
  expect(texts(document.querySelectorAll('[aria-current="page"]'))).toEqual([t('bar.search')]);
});

test('leads home, back and to the search', async () => {
  const { getByText } = await open();
  for (const key of ['bar.home', 'bar.back', 'bar.search'] as const) await click(getByText(t(key)));
  expect(navigator.go.mock.calls).toEqual([[{ screen: 'home' }], [{ screen: 'search' }]]);
  expect(navigator.back).toHaveBeenCalledOnce();
});

test('offers the languages of the kiosk, each under its own name, and marks the current one', async () => {
  const { container, getByText } = await open({}, ['kk', 'en']);
  const buttons = [...container.querySelectorAll('button[lang]')];
  expect(buttons.map((button) => [button.getAttribute('lang'), button.getAttribute('aria-pressed')])).toEqual([
    ['kk', 'false'],
    ['en', 'true'],
  ]);
  expect(buttons[0]?.getAttribute('aria-label')).toContain(translateIn('kk')('language.name'));
  await click(getByText(translateIn('kk')('language.short')));
  expect(navigator.speak).toHaveBeenCalledWith('kk');
});

test('has the doors of the exhibit and marks the one that is open', async () => {
  shown.value = { route: { screen: 'text', id: 'kengir' }, language: 'en', scrollTop: 0 };
  const { container } = await open();
  const links = [...container.querySelectorAll('a')];
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['#/people', '#/camps', '#/figures', '#/remembrance']);
  expect(links.map((link) => link.getAttribute('aria-current'))).toEqual([null, null, null, 'page']);
});

test('opens the choices of access in a sheet, and closes it by its button, Escape and another screen', async () => {
  const { getByText, getAllByText, getByRole, queryByRole } = await open();
  const button = getByText(t('bar.comfort')).closest('button');
  const opened = () => [queryByRole('dialog') !== null, button?.getAttribute('aria-expanded')];
  expect(opened()).toEqual([false, 'false']);
  await click(getByText(t('bar.comfort')));
  expect(opened()).toEqual([true, 'true']);
  await click(getAllByText(t('sheet.close'))[0] as HTMLElement);
  expect(opened()).toEqual([false, 'false']);
  await click(getByText(t('bar.comfort')));
  // Escape would also lead back to the screen before.
  expect(fireEvent.keyDown(getByRole('dialog'), { key: 'Escape' })).toBe(false);
  await settle();
  expect(opened()).toEqual([false, 'false']);
  await click(getByText(t('bar.comfort')));
  await act(() => {
    shown.value = { route: { screen: 'search' }, language: 'en', scrollTop: 0 };
  });
  expect(opened()).toEqual([false, 'false']);
});

test('shows the speech bar only when speech is on and loaded', async () => {
  const toggle = vi.fn();
  const { getByText } = await open({ toggle });
  await click(getByText(t('speech.open')));
  expect(toggle).toHaveBeenCalledOnce();
  const loaded = signal({ speech: {}, SpeechBar: () => <p>speech bar</p> }) as unknown as SpeechSwitch['loaded'];
  expect((await open({ loaded })).queryByText('speech bar')).toBeNull();
  expect((await open({ on: signal(true) })).queryByText('speech bar')).toBeNull();
  expect((await open({ loaded, on: signal(true) })).queryByText('speech bar')).not.toBeNull();
});
