import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Body } from '../api/client.ts';
import { type Path, pathKey, withValue } from './path.ts';

/** The body being edited, with undo and redo. */
export interface Form {
  body: ReadonlySignal<Body>;
  /** Counts the changes; it grows with undo and redo too. */
  changes: ReadonlySignal<number>;
  canUndo: ReadonlySignal<boolean>;
  canRedo: ReadonlySignal<boolean>;
  /** Writes a value. Letters typed in one go at one place are one step. */
  write(path: Path, value: unknown): void;
  /** Puts another body in place of the whole, as one step that can be undone. */
  replace(body: Body): void;
  /** @returns where the change was, for the focus; null where there was none */
  undo(): Path | null;
  redo(): Path | null;
  /** The next change starts a new step. */
  pause(): void;
}

interface Step {
  before: Body;
  after: Body;
  path: Path;
  atMs: number;
}

/** Changes of one field within this time are one step. */
const stepMs = 1200;
const maxSteps = 1000;

export function createForm(initial: Body, nowMs: () => number): Form {
  const body = signal(initial);
  const changes = signal(0);
  const past = signal<readonly Step[]>([]);
  const future = signal<readonly Step[]>([]);
  let open = false;

  const show = (next: Body): void => {
    body.value = next;
    changes.value++;
  };
  const record = (path: Path, after: Body): void => {
    const last = past.value.at(-1);
    const goesOn = open && last && pathKey(last.path) === pathKey(path) && nowMs() - last.atMs < stepMs;
    const step = { before: goesOn ? last.before : body.value, after, path, atMs: nowMs() };
    past.value = [...(goesOn ? past.value.slice(0, -1) : past.value.slice(-maxSteps)), step];
    future.value = [];
    open = true;
    show(after);
  };
  return {
    body,
    changes,
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    write: (path, value) => record(path, withValue(body.value, path, value)),
    replace(next) {
      open = false;
      record([], next);
      open = false;
    },
    undo() {
      const step = past.value.at(-1);
      if (!step) return null;
      past.value = past.value.slice(0, -1);
      future.value = [...future.value, step];
      open = false;
      show(step.before);
      return step.path;
    },
    redo() {
      const step = future.value.at(-1);
      if (!step) return null;
      future.value = future.value.slice(0, -1);
      past.value = [...past.value, step];
      open = false;
      show(step.after);
      return step.path;
    },
    pause() {
      open = false;
    },
  };
}
