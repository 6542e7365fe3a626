import type { Language } from '../../../db/model/vocabulary.ts';

/** A voice of this machine, as `SpeechSynthesisVoice` has it. */
export interface Voice {
  /** Identifies the voice. */
  voiceURI: string;
  name: string;
  /** BCP 47; some systems write `kk_KZ`. */
  lang: string;
  /** False where the text would be sent to a server: a kiosk never does. */
  localService: boolean;
  default: boolean;
}

/** Preferred regions of each language, the best first. */
const regions: Record<Language, readonly string[]> = { kk: ['kz', ''], ru: ['ru', ''], en: ['gb', '', 'us'] };

/**
 * The voice for a language: local, of that very language (a Russian voice never replaces a Kazakh one),
 * of the nearest region, the system's own choice first, plain before the variants that espeak-ng lists by hundreds.
 *
 * @returns null where this machine has none
 */
export function chooseVoice(voices: readonly Voice[], language: Language): Voice | null {
  let best: Voice | null = null;
  for (const voice of voices) {
    if (!voice.localService || subtags(voice)[0] !== language) continue;
    if (!best || compare(rank(voice, language), rank(best, language)) < 0) best = voice;
  }
  return best;
}

const subtags = ({ lang }: Voice): string[] => lang.toLowerCase().split(/[-_]/);

/** Lower is better; earlier numbers weigh more. */
function rank(voice: Voice, language: Language): number[] {
  const place = regions[language].indexOf(subtags(voice)[1] ?? '');
  const region = place === -1 ? regions[language].length : place;
  return [voice.name.includes('+') ? 1 : 0, region, voice.default ? 0 : 1];
}

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
