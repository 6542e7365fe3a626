import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';

/** `waiting`: changed and not yet saved; `failed`: the last save failed and is retried. */
type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

interface AutosaveOptions {
  /** Counts the changes. */
  changes: ReadonlySignal<number>;
  clock: MonotonicClock;
  /** Saves the draft at the service; rejects on a failure. */
  save(): Promise<void>;
}

export interface Autosave {
  state: ReadonlySignal<SaveState>;
  /** The error of the failed save. */
  failure: ReadonlySignal<unknown>;
  /** Saves unsaved changes at once. */
  now(): Promise<void>;
  /** Stops saving: the draft became a revision, or was dropped. */
  stop(): void;
}

/** The pause in typing after which the draft is saved, and the longest delay of a change. */
const pauseMs = 300;
const maxDelayMs = 650;
const retryMs = 2_000;

/** Saves a draft during typing: one request at a time, always the newest version. */
export function autosave({ changes, clock, save }: AutosaveOptions): Autosave {
  const state = signal<SaveState>('saved');
  const failure = signal<unknown>(null);
  let savedChanges = changes.peek();
  let waitsSinceMs: number | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;
  let cancelTimer = (): void => {};

  const run = async (): Promise<void> => {
    cancelTimer();
    const written = changes.peek();
    if (stopped || written === savedChanges) return;
    waitsSinceMs = null;
    state.value = 'saving';
    try {
      await save();
      savedChanges = written;
      state.value = changes.peek() === written ? 'saved' : 'waiting';
    } catch (error) {
      failure.value = error;
      state.value = 'failed';
      cancelTimer = clock.after(retryMs, () => void start());
    }
  };
  const start = (): Promise<void> => {
    running ??= run().finally(() => {
      running = null;
      if (changes.peek() !== savedChanges && state.peek() !== 'failed') plan();
    });
    return running;
  };
  const plan = (): void => {
    if (stopped) return;
    cancelTimer();
    waitsSinceMs ??= clock.now();
    const leftMs = Math.max(0, waitsSinceMs + maxDelayMs - clock.now());
    cancelTimer = clock.after(Math.min(pauseMs, leftMs), () => void start());
  };
  const stopWatching = effect(() => {
    if (changes.value === savedChanges) return;
    if (state.peek() !== 'saving') state.value = state.peek() === 'failed' ? 'failed' : 'waiting';
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
      cancelTimer();
      stopWatching();
    },
  };
}
