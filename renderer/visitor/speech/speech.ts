import { computed, effect, type ReadonlySignal, type Signal, signal, untracked } from '@preact/signals';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { language, translateIn } from '../../shared/i18n/i18n.ts';
import { pauseMedia } from '../../shared/sound/media.ts';
import { isUnattended, shown } from '../navigation/navigator.ts';
import { hrefOf } from '../navigation/route.ts';
import { sheet } from '../navigation/sheet.ts';
import { isMotionOff } from '../navigation/visit.ts';
import { createReader, type ReaderState } from './reader.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import type { Synthesiser } from './synthesiser.ts';
import './spoken-mark.css';

/** The spoken mode of the page. It is silent until a visitor starts it. */
export interface Speech {
  state: ReadonlySignal<ReaderState>;
  /** Reads the open sheet, or else the screen, from its beginning. */
  read(): void;
  /** Says how the spoken mode is used, then reads. */
  introduce(): void;
  pause(): void;
  resume(): void;
  repeat(): void;
  next(): void;
  stop(): void;
}

export interface SpeechOptions {
  /** The bar shows. Reset on a screen without a bar. */
  open: Signal<boolean>;
  /** Null where the browser cannot speak. */
  synthesiser: Synthesiser | null;
  clock: MonotonicClock;
  /** Called regularly while it reads: the visitor is listening. */
  onPresence(): void;
}

const presenceMs = 1_000;
/** A sheet loads its content: poll until it is drawn. */
const sheetPollMs = 100;
const maxSheetPolls = 30;

export function createSpeech({ open, synthesiser, clock, onPresence }: SpeechOptions): Speech {
  const state = signal<ReaderState>({ phase: 'idle' });
  const reader = createReader(synthesiser, clock, (next) => {
    state.value = next;
  });
  let sentences: Sentence[] = [];
  /** The sentence at which a sheet was opened over the screen. */
  let interruptedAt: number | null = null;
  let cancelWaiting = (): void => {};

  const collect = (roots: readonly Element[]): Sentence[] =>
    roots.flatMap((root) => sentencesOf(root, language.peek()));
  const read = (roots: readonly Element[]): void => {
    sentences = collect(roots);
    reader.read(sentences, language.peek());
  };
  const stop = (): void => {
    cancelWaiting();
    reader.stop();
  };

  const readSheet = (before: string, polls = maxSheetPolls): void => {
    cancelWaiting = clock.after(sheetPollMs, () => {
      const root = sheetOnScreen();
      const isNew = root?.textContent !== before || polls < maxSheetPolls / 2;
      if (root && isNew && collect([root]).length > 0) read([root]);
      else if (polls > 0) readSheet(before, polls - 1);
    });
  };

  /** Reads a sheet that opens during reading; when it closes, the screen stays paused where it was. */
  const followSheet = (isOpen: boolean): void => {
    const { phase } = state.peek();
    const index = indexOf(state.peek());
    if (!isOpen) {
      if (interruptedAt === null) return;
      stop();
      sentences = collect(screenParts());
      reader.hold(sentences, language.peek(), interruptedAt);
      interruptedAt = null;
    } else if (index !== null || interruptedAt !== null) {
      interruptedAt ??= index;
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
      interruptedAt = null;
      stop();
      if (open.peek()) reader.prepare(language.peek());
    });
  });
  effect(() => {
    const isOpen = open.value;
    untracked(() => {
      interruptedAt = null;
      if (isOpen) reader.prepare(language.peek());
      else stop();
    });
  });

  takeTurnsWithMedia(state, reader.pause);
  highlightSentence(state, (index) => sentences[index]?.range ?? null);
  reportPresence(state, clock, onPresence);

  return {
    state,
    read: () => read(partsInFront()),
    introduce() {
      const parts = [translateIn(language.peek())('speech.introduction')];
      const words = { language: language.peek(), parts, range: document.createRange() };
      sentences = [words, ...collect(partsInFront())];
      reader.read(sentences, language.peek());
    },
    pause: reader.pause,
    resume: reader.resume,
    repeat: reader.repeat,
    next: reader.next,
    stop() {
      interruptedAt = null;
      stop();
    },
  };
}

/** A film that begins pauses the voice, and the voice pauses films. */
function takeTurnsWithMedia(state: ReadonlySignal<ReaderState>, pause: () => void): void {
  document.addEventListener('play', pause, { capture: true });
  const isSpeaking = computed(() => state.value.phase === 'speaking');
  effect(() => {
    if (isSpeaking.value) pauseMedia();
  });
}

/** Highlights the current sentence and scrolls it into view. */
function highlightSentence(state: ReadonlySignal<ReaderState>, rangeAt: (index: number) => Range | null): void {
  effect(() => {
    const index = indexOf(state.value);
    const range = index === null ? null : rangeAt(index);
    markSpoken(range);
    if (range && state.value.phase === 'speaking') bringIntoView(range, isMotionOff.peek());
  });
}

/** A visitor who listens touches nothing. */
function reportPresence(state: ReadonlySignal<ReaderState>, clock: MonotonicClock, onPresence: () => void): void {
  const isSpeaking = computed(() => state.value.phase === 'speaking');
  effect(() => {
    if (!isSpeaking.value) return;
    let cancel = (): void => {};
    const report = (): void => {
      onPresence();
      cancel = clock.after(presenceMs, report);
    };
    report();
    return () => cancel();
  });
}

/** The strip of a way, and the screen. */
const screenParts = (): Element[] => [...document.querySelectorAll('[data-way], main')];
const sheetOnScreen = (): Element | null => [...document.querySelectorAll('[role="dialog"]')].at(-1) ?? null;
const partsInFront = (): Element[] => {
  const open = sheetOnScreen();
  return open ? [open] : screenParts();
};

const indexOf = (state: ReaderState): number | null =>
  state.phase === 'speaking' || state.phase === 'paused' ? state.index : null;

const highlightName = 'spoken';

/**
 * Marks the spoken sentence without changing the document: `::highlight(spoken)` in spoken-mark.css. In a browser without
 * CSS highlights it marks the element around the sentence.
 */
function markSpoken(range: Range | null): void {
  for (const marked of document.querySelectorAll('[data-spoken]')) marked.removeAttribute('data-spoken');
  if (typeof Highlight === 'undefined' || !CSS.highlights) {
    if (range) boxOf(range)?.setAttribute('data-spoken', '');
  } else if (range) CSS.highlights.set(highlightName, new Highlight(range));
  else CSS.highlights.delete(highlightName);
}

const boxOf = ({ commonAncestorContainer: node }: Range): Element | null =>
  node instanceof Element ? node : node.parentElement;

/** Scrolls only when the sentence is not well inside the visible part. */
function bringIntoView(range: Range, still: boolean): void {
  const box = range.getBoundingClientRect();
  const scroller = scrollerOf(boxOf(range));
  if (!scroller || (box.width === 0 && box.height === 0)) return;
  const frame = scroller.getBoundingClientRect();
  const isInView = box.top >= frame.top + frame.height * 0.1 && box.bottom <= frame.bottom - frame.height * 0.15;
  if (isInView) return;
  const top = box.top - frame.top - frame.height * 0.3;
  scroller.scrollBy({ top, behavior: still ? 'instant' : 'smooth' });
}

function scrollerOf(start: Element | null): Element | null {
  for (let element = start; element; element = element.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowY);
    if (scrolls && element.scrollHeight > element.clientHeight) return element;
  }
  return null;
}
