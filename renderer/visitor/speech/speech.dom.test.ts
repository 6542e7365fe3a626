import { signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { FakeSynthesiser } from '../../../test-support/renderer/speech-synthesis.ts';
import { createSpeech } from './speech.ts';

/** Protects: the voice and a film of the screen are never heard at once. */
const pause = vi.fn();

beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(pause);
  pause.mockClear();
  document.body.innerHTML = '<main><p>Words to read.</p><video></video></main>';
});

function speak() {
  const clock = manualClock();
  const speech = createSpeech({
    ...{ open: signal(false), synthesiser: new FakeSynthesiser(clock), clock, onPresence: () => {} },
  });
  speech.read();
  return speech;
}

test('pauses a film when it begins to speak', () => {
  expect(speak().state.value.phase).toBe('speaking');
  expect(pause.mock.contexts).toEqual([document.querySelector('video')]);
});

test('pauses where it is when a film begins', () => {
  const speech = speak();
  document.querySelector('video')?.dispatchEvent(new Event('play'));
  expect(speech.state.value).toEqual({ phase: 'paused', index: 0 });
});
