import { fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { settle } from '../../../test-support/renderer/render.tsx';
import { FakeSynthesiser, voice } from '../../../test-support/renderer/speech-synthesis.ts';
import { language, t, translateIn } from '../../curator/app/i18n.ts';
import { Voices } from './VoicesStep.tsx';

/** Protects: the technician hears, language by language, what visitors will hear, and learns where a voice is missing. */
beforeEach(() => {
  language.value = 'en';
});

test('each voice says a sentence in its own language; a language without one says so', async () => {
  const speech = new FakeSynthesiser(manualClock(), [
    voice('kk', { name: 'Kazakh' }),
    voice('ru', { name: 'Russian' }),
  ]);
  render(<Voices synthesiser={speech} platform="linux" />);
  await settle();
  expect(document.querySelector('[data-voice=en]')?.textContent).toContain(t('firstStart.voices.none'));
  expect(screen.getByText(t('firstStart.voices.how.linux'))).toBeTruthy();
  const [kazakh] = screen.getAllByRole('button', { name: t('firstStart.voices.play') });
  fireEvent.click(kazakh as HTMLElement);
  expect(speech.said).toEqual([translateIn('kk')('firstStart.voices.sentence')]);
  expect(speech.spokenBy).toEqual(['kk']);
});

test('a voice that fails is named as such', async () => {
  const speech = new FakeSynthesiser(manualClock());
  speech.manner = 'interrupted';
  render(<Voices synthesiser={speech} platform="win32" />);
  await settle();
  expect(screen.queryByText(t('firstStart.voices.none'))).toBeNull();
  fireEvent.click(screen.getAllByRole('button', { name: t('firstStart.voices.play') })[0] as HTMLElement);
  await settle();
  expect(screen.getByRole('alert').textContent).toBe(t('firstStart.voices.failed'));
});

test('voices that the system lists later are found', async () => {
  const speech = new FakeSynthesiser(manualClock(), []);
  render(<Voices synthesiser={speech} platform="linux" />);
  await settle();
  expect(screen.getAllByText(t('firstStart.voices.none'))).toHaveLength(3);
  speech.arrive([voice('ru', { name: 'Russian' })]);
  await settle();
  expect(screen.getByText('Russian')).toBeTruthy();
});
