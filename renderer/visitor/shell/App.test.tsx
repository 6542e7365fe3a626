import { signal } from '@preact/signals';
import { act, fireEvent } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Kiosk } from '../../../db/model/api/release.ts';
import { renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import { wayOf } from '../../../test-support/renderer/ways.ts';
import { translateIn } from '../../shared/i18n/i18n.ts';
import { memorial, shown } from '../navigation/navigator.ts';
import { reachShift } from '../navigation/reach.ts';
import type { Route } from '../navigation/route.ts';
import type { Services } from '../navigation/services.ts';
import { lowered } from '../navigation/visit.ts';
import type { SpeechSwitch } from '../speech/speech-switch.ts';
import { startWalk } from '../ways/walk.ts';
import { App } from './App.tsx';
import { content, type ScreenPart, type View } from './parts/view.ts';

const speech: SpeechSwitch = { on: signal(false), loaded: signal(null), toggle: () => {}, start: async () => {} };
const navigator = { end: vi.fn(async () => {}) } as unknown as Services['navigator'];
const part: ScreenPart = {
  ScreenOf: ({ view }) => <p>{view.screen}</p>,
  Sheets: () => <p>sheets</p>,
  BottomBar: () => <p>bar</p>,
  IdleWarning: () => null,
};

const show = (route: Route, view: View, more: Partial<ScreenPart> = {}, scrollTop = 0) => {
  shown.value = { route, language: 'en', scrollTop };
  content.value = { view, part: { ...part, ...more } };
};
const silence: View = { screen: 'silence', named: [] };
const glossary: View = { screen: 'glossary', terms: [] };

beforeEach(() => {
  memorial.value = false;
  shown.value = null;
  content.value = null;
});

const open = (proof = false) =>
  renderVisitor(<App speech={speech} />, { services: { navigator, kiosk: { proof } as Kiosk } });

test('is empty until the first screen is loaded', async () => {
  expect((await open()).container.innerHTML).toBe('');
});

test('draws a screen with its bar and its sheets', async () => {
  show({ screen: 'glossary' }, glossary);
  const { container, getByRole } = await open();
  expect(container.textContent).toBe('glossarysheetsbar');
  expect(getByRole('main').dataset.screen).toBe('glossary');
});

test('draws neither bar nor sheets around the minute of silence', async () => {
  show({ screen: 'silence', campId: null }, silence);
  expect((await open()).container.textContent).toBe('silence');
});

test('draws the strip of a way before the screen while it is walked, and none around the minute of silence', async () => {
  const walked = { way: wayOf(), WayStrip: () => <p>strip</p> };
  show({ screen: 'glossary' }, glossary);
  if (content.value) content.value = { ...content.value, walk: walked };
  const { container } = await open();
  expect(container.textContent).toBe('glossarysheetsbar');
  await act(() => startWalk('w', 0));
  expect(container.textContent).toBe('stripglossarysheetsbar');
  await act(() => {
    shown.value = { route: { screen: 'silence', campId: null }, language: 'en', scrollTop: 0 };
    content.value = { view: silence, part, walk: walked };
  });
  expect(container.textContent).toBe('silence');
});

test('keeps the bar where the entry does not exist, also of a silence', async () => {
  show({ screen: 'silence', campId: 'x' }, { screen: 'absent', wanted: 'silence' });
  const { container, getByRole } = await open();
  expect(container.textContent).toBe('absentsheetsbar');
  const { screen, absent } = getByRole('main').dataset;
  expect([screen, absent]).toEqual(['silence', '']);
});

test('focuses a new screen and scrolls it to its place, but not on a change of language', async () => {
  show({ screen: 'glossary' }, glossary, {}, 40);
  const { getByRole } = await open();
  const main = getByRole('main');
  expect(document.activeElement).toBe(main);
  expect(main.scrollTop).toBe(40);
  main.scrollTop = 70;
  await act(() => {
    shown.value = { route: { screen: 'glossary' }, language: 'kk', scrollTop: 0 };
  });
  expect(getByRole('main')).toBe(main);
  expect(main.scrollTop).toBe(70);
});

test('marks a lowered screen while it is pulled down, so that a push brings it back before a list scrolls', async () => {
  reachShift.value = 300;
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(1200);
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(900);
  show({ screen: 'glossary' }, glossary);
  const main = (await open()).getByRole('main');
  lowered.value = true;
  const isPulledAt = async (scrollTop: number) => {
    main.scrollTop = scrollTop;
    fireEvent.scroll(main);
    return main.hasAttribute('data-pulled');
  };
  expect([await isPulledAt(300), await isPulledAt(40), await isPulledAt(300)]).toEqual([false, true, false]);
  lowered.value = false;
  expect(await isPulledAt(0)).toBe(false);
  vi.restoreAllMocks();
});

test('ends the visit when a screen cannot be drawn', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const ScreenOf = (): never => {
    throw new Error('broken');
  };
  show({ screen: 'glossary' }, glossary, { ScreenOf });
  const { container } = await open();
  expect(navigator.end).toHaveBeenCalledOnce();
  expect(container.textContent).toBe('sheetsbar');
});

test('shows the memorial screen in place of everything', async () => {
  show({ screen: 'glossary' }, glossary);
  const { container, getByText } = await open();
  await act(() => {
    memorial.value = true;
  });
  expect(container.querySelector('[data-screen]')?.getAttribute('data-screen')).toBe('memorial');
  for (const language of ['kk', 'ru', 'en'] as const) getByText(translateIn(language)('memorial.sentence'));
});

test('marks a proof in every language, with a way back to the workshop', async () => {
  show({ screen: 'glossary' }, glossary);
  const { getByRole } = await open(true);
  for (const language of ['kk', 'ru', 'en'] as const) {
    expect(getByRole('note').textContent).toContain(translateIn(language)('proof.mark'));
  }
  expect(getByRole('link').getAttribute('href')).toBe('../../../workshop.html#/review');
});
