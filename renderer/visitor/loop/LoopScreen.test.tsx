import { act, fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LoopNow, LoopProgramme, LoopScene } from '../../../db/model/api/loop.ts';
import type { Kiosk } from '../../../db/model/api/release.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { renderVisitor, settle, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { translateIn } from '../../shared/i18n/i18n.ts';
import { memorial } from '../navigation/navigator.ts';
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
    languages: 'turns',
    charactersPerSecond: 10,
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
  frozen.value = false;
});
afterEach(() => {
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
});

test('shows scene after scene, each for its reading time, in the next language', async () => {
  const { turn, scene, container } = await open();
  const first = turn();
  expect(container.querySelector('[data-reading]')?.getAttribute('lang')).toBe('kk');
  await wait(15_000);
  expect(turn()).toBe(first);
  expect(scene()?.className).toContain('leaving');
  await wait(1_000);
  expect(turn()).not.toBe(first);
  expect(container.querySelector('[data-reading]')?.getAttribute('lang')).toBe('ru');
});

test('invites in every language, the current one first', async () => {
  const { container } = await open();
  const invitations = (languages: Language[]) => languages.map((language) => translateIn(language)('loop.touch'));
  expect(texts(container.querySelectorAll('p span'))).toEqual(invitations(['kk', 'ru', 'en']));
  await wait(17_000);
  expect(texts(container.querySelectorAll('p span'))).toEqual(invitations(['ru', 'en', 'kk']));
});

test('begins the visit in the language of the scene at any touch or key, but not at a shortcut', async () => {
  await open();
  fireEvent.keyDown(window, { key: 'r', ctrlKey: true });
  fireEvent.keyDown(window, { key: 'Enter', repeat: true });
  expect(begin).not.toHaveBeenCalled();
  fireEvent.pointerDown(window);
  fireEvent.keyDown(window, { key: 'Enter' });
  expect(begin.mock.calls).toEqual([['kk'], ['kk']]);
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
  expect(texts(container.querySelectorAll('[data-scene] p'))).toContain(translateIn('ru')('silence.title'));
  loopNow.mockResolvedValue({ ...now, silence: { ...silence, inMs: -30_000 } });
  await wait(60_000);
  expect(turn()).not.toBe('silence');
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
