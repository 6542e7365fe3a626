import type { MonotonicClock } from '../clock/idle-timer.ts';

/** How long a key must be held before it offers its variants. */
export const holdMs = 350;

/** A key, however the page draws it. */
export interface Key {
  letter: string;
  variants: string[];
}

/** Where a pointer is: over an offered variant, still on its own key, or elsewhere. */
export type Place = { over: 'variant'; letter: string } | { over: 'key' | 'elsewhere' };

export interface KeyPressOptions<K extends Key> {
  clock: MonotonicClock;
  type(letter: string): void;
  /** The key is pressed or released. */
  press(key: K, down: boolean): void;
  /** Opens the variants of a key; null closes them. */
  offer(key: K | null): void;
}

/**
 * The pointers on the keys. A letter is typed when its key is released, or when the next key is pressed, so that fast
 * typing with two hands keeps its order. A held key offers its variants: slide to one and release, or release and tap one.
 */
export class KeyPress<K extends Key> {
  readonly #options: KeyPressOptions<K>;
  readonly #held = new Map<number, K>();
  #offered: { key: K; pointer: number } | null = null;
  #cancelHold = (): void => {};

  constructor(options: KeyPressOptions<K>) {
    this.#options = options;
  }

  down(pointer: number, key: K): void {
    for (const [other, held] of [...this.#held]) {
      if (this.#offered?.key === held) this.#release(other, held);
      else this.#typeHeld(other, held);
    }
    this.close();
    this.#held.set(pointer, key);
    this.#options.press(key, true);
    if (key.variants.length > 0) this.#cancelHold = this.#options.clock.after(holdMs, () => this.#offer(pointer, key));
  }

  up(pointer: number, place: Place): void {
    const key = this.#held.get(pointer);
    if (!key) return;
    const offering = this.#offered?.pointer === pointer;
    this.#release(pointer, key);
    if (!offering) this.#options.type(key.letter);
    else if (place.over === 'variant') this.choose(place.letter);
    else if (place.over === 'elsewhere') this.close();
  }

  cancel(pointer: number): void {
    const key = this.#held.get(pointer);
    if (key) this.#release(pointer, key);
    if (this.#offered?.pointer === pointer) this.close();
  }

  /** Types an offered variant. */
  choose(letter: string): void {
    this.close();
    this.#options.type(letter);
  }

  close(): void {
    this.#cancelHold();
    if (!this.#offered) return;
    this.#offered = null;
    this.#options.offer(null);
  }

  #offer(pointer: number, key: K): void {
    this.#offered = { key, pointer };
    this.#options.offer(key);
  }

  #typeHeld(pointer: number, key: K): void {
    this.#release(pointer, key);
    this.#options.type(key.letter);
  }

  #release(pointer: number, key: K): void {
    this.#cancelHold();
    this.#held.delete(pointer);
    this.#options.press(key, false);
  }
}
