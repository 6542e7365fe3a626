import type { Voice } from './voices.ts';

/** What is said in one breath. */
export interface Utterance {
  text: string;
  voice: Voice;
  /** 1 is the voice's own speed. */
  rate: number;
}

/** What happened to an utterance. Any of them may be missing, late, or come after the utterance was called off. */
export type UtteranceEvent = { type: 'start' | 'end' } | { type: 'error'; code: string };

/** The system's voices. `browserSynthesiser` is the browser's; tests have their own. */
export interface Synthesiser {
  /** Empty until the system has answered; `onVoices` tells. */
  voices(): readonly Voice[];
  /** Calls back whenever the list may have changed. */
  onVoices(call: () => void): void;
  speak(utterance: Utterance, onEvent: (event: UtteranceEvent) => void): void;
  /** Silences everything, whatever state it is in. */
  cancel(): void;
}

/** @returns null where the browser cannot speak at all */
export function browserSynthesiser(target: Partial<Pick<Window, 'speechSynthesis'>>): Synthesiser | null {
  const { speechSynthesis: synthesis } = target;
  if (!synthesis || typeof SpeechSynthesisUtterance === 'undefined') return null;
  // Chromium forgets an utterance that nobody holds, and then never says that it ended.
  let held: SpeechSynthesisUtterance | null = null;
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
      held = utterance;
      synthesis.speak(held);
    },
    cancel() {
      held = null;
      synthesis.cancel();
      // A pause outlives the page that asked for it, and would keep the next one silent.
      synthesis.resume();
    },
  };
}
