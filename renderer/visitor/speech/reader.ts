import type { Language } from '../../../db/model/vocabulary.ts';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { createSpeechQueue } from './speech-queue.ts';
import type { Synthesiser } from './synthesiser.ts';
import { chooseVoice, type Voice } from './voices.ts';

/** One sentence as it is read: said in parts of one breath each. */
export interface Readable {
  language: Language;
  parts: readonly string[];
}

/**
 * Why nothing can be heard. `no-speech`: the browser cannot speak; `no-voice`: this machine has no voice of the
 * language; `no-answer`: it has one, which does not speak; `nothing-to-read`: there are no words on the screen.
 */
export type Silence = 'no-speech' | 'no-voice' | 'no-answer' | 'nothing-to-read';

export type ReaderState =
  | { phase: 'idle' }
  /** Voices arrive late: the system is still being asked. */
  | { phase: 'asking' }
  | { phase: 'speaking' | 'paused'; index: number }
  | { phase: 'silent'; why: Silence };

/** Reads sentences aloud, one after another. */
export interface Reader {
  /** Asks for a voice of the language, so that its absence can be said before anybody waits for it. */
  prepare(language: Language): void;
  /** Begins at `from`. */
  read(sentences: readonly Readable[], language: Language, from?: number): void;
  /** Takes up sentences without a sound: paused at `at`. */
  hold(sentences: readonly Readable[], language: Language, at: number): void;
  /** Stops within the sentence; `resume` begins it again: browsers lose their place, and so do listeners. */
  pause(): void;
  resume(): void;
  repeat(): void;
  next(): void;
  stop(): void;
}

/** How long the system may take to name its voices; Chromium starts speech-dispatcher only when it is first asked. */
export const askingMs = 5_000;
/** A little slower than the voices' own speed: they are machines, and the words are names and numbers. */
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
  let cancelAsking = (): void => {};
  /** What is done as soon as there is a voice. */
  let onVoice = (): void => {};

  const become = (next: ReaderState): void => {
    state = next;
    onState(next);
  };
  const voiceOf = (language: Language): Voice | null => chooseVoice(synthesiser?.voices() ?? [], language);

  synthesiser?.onVoices(() => {
    const waits = state.phase === 'asking' || (state.phase === 'silent' && state.why === 'no-voice');
    if (!waits || !voiceOf(wanted)) return;
    cancelAsking();
    const then = onVoice;
    onVoice = () => become({ phase: 'idle' });
    then();
  });

  /** Does `then` at once or when the voices have arrived; says so where they do not. */
  const withVoice = (language: Language, then: () => void): void => {
    hush();
    wanted = language;
    if (!synthesiser) become({ phase: 'silent', why: 'no-speech' });
    else if (voiceOf(language)) then();
    else ask(then);
  };

  const ask = (then: () => void): void => {
    onVoice = then;
    become({ phase: 'asking' });
    cancelAsking = clock.after(askingMs, () => {
      // Sound never starts by itself: a voice that comes later is only offered.
      onVoice = () => become({ phase: 'idle' });
      become({ phase: 'silent', why: 'no-voice' });
    });
  };

  const hush = (): void => {
    cancelAsking();
    queue?.hush();
  };

  const speak = (index: number): void => {
    if (index >= sentences.length) stop();
    else {
      become({ phase: 'speaking', index });
      sayPart(index, 0);
    }
  };

  const sayPart = (index: number, part: number): void => {
    const sentence = sentences[index];
    const text = sentence?.parts[part];
    const voice = voiceOf(sentence?.language ?? wanted) ?? voiceOf(wanted);
    if (text === undefined) speak(index + 1);
    else if (!voice) become({ phase: 'silent', why: 'no-voice' });
    else say(text, voice, index, part);
  };

  const say = (text: string, voice: Voice, index: number, part: number): void => {
    queue?.say({ text, voice, rate }, (outcome) => {
      if (outcome === 'said') sayPart(index, part + 1);
      else become({ phase: 'silent', why: 'no-answer' });
    });
  };

  const stop = (): void => {
    hush();
    sentences = [];
    become({ phase: 'idle' });
  };

  /** From where the listener is, spoken or paused. */
  const goOn = (step: 0 | 1): void => {
    if (state.phase === 'speaking' || state.phase === 'paused') speak(state.index + step);
  };

  return {
    prepare: (language) => withVoice(language, () => become({ phase: 'idle' })),
    read(next, language, from = 0) {
      sentences = next;
      withVoice(language, () => {
        if (sentences.length === 0) become({ phase: 'silent', why: 'nothing-to-read' });
        else speak(Math.min(from, sentences.length - 1));
      });
    },
    hold(next, language, at) {
      hush();
      sentences = next;
      wanted = language;
      if (next.length === 0) become({ phase: 'idle' });
      else become({ phase: 'paused', index: Math.min(at, next.length - 1) });
    },
    pause() {
      if (state.phase !== 'speaking') return;
      hush();
      become({ phase: 'paused', index: state.index });
    },
    resume() {
      if (state.phase === 'paused') goOn(0);
    },
    repeat: () => goOn(0),
    next: () => goOn(1),
    stop,
  };
}
