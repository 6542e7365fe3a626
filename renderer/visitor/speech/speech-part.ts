import { SpeechBar } from './SpeechBar.tsx';
import { createSpeech } from './speech.ts';
import { browserSynthesiser } from './synthesiser.ts';

/** What a visitor who wants to listen needs; nobody else fetches it. */
export const speechPart = { SpeechBar, browserSynthesiser, createSpeech };
