import { act, fireEvent } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Medium } from '../../../db/model/api/media.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { click, press, renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { startVisit } from '../navigation/visit.ts';
import { FilmPlayer } from './FilmPlayer.tsx';

const captions = 'WEBVTT\n\n00:01.000 --> 00:03.000\nWe came\n\n00:04.000 --> 00:06.000\nIt was cold';
const film: Medium = {
  ...{ id: 'f', kind: 'video', file: 'a.webm', mime: 'video/webm', width: 160, height: 120, durationMs: 60_000 },
  ...{ title: null, alt: 'A barrack', caption: null, rights: 'Archive', date: null, citations: [], graphic: false },
  ...{ poster: 'p.jpg', captions, transcript: 'We came. It was cold.' },
  forms: [{ kind: 'signed', file: 'signed.webm', captions: null }],
};

const play = vi.fn(async function (this: HTMLMediaElement) {
  this.dispatchEvent(new Event('play'));
});
const pause = vi.fn(function (this: HTMLMediaElement) {
  this.dispatchEvent(new Event('pause'));
});

beforeEach(() => {
  vi.clearAllMocks();
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(play);
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(pause);
});

async function open(more: Partial<Medium> = {}, language: (typeof languages)[number] = 'en') {
  const onLost = vi.fn();
  const rendered = await renderVisitor(<FilmPlayer medium={{ ...film, ...more }} base="media/" onLost={onLost} />, {
    language,
  });
  const media = rendered.container.querySelector<HTMLMediaElement>('video, audio');
  if (!media) throw new Error('there is no player');
  const at = (seconds: number) =>
    act(() => {
      media.currentTime = seconds;
      media.dispatchEvent(new Event('timeupdate'));
    });
  const button = (name: string) => rendered.getByRole('button', { name });
  const caption = () => rendered.container.querySelector('[data-unspoken][aria-hidden]')?.textContent;
  return { ...rendered, media, at, button, caption, onLost };
}

test('begins only when asked to, behind its poster, and pauses', async () => {
  const { media, button } = await open();
  expect([media.getAttribute('poster'), media.getAttribute('src')]).toEqual(['media/p.jpg', 'media/a.webm']);
  expect(play).not.toHaveBeenCalled();
  await click(button(t('film.play')));
  expect(play).toHaveBeenCalledOnce();
  await click(button(t('film.pause')));
  button(t('film.play'));
});

test('shows each caption in its time, and none once they are off', async () => {
  const { at, caption, button } = await open();
  await at(1.2);
  expect(caption()).toBe('We came');
  await at(3.5);
  expect(caption()).toBe('');
  await at(4);
  expect(caption()).toBe('It was cold');
  await click(button(t('film.captions')));
  expect(button(t('film.captions')).getAttribute('aria-pressed')).toBe('false');
  expect(caption()).not.toBe('It was cold');
});

test('goes back ten seconds, and to no time before its beginning', async () => {
  const { at, media, button } = await open();
  await at(25);
  await click(button(t('film.back', { seconds: 10 })));
  expect(media.currentTime).toBe(15);
  await at(4);
  await click(button(t('film.back', { seconds: 10 })));
  expect(media.currentTime).toBe(0);
});

test('is moved along its line by keys and by a finger', async () => {
  const { media, getByRole } = await open();
  const line = getByRole('slider', { name: t('film.line') });
  line.setPointerCapture = () => {};
  await press(line, 'ArrowRight');
  expect(line.getAttribute('aria-valuetext')).toBe('0:05 / 1:00');
  for (const key of ['ArrowUp', 'ArrowDown']) await press(line, key);
  expect(line.getAttribute('aria-valuetext')).toBe('0:05 / 1:00');
  await press(line, 'End');
  expect(media.currentTime).toBe(60);
  const box = { left: 100, width: 200 } as DOMRect;
  vi.spyOn(line.firstElementChild as Element, 'getBoundingClientRect').mockReturnValue(box);
  await act(() => void fireEvent.pointerDown(line, { clientX: 200, pointerId: 1 }));
  expect(media.currentTime).toBe(30);
});

test('keeps the choice of sound for the next film of a visit, and forgets it after', async () => {
  const { button } = await open();
  await click(button(t('film.sound')));
  expect(button(t('film.sound')).getAttribute('aria-pressed')).toBe('false');
  await act(() => startVisit());
  expect(button(t('film.sound')).getAttribute('aria-pressed')).toBe('true');
});

test('plays another form of the film from its beginning', async () => {
  const { media, button, at, queryByRole } = await open();
  await click(button(t('film.play')));
  await at(5);
  await click(button(t('media.signed')));
  expect(media.getAttribute('src')).toBe('media/signed.webm');
  expect(queryByRole('button', { name: t('film.captions') })).toBeNull();
  button(t('film.play'));
  await click(button(t('media.signed')));
  expect(media.getAttribute('src')).toBe('media/a.webm');
});

test('plays one film at a time', async () => {
  const other = document.body.appendChild(document.createElement('video'));
  const { button } = await open();
  await click(button(t('film.play')));
  expect(pause.mock.contexts).toEqual([other]);
  other.remove();
});

test('says that a file cannot be loaded', async () => {
  const { media, onLost } = await open({ kind: 'audio', poster: null });
  await act(() => void fireEvent.error(media));
  expect(onLost).toHaveBeenCalledOnce();
});

test.each(languages)('names every control in %s', async (language) => {
  const { getAllByRole } = await open({}, language);
  for (const control of getAllByRole('button')) expect(control.textContent).not.toMatch(/film\.|media\.|\{\{/);
});
