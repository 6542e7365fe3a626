import { type ReadonlySignal, signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import type { Speech, SpeechOptions } from './speech.ts';

interface DrawnSpeech {
  speech: Speech;
  SpeechBar: FunctionComponent<{ speech: Speech }>;
}

/** The spoken mode as the bottom bar sees it. Its own code is fetched when it is first asked for. */
export interface SpeechSwitch {
  on: ReadonlySignal<boolean>;
  /** What is drawn above the bar while it is on; null until it is there. */
  drawn: ReadonlySignal<DrawnSpeech | null>;
  toggle(): void;
}

export function createSpeechSwitch(options: Pick<SpeechOptions, 'clock' | 'onPresence'>): SpeechSwitch {
  const on = signal(false);
  const drawn = signal<DrawnSpeech | null>(null);

  const fetchOnce = async (): Promise<void> => {
    const { speechPart } = await import('./speech-part.ts');
    if (drawn.peek()) return;
    const synthesiser = speechPart.browserSynthesiser(window);
    const speech = speechPart.createSpeech({ ...options, open: on, synthesiser });
    drawn.value = { speech, SpeechBar: speechPart.SpeechBar };
  };

  return {
    on,
    drawn,
    toggle() {
      on.value = !on.value;
      if (drawn.peek()) return;
      fetchOnce().catch(() => {
        on.value = false;
      });
    },
  };
}
