import type { Language } from '../../../db/model/vocabulary.ts';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { createSpeechQueue } from './speech-queue.ts';
import type { Synthesiser } from './synthesiser.ts';
import { chooseVoice, type Voice } from './voices.ts';

/** A sentence to read, split into parts for one utterance each. */
export interface Readable {
  language: Language;
  parts: readonly string[];
}

/**
 * Why there is no sound. `no-speech`: the browser cannot speak; `no-voice`: this machine has no voice of the language;
 * `no-answer`: its voice does not speak; `nothing-to-read`: the screen has no text.
 */
export type Silence = 'no-speech' | 'no-voice' | 'no-answer' | 'nothing-to-read';

export type ReaderState =
  | { phase: 'idle' }
  /** Waiting for the list of voices, which arrives late. */
  | { phase: 'asking' }
  | { phase: 'speaking' | 'paused'; index: number }
  | { phase: 'silent'; why: Silence };

/** Reads sentences aloud, one after another. */
export interface Reader {
  /** Looks for a voice of the language, so that the state shows early when there is none. */
  prepare(language: Language): void;
  /** Reads from the sentence `from`. */
  read(sentences: readonly Readable[], language: Language, from?: number): void;
  /** Takes sentences without a sound: paused at `at`. */
  hold(sentences: readonly Readable[], language: Language, at: number): void;
  /** Stops within the sentence; `resume` repeats it: browsers lose the position, and listeners the context. */
  pause(): void;
  resume(): void;
  repeat(): void;
  next(): void;
  stop(): void;
}

/** How long the list of voices may take; Chromium starts speech-dispatcher on the first request. */
export const voicesTimeoutMs = 5_000;
/** Slightly slower than normal: synthetic voices read names and numbers. */
const rate = 0.9;

/** @param synthesiser null where the browser cannot speak */
export function createReader(
  synthesiser: Synthesiser | null,
  clock: MonotonicClock,
  onState: (state: ReaderState) => void,
): Reader {
  const queue = synthesiser && createSpeechQueue(synthesiser, clock);
  let state: ReaderState = { phase: 'idle' };
  let sentences: readonly Readable[] = [];
  let wanted: Language = 'kk';
  let cancelWait = (): void => {};
  /** Called when a voice arrives. */
  let onVoice = (): void => {};

  const setState = (next: ReaderState): void => {
    state = next;
    onState(next);
  };
  const voiceOf = (language: Language): Voice | null => chooseVoice(synthesiser?.voices() ?? [], language);

  synthesiser?.onVoices(() => {
    const isWaiting = state.phase === 'asking' || (state.phase === 'silent' && state.why === 'no-voice');
    if (!isWaiting || !voiceOf(wanted)) return;
    cancelWait();
    const then = onVoice;
    onVoice = () => setState({ phase: 'idle' });
    then();
  });

  /** Calls `then` now or when the voices have arrived; the state tells when they do not. */
  const withVoice = (language: Language, then: () => void): void => {
    silence();
    wanted = language;
    if (!synthesiser) setState({ phase: 'silent', why: 'no-speech' });
    else if (voiceOf(language)) then();
    else ask(then);
  };

  const ask = (then: () => void): void => {
    onVoice = then;
    setState({ phase: 'asking' });
    cancelWait = clock.after(voicesTimeoutMs, () => {
      // Sound never starts by itself: a voice that arrives later is only offered.
      onVoice = () => setState({ phase: 'idle' });
      setState({ phase: 'silent', why: 'no-voice' });
    });
  };

  const silence = (): void => {
    cancelWait();
    queue?.cancel();
  };

  const readSentence = (index: number): void => {
    if (index >= sentences.length) stop();
    else {
      setState({ phase: 'speaking', index });
      readPart(index, 0);
    }
  };

  const readPart = (index: number, part: number): void => {
    const sentence = sentences[index];
    const text = sentence?.parts[part];
    const voice = voiceOf(sentence?.language ?? wanted) ?? voiceOf(wanted);
    if (text === undefined) readSentence(index + 1);
    else if (!voice) setState({ phase: 'silent', why: 'no-voice' });
    else speakPart(text, voice, index, part);
  };

  const speakPart = (text: string, voice: Voice, index: number, part: number): void => {
    queue?.speak({ text, voice, rate }, (outcome) => {
      if (outcome === 'spoken') readPart(index, part + 1);
      else setState({ phase: 'silent', why: 'no-answer' });
    });
  };

  const stop = (): void => {
    silence();
    sentences = [];
    setState({ phase: 'idle' });
  };

  /** Reads on from the current sentence, speaking or paused. */
  const readOn = (step: 0 | 1): void => {
    if (state.phase === 'speaking' || state.phase === 'paused') readSentence(state.index + step);
  };

  return {
    prepare: (language) => withVoice(language, () => setState({ phase: 'idle' })),
    read(next, language, from = 0) {
      sentences = next;
      withVoice(language, () => {
        if (sentences.length === 0) setState({ phase: 'silent', why: 'nothing-to-read' });
        else readSentence(Math.min(from, sentences.length - 1));
      });
    },
    hold(next, language, at) {
      silence();
      sentences = next;
      wanted = language;
      if (next.length === 0) setState({ phase: 'idle' });
      else setState({ phase: 'paused', index: Math.min(at, next.length - 1) });
    },
    pause() {
      if (state.phase !== 'speaking') return;
      silence();
      setState({ phase: 'paused', index: state.index });
    },
    resume() {
      if (state.phase === 'paused') readOn(0);
    },
    repeat: () => readOn(0),
    next: () => readOn(1),
    stop,
  };
}
