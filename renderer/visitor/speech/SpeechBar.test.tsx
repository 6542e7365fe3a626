import { signal } from '@preact/signals';
import { act } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { click, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { type Key, t } from '../../shared/i18n/i18n.ts';
import type { ReaderState } from './reader.ts';
import { SpeechBar } from './SpeechBar.tsx';

const state = signal<ReaderState>({ phase: 'idle' });
const speech = {
  state,
  read: vi.fn(),
  pause: vi.fn(),
  resume: vi.fn(),
  repeat: vi.fn(),
  next: vi.fn(),
  stop: vi.fn(),
  introduce: vi.fn(),
};

beforeEach(() => vi.clearAllMocks());

async function open(initial: ReaderState) {
  state.value = initial;
  const rendered = await renderVisitor(<SpeechBar speech={speech} />);
  const buttons = () => texts(rendered.getAllByRole('button'));
  return { ...rendered, buttons, status: () => rendered.getByRole('status').textContent };
}

test('focuses its first button, so that a keypad can continue', async () => {
  await open({ phase: 'idle' });
  expect(document.activeElement?.textContent).toBe(t('speech.read'));
});

test.each<[ReaderState, Key[]]>([
  [{ phase: 'idle' }, ['speech.read']],
  [{ phase: 'asking' }, ['speech.read']],
  [{ phase: 'silent', why: 'no-voice' }, ['speech.read']],
  [{ phase: 'speaking', index: 0 }, ['speech.pause', 'speech.repeat', 'speech.next', 'speech.stop']],
  [{ phase: 'paused', index: 0 }, ['speech.resume', 'speech.repeat', 'speech.next', 'speech.stop']],
])('offers the controls of %o', async (phase, keys) => {
  expect((await open(phase)).buttons()).toEqual(keys.map((key) => t(key)));
});

test.each<[ReaderState, Key]>([
  [{ phase: 'idle' }, 'speech.hint'],
  [{ phase: 'asking' }, 'speech.asking'],
  [{ phase: 'silent', why: 'no-speech' }, 'speech.noSpeech'],
  [{ phase: 'silent', why: 'no-voice' }, 'speech.noVoice'],
  [{ phase: 'silent', why: 'no-answer' }, 'speech.noAnswer'],
  [{ phase: 'silent', why: 'nothing-to-read' }, 'speech.nothingToRead'],
])('tells why there is no sound: %o', async (phase, key) => {
  expect((await open(phase)).status()).toBe(t(key));
});

test('has an empty status while it reads', async () => {
  expect((await open({ phase: 'speaking', index: 3 })).status()).toBe('');
});

test('follows the state and calls the reader', async () => {
  const { getByText } = await open({ phase: 'idle' });
  await click(getByText(t('speech.read')));
  await act(() => {
    state.value = { phase: 'speaking', index: 0 };
  });
  for (const key of ['speech.pause', 'speech.repeat', 'speech.next', 'speech.stop'] as const)
    await click(getByText(t(key)));
  await act(() => {
    state.value = { phase: 'paused', index: 0 };
  });
  await click(getByText(t('speech.resume')));
  const { state: _, introduce: __, ...calls } = speech;
  for (const call of Object.values(calls)) expect(call).toHaveBeenCalledOnce();
});
