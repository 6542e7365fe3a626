import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';

/** `waiting`: typed and not yet kept; `failed`: it could not be kept, and is tried again and again. */
type Kept = 'kept' | 'waiting' | 'keeping' | 'failed';

interface AutosaveOptions {
  /** Counts the changes. */
  changes: ReadonlySignal<number>;
  clock: MonotonicClock;
  /** Puts the draft on the disk of the service; rejects where it could not. */
  keep(): Promise<void>;
}

export interface Autosave {
  state: ReadonlySignal<Kept>;
  /** Why it could not be kept. */
  failure: ReadonlySignal<unknown>;
  /** Keeps at once what is not kept yet. */
  now(): Promise<void>;
  /** Nothing more is kept: the draft became a revision, or was dropped. */
  stop(): void;
}

/** A pause in typing after which the draft is kept, and the longest that a letter waits for it. */
const pauseMs = 300;
const longestMs = 650;
const againMs = 2_000;

/** Keeps the draft while it is typed: one request at a time, always the newest. */
export function autosave({ changes, clock, keep }: AutosaveOptions): Autosave {
  const state = signal<Kept>('kept');
  const failure = signal<unknown>(null);
  let keptChanges = changes.peek();
  let waitsSinceMs: number | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;
  let callOff = (): void => {};

  const run = async (): Promise<void> => {
    callOff();
    const written = changes.peek();
    if (stopped || written === keptChanges) return;
    waitsSinceMs = null;
    state.value = 'keeping';
    try {
      await keep();
      keptChanges = written;
      state.value = changes.peek() === written ? 'kept' : 'waiting';
    } catch (error) {
      failure.value = error;
      state.value = 'failed';
      callOff = clock.after(againMs, () => void start());
    }
  };
  const start = (): Promise<void> => {
    running ??= run().finally(() => {
      running = null;
      if (changes.peek() !== keptChanges && state.peek() !== 'failed') plan();
    });
    return running;
  };
  const plan = (): void => {
    if (stopped) return;
    callOff();
    waitsSinceMs ??= clock.now();
    const leftMs = Math.max(0, waitsSinceMs + longestMs - clock.now());
    callOff = clock.after(Math.min(pauseMs, leftMs), () => void start());
  };
  const unfollow = effect(() => {
    if (changes.value === keptChanges) return;
    if (state.peek() !== 'keeping') state.value = state.peek() === 'failed' ? 'failed' : 'waiting';
    plan();
  });
  return {
    state,
    failure,
    async now() {
      await running;
      await start();
    },
    stop() {
      stopped = true;
      callOff();
      unfollow();
    },
  };
}
