import { type ReadonlySignal, signal } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import type { Speech, SpeechOptions } from './speech.ts';

interface LoadedSpeech {
  speech: Speech;
  SpeechBar: FunctionComponent<{ speech: Speech }>;
}

/** The spoken mode for the bottom bar. Its code is loaded when it is first switched on. */
export interface SpeechSwitch {
  on: ReadonlySignal<boolean>;
  /** Null until it is loaded. */
  loaded: ReadonlySignal<LoadedSpeech | null>;
  toggle(): void;
  /** Switches on and begins to read, for a visitor who cannot see the button. */
  start(): Promise<void>;
}

export function createSpeechSwitch(options: Pick<SpeechOptions, 'clock' | 'onPresence'>): SpeechSwitch {
  const on = signal(false);
  const loaded = signal<LoadedSpeech | null>(null);

  const load = async (): Promise<void> => {
    if (loaded.peek()) return;
    const { speechPart } = await import('./speech-part.ts');
    if (loaded.peek()) return;
    const synthesiser = speechPart.browserSynthesiser(window);
    const speech = speechPart.createSpeech({ ...options, open: on, synthesiser });
    loaded.value = { speech, SpeechBar: speechPart.SpeechBar };
  };

  const open = async (): Promise<void> => {
    on.value = true;
    await load().catch(() => {
      on.value = false;
    });
  };

  return {
    on,
    loaded,
    toggle() {
      if (on.value) on.value = false;
      else void open();
    },
    async start() {
      await open();
      if (on.peek()) loaded.peek()?.speech.introduce();
    },
  };
}
