import { SpeechBar } from './SpeechBar.tsx';
import { createSpeech } from './speech.ts';
import { browserSynthesiser } from './synthesiser.ts';

/** The code of the spoken mode, loaded when a visitor switches it on. */
export const speechPart = { SpeechBar, browserSynthesiser, createSpeech };
