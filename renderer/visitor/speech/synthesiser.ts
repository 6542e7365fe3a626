import type { Voice } from './voices.ts';

export interface Utterance {
  text: string;
  voice: Voice;
  /** 1 is the voice's own speed. */
  rate: number;
}

/** Event of an utterance. Any of them may be missing, late, or come after the utterance was cancelled. */
export type UtteranceEvent = { type: 'start' | 'end' } | { type: 'error'; code: string };

/** Speech synthesis; tests use `FakeSynthesiser`. */
export interface Synthesiser {
  /** Empty until the system has answered; see `onVoices`. */
  voices(): readonly Voice[];
  /** Calls `call` whenever the list may have changed. */
  onVoices(call: () => void): void;
  speak(utterance: Utterance, onEvent: (event: UtteranceEvent) => void): void;
  /** Cancels all utterances, in any state. */
  cancel(): void;
}

/** @returns null where the browser cannot speak at all */
export function browserSynthesiser(target: Partial<Pick<Window, 'speechSynthesis'>>): Synthesiser | null {
  const { speechSynthesis: synthesis } = target;
  if (!synthesis || typeof SpeechSynthesisUtterance === 'undefined') return null;
  // Chromium collects an utterance without a reference, and then never reports its end.
  let current: SpeechSynthesisUtterance | null = null;
  return {
    voices: () => synthesis.getVoices(),
    onVoices: (call) => synthesis.addEventListener('voiceschanged', call),
    speak({ text, voice, rate }, onEvent) {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = synthesis.getVoices().find(({ voiceURI }) => voiceURI === voice.voiceURI) ?? null;
      utterance.lang = voice.lang;
      utterance.rate = rate;
      utterance.onstart = () => onEvent({ type: 'start' });
      utterance.onend = () => onEvent({ type: 'end' });
      utterance.onerror = ({ error }) => onEvent({ type: 'error', code: error });
      current = utterance;
      synthesis.speak(current);
    },
    cancel() {
      current = null;
      synthesis.cancel();
      // A pause outlives its page, and would silence the next one.
      synthesis.resume();
    },
  };
}
