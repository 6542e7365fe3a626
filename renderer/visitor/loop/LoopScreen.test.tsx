import { act, cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LoopNow, LoopProgramme, LoopScene } from '../../../db/model/api/loop.ts';
import type { Kiosk } from '../../../db/model/api/release.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { renderVisitor, settle } from '../../../test-support/renderer/render-visitor.tsx';
import { translateIn } from '../../shared/i18n/i18n.ts';
import { firstScene, memorial } from '../navigation/navigator.ts';
import type { Services } from '../navigation/services.ts';
import { frozen } from '../navigation/visit.ts';
import { LoopScreen } from './LoopScreen.tsx';

const begin = vi.fn();
const loopNow = vi.fn();

const day = (n: number, broken = false) =>
  ({
    key: `day ${n}`,
    sources: broken ? null : ['Source'],
    kind: 'day',
    law: { id: 'l', title: `Day ${n}`, text: '' },
    day: '05-31',
  }) as unknown as LoopScene;

const now: LoopNow = {
  day: '2026-05-31',
  glass: 'open',
  playlist: {
    id: 'main',
    scenes: [{ kind: 'day', weight: 1 }],
    order: 'given',
    charactersPerSecond: 14,
    shortestSeconds: 14,
  },
  languages: ['kk', 'ru', 'en'],
  silence: null,
};

interface Options {
  at?: Partial<LoopNow>;
  scenes?: LoopScene[];
  mode?: Kiosk['mode'];
}

async function open({ at = {}, scenes = [day(1), day(2)], mode = 'touch' }: Options = {}) {
  const contentIn = (language: Language) => ({ language, scenes, camps: [] });
  const programme: LoopProgramme = { content: contentIn('kk'), now: { ...now, ...at } };
  const kiosk = { languages: ['kk', 'ru', 'en'], defaultLanguage: 'kk', mode } as Kiosk;
  const rendered = await renderVisitor(
    <LoopScreen programme={programme}>
      <p>rehearsal</p>
    </LoopScreen>,
    {
      language: 'kk',
      services: { kiosk, navigator: { begin } as unknown as Services['navigator'] },
      api: {
        loop: async (language) => ({ content: contentIn(language), now: programme.now }),
        release: () => Promise.reject(new Error('no answer')),
        loopNow,
      },
    },
  );
  const scene = () => rendered.container.querySelector('[data-scene]');
  return { ...rendered, scene, turn: () => scene()?.getAttribute('data-scene') };
}

const wait = async (ms: number): Promise<void> => {
  await act(() => void vi.advanceTimersByTime(ms));
  await settle();
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  vi.clearAllMocks();
  loopNow.mockImplementation(() => Promise.reject(new Error('no answer')));
  Object.defineProperty(document, 'fonts', { value: { ready: Promise.resolve() }, configurable: true });
  memorial.value = false;
  firstScene.value = 0;
  frozen.value = false;
});
afterEach(() => {
  cleanup();
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
});

const spoken = (container: Element) => [
  ...new Set(Array.from(container.querySelectorAll('[data-shown=true]'), (element) => element.getAttribute('lang'))),
];

/** The first test: a page is loaded once. */
test('shows the first scene of the page at once, and fades later ones in', async () => {
  const { scene } = await open();
  const isOpening = (element: Element | null) => element?.getAttribute('data-opening');
  expect(isOpening(scene())).toBe('true');
  await wait(23_000);
  expect(isOpening(scene())).toBe('false');
  cleanup();
  expect(isOpening((await open()).scene())).toBe('false');
});

test('shows scene after scene, each in one language after another', async () => {
  const { turn, scene, container } = await open();
  const first = turn();
  expect(spoken(container)).toEqual(['kk']);
  await wait(7_000);
  expect(spoken(container)).toEqual(['ru']);
  await wait(7_000);
  expect(spoken(container)).toEqual(['en']);
  expect(turn()).toBe(first);
  await wait(8_000);
  expect(scene()?.className).toContain('leaving');
  await wait(1_000);
  expect(turn()).not.toBe(first);
  expect(spoken(container)).toEqual(['kk']);
});

test('invites in every language, brightest in the one that shows', async () => {
  const { container } = await open();
  const invited = () => Array.from(container.querySelectorAll('p > span[lang]'), (element) => element.textContent);
  const current = () => container.querySelector('span[class*=current]')?.textContent;
  expect(invited()).toEqual((['kk', 'ru', 'en'] as const).map((language) => translateIn(language)('loop.touch')));
  expect(current()).toBe(translateIn('kk')('loop.touch'));
  await wait(7_000);
  expect(current()).toBe(translateIn('ru')('loop.touch'));
});

test('goes on with the next scene after a visit', async () => {
  const { unmount } = await open();
  unmount();
  expect(firstScene.value).toBe(1);
});

test('begins the visit in the language of the scene at any touch or key, but not at a shortcut', async () => {
  await open();
  fireEvent.keyDown(window, { key: 'r', ctrlKey: true });
  fireEvent.keyDown(window, { key: 'Enter', repeat: true });
  expect(begin).not.toHaveBeenCalled();
  fireEvent.pointerDown(window);
  fireEvent.keyDown(window, { key: 'Enter' });
  await wait(7_000);
  fireEvent.pointerDown(window);
  expect(begin.mock.calls).toEqual([['kk'], ['kk'], ['ru']]);
});

test('begins the visit in the language of the invitation that is touched', async () => {
  const { getByText } = await open();
  fireEvent.pointerDown(getByText(translateIn('en')('loop.touch')));
  expect(begin.mock.calls).toEqual([['en']]);
});

test('stops the click of the touch that began the visit', async () => {
  const { container } = await open();
  const clicked = vi.fn();
  container.addEventListener('click', clicked);
  fireEvent.pointerDown(container);
  fireEvent.click(container);
  fireEvent.click(container);
  expect(clicked).toHaveBeenCalledOnce();
});

test('does not react to touch on a display out of reach, and does not invite', async () => {
  const { container } = await open({ mode: 'display' });
  fireEvent.pointerDown(window);
  expect(begin).not.toHaveBeenCalled();
  expect(container.textContent).not.toContain(translateIn('kk')('loop.touch'));
  expect(container.textContent).not.toContain('rehearsal');
});

test('rehearses what a touch leads to', async () => {
  expect((await open()).container.textContent).toContain('rehearsal');
});

test('shows nothing at night, and still begins at a touch', async () => {
  const { scene } = await open({ at: { glass: 'dark' } });
  expect(scene()).toBeNull();
  fireEvent.pointerDown(window);
  expect(begin).toHaveBeenCalledOnce();
});

test('follows the opening hours, and keeps the last answer where none comes', async () => {
  const { container, scene } = await open();
  await wait(15_000);
  expect(container.querySelector('[data-glass]')?.getAttribute('data-glass')).toBe('open');
  loopNow.mockResolvedValue({ ...now, glass: 'dark' });
  await wait(15_000);
  expect(scene()).toBeNull();
});

test('holds the minute of silence at its time, once', async () => {
  const silence = { id: '2026-05-31', inMs: 5_000, durationMs: 60_000 };
  loopNow.mockResolvedValue({ ...now, silence: { ...silence, inMs: -70_000 } });
  const { turn, container } = await open({ at: { silence } });
  expect(turn()).not.toBe('silence');
  await wait(5_000);
  expect(turn()).toBe('silence');
  expect(container.querySelector('[data-scene]')?.textContent).toContain(translateIn('ru')('silence.title'));
  loopNow.mockResolvedValue({ ...now, silence: { ...silence, inMs: -30_000 } });
  await wait(60_000);
  expect(turn()).not.toBe('silence');
});

test('names people in the minute of silence', async () => {
  const person = { id: 'p', name: 'Aziza', isNameless: false, camps: [], stations: [], summary: 'A life' };
  const named = { key: 'name p', kind: 'name', sources: [], isToday: false, person } as unknown as LoopScene;
  const silence = { id: '2027-05-31', inMs: -1_000, durationMs: 60_000 };
  const { container, turn } = await open({ at: { silence }, scenes: [named, day(1)] });
  await wait(1);
  expect(turn()).toBe('silence');
  expect(container.querySelector('h1')?.textContent).toBe('Aziza');
});

test('skips a scene that cannot be drawn', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { turn } = await open({ scenes: [day(1, true), day(2)] });
  expect(turn()).toBe('day 2');
});

test('shows the memorial screen when no scene can be drawn', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  await open({ scenes: [day(1, true), day(2, true)] });
  await settle();
  expect(memorial.value).toBe(true);
});

test('does not advance in a picture of the screen', async () => {
  frozen.value = true;
  const { turn } = await open();
  const first = turn();
  await wait(60_000);
  expect(turn()).toBe(first);
});
