import type { Page } from '@playwright/test';

export interface FakeSpeechOptions {
  /** Language tags of the system's voices. */
  voices: string[];
  /** When the voices become available; browsers load them late. */
  voicesAfterMs: number;
  /** Duration of an utterance. */
  utteranceMs: number;
}

interface Said {
  text: string;
  lang: string;
}

declare global {
  interface Window {
    /** Utterances that started, in order. */
    said: Said[];
    /** An utterance is in progress. */
    isSpeaking(): boolean;
  }
}

/** A fake of `speechSynthesis`: silent, quick, and it records its utterances. */
export async function fakeSpeech(page: Page, options: Partial<FakeSpeechOptions> = {}): Promise<void> {
  const all = { voices: ['kk', 'ru', 'en-GB'], voicesAfterMs: 50, utteranceMs: 400, ...options };
  await page.addInitScript((fake: FakeSpeechOptions) => {
    class Utterance {
      lang = '';
      rate = 1;
      voice: unknown = null;
      onstart: (() => void) | null = null;
      onend: (() => void) | null = null;
      onerror: ((event: { error: string }) => void) | null = null;
      readonly text: string;
      constructor(text: string) {
        this.text = text;
      }
    }
    let voices: object[] = [];
    let current: Utterance | null = null;
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak(utterance: Utterance) {
        current = utterance;
        window.said.push({ text: utterance.text, lang: utterance.lang });
        setTimeout(() => utterance.onstart?.());
        setTimeout(() => {
          if (current !== utterance) return;
          current = null;
          utterance.onend?.();
        }, fake.utteranceMs);
      },
      cancel() {
        const left = current;
        current = null;
        setTimeout(() => left?.onerror?.({ error: 'interrupted' }));
      },
      pause() {},
      resume() {},
    });
    setTimeout(() => {
      voices = fake.voices.map((lang) => ({ voiceURI: lang, name: lang, lang, localService: true, default: false }));
      synthesis.dispatchEvent(new Event('voiceschanged'));
    }, fake.voicesAfterMs);
    window.said = [];
    window.isSpeaking = () => current !== null;
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
  }, all);
}
