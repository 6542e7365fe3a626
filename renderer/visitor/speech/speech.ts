import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { language } from '../../shared/i18n/i18n.ts';
import { isUnattended, shown } from '../navigation/navigator.ts';
import { hrefOf } from '../navigation/route.ts';
import { sheet } from '../navigation/sheet.ts';
import { frozen, still } from '../navigation/visit.ts';
import { createReader, type ReaderState } from './reader.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { bringIntoView, markSpoken } from './spoken-mark.ts';
import type { Synthesiser } from './synthesiser.ts';

/** The spoken mode of the page. Nothing is heard before a visitor asks for it. */
export interface Speech {
  state: ReadonlySignal<ReaderState>;
  /** Reads the sheet that lies open, else the screen, from its beginning. */
  read(): void;
  pause(): void;
  resume(): void;
  repeat(): void;
  next(): void;
  stop(): void;
}

export interface SpeechOptions {
  /** The bar is on the screen. Set to false where a screen is shown that has none. */
  open: Signal<boolean>;
  /** Null where the browser cannot speak. */
  synthesiser: Synthesiser | null;
  clock: MonotonicClock;
  /** Called while something is being read: somebody listens. */
  onPresence(): void;
}

const presenceMs = 1_000;
/** A sheet fetches what it shows. */
const sheetStepMs = 100;
const sheetSteps = 30;

export function createSpeech({ open, synthesiser, clock, onPresence }: SpeechOptions): Speech {
  const state = signal<ReaderState>({ phase: 'idle' });
  const reader = createReader(synthesiser, clock, (next) => {
    state.value = next;
  });
  let sentences: Sentence[] = [];
  /** Where the screen was left when a sheet was opened over it. */
  let left: number | null = null;
  let cancelWaiting = (): void => {};

  const collect = (root: Element | null): Sentence[] => (root ? sentencesOf(root, language.peek()) : []);
  const read = (root: Element | null): void => {
    sentences = collect(root);
    reader.read(sentences, language.peek());
  };
  const stop = (): void => {
    cancelWaiting();
    reader.stop();
  };

  const readSheet = (before: string, steps = sheetSteps): void => {
    cancelWaiting = clock.after(sheetStepMs, () => {
      const root = sheetOnScreen();
      const isNew = root?.textContent !== before || steps < sheetSteps / 2;
      if (root && isNew && collect(root).length > 0) read(root);
      else if (steps > 0) readSheet(before, steps - 1);
    });
  };

  /** A sheet is read in its turn; the screen then waits where it was left. */
  const followSheet = (isOpen: boolean): void => {
    const { phase } = state.peek();
    const index = indexOf(state.peek());
    if (!isOpen) {
      if (left === null) return;
      stop();
      sentences = collect(mainOnScreen());
      reader.hold(sentences, language.peek(), left);
      left = null;
    } else if (index !== null || left !== null) {
      left ??= index;
      stop();
      if (phase !== 'paused') readSheet(sheetOnScreen()?.textContent ?? '');
    }
  };

  const screen = computed(() => (shown.value ? `${hrefOf(shown.value.route)} ${shown.value.language}` : ''));
  const isBare = computed(isUnattended);
  let lastScreen = '';
  effect(() => {
    const now = screen.value;
    const isOpen = sheet.value !== null;
    const bare = isBare.value;
    untracked(() => {
      if (bare) open.value = false;
      if (now === lastScreen && !bare) return followSheet(isOpen);
      lastScreen = now;
      left = null;
      stop();
      if (open.peek()) reader.prepare(language.peek());
    });
  });
  effect(() => {
    const isOpen = open.value;
    untracked(() => {
      left = null;
      if (isOpen) reader.prepare(language.peek());
      else stop();
    });
  });

  followMark(state, (index) => sentences[index]?.range ?? null);
  tellPresence(state, clock, onPresence);

  return {
    state,
    read: () => read(sheetOnScreen() ?? mainOnScreen()),
    pause: reader.pause,
    resume: reader.resume,
    repeat: reader.repeat,
    next: reader.next,
    stop() {
      left = null;
      stop();
    },
  };
}

/** The sentence that is read is marked, and brought where it can be seen. */
function followMark(state: ReadonlySignal<ReaderState>, rangeAt: (index: number) => Range | null): void {
  effect(() => {
    const index = indexOf(state.value);
    const range = index === null ? null : rangeAt(index);
    markSpoken(range);
    if (range && state.value.phase === 'speaking') bringIntoView(range, still.peek() || frozen.peek());
  });
}

/** Who listens is there, though no hand moves. */
function tellPresence(state: ReadonlySignal<ReaderState>, clock: MonotonicClock, onPresence: () => void): void {
  const speaks = computed(() => state.value.phase === 'speaking');
  effect(() => {
    if (!speaks.value) return;
    let cancel = (): void => {};
    const tell = (): void => {
      onPresence();
      cancel = clock.after(presenceMs, tell);
    };
    tell();
    return () => cancel();
  });
}

const mainOnScreen = (): Element | null => document.querySelector('main');
const sheetOnScreen = (): Element | null => [...document.querySelectorAll('[role="dialog"]')].at(-1) ?? null;

const indexOf = (state: ReaderState): number | null =>
  state.phase === 'speaking' || state.phase === 'paused' ? state.index : null;
