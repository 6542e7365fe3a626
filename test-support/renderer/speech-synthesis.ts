import type { MonotonicClock } from '../../renderer/shared/clock/idle-timer.ts';
import type { Synthesiser, Utterance, UtteranceEvent } from '../../renderer/visitor/speech/synthesiser.ts';
import type { Voice } from '../../renderer/visitor/speech/voices.ts';

/** How a system's voice behaves. Everything but `well` was seen in Chromium. */
export type Manner =
  | 'well'
  /** Takes what it is given and never answers. */
  | 'mute'
  /** Begins and never says that it ended. */
  | 'endless'
  /** Breaks off by itself. */
  | 'interrupted'
  | 'forbidden'
  /** Tells of an utterance after it was called off. */
  | 'late';

export const voice = (lang: string, more: Partial<Voice> = {}): Voice => ({
  voiceURI: more.name ?? lang,
  name: lang,
  lang,
  localService: true,
  default: false,
  ...more,
});

/** Milliseconds for one letter. */
export const letterMs = 50;

/** A synthesiser made by hand: what it said, and what it was asked while it could not hear. */
export class FakeSynthesiser implements Synthesiser {
  manner: Manner = 'well';
  /** What was begun, in order. */
  said: string[] = [];
  /** With which voice. */
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

  /** The system names its voices. */
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
