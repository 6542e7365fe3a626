import type { MonotonicClock } from '../../renderer/shared/clock/idle-timer.ts';
import type { Synthesiser, Utterance, UtteranceEvent } from '../../renderer/visitor/speech/synthesiser.ts';
import type { Voice } from '../../renderer/visitor/speech/voices.ts';

/** Behaviour of a system's voice. All but `well` were observed in Chromium. */
export type Manner =
  | 'well'
  /** Accepts utterances and fires no event. */
  | 'mute'
  /** Fires `start` and never `end`. */
  | 'endless'
  /** Ends with an error. */
  | 'interrupted'
  | 'forbidden'
  /** Fires events of an utterance after it was cancelled. */
  | 'late';

export const voice = (lang: string, more: Partial<Voice> = {}): Voice => ({
  voiceURI: more.name ?? lang,
  name: lang,
  lang,
  localService: true,
  default: false,
  ...more,
});

/** Milliseconds per letter. */
const letterMs = 50;

/** A fake synthesiser that records its utterances, and those it lost. */
export class FakeSynthesiser implements Synthesiser {
  manner: Manner = 'well';
  /** Utterances that started, in order. */
  said: string[] = [];
  /** Their voices. */
  spokenBy: string[] = [];
  cancels = 0;
  /** Utterances that came too soon after a `cancel()`, and were lost. */
  swallowed: string[] = [];
  private listed: Voice[];
  private readonly listeners: (() => void)[] = [];
  private readonly clock: MonotonicClock;
  private callOff: () => void = () => {};
  private deafUntilMs = -1;

  constructor(clock: MonotonicClock, voices: Voice[] = [voice('kk'), voice('ru'), voice('en-GB')]) {
    this.clock = clock;
    this.listed = voices;
  }

  voices(): Voice[] {
    return this.listed;
  }

  onVoices(call: () => void): void {
    this.listeners.push(call);
  }

  /** The voices become available. */
  arrive(voices: Voice[]): void {
    this.listed = voices;
    for (const call of this.listeners) call();
  }

  speak(utterance: Utterance, onEvent: (event: UtteranceEvent) => void): void {
    if (this.clock.now() < this.deafUntilMs) this.swallowed.push(utterance.text);
    else if (this.manner === 'forbidden') onEvent({ type: 'error', code: 'not-allowed' });
    else if (this.manner === 'interrupted') onEvent({ type: 'error', code: 'interrupted' });
    else if (this.manner !== 'mute') this.begin(utterance, onEvent);
  }

  private begin({ text, voice: { lang } }: Utterance, onEvent: (event: UtteranceEvent) => void): void {
    this.said.push(text);
    this.spokenBy.push(lang);
    onEvent({ type: 'start' });
    if (this.manner === 'endless') return;
    const end = this.clock.after(text.length * letterMs, () => onEvent({ type: 'end' }));
    this.callOff = () => {
      if (this.manner !== 'late') end();
      this.clock.after(10, () => onEvent({ type: 'error', code: 'interrupted' }));
    };
  }

  cancel(): void {
    this.cancels++;
    this.callOff();
    this.callOff = () => {};
    this.deafUntilMs = this.clock.now() + 100;
  }
}
