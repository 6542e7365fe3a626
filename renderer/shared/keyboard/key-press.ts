import type { MonotonicClock } from '../clock/idle-timer.ts';

/** How long a key is held before it offers its variants. */
export const holdMs = 350;

/** A key under a finger, whatever the page draws it as. */
export interface Key {
  letter: string;
  variants: string[];
}

/** Where a finger is: over a letter of those offered, still on its own key, or elsewhere. */
export type Place = { over: 'variant'; letter: string } | { over: 'key' | 'elsewhere' };

export interface KeyHandOptions<K extends Key> {
  clock: MonotonicClock;
  type(letter: string): void;
  /** The key is touched or let go. */
  press(key: K, down: boolean): void;
  /** The key whose variants lie open, or null. */
  offer(key: K | null): void;
}

/**
 * Fingers on the keys. A letter is typed when its key is let go, or when the next key is touched: two quick hands keep
 * their order. A held key offers its variants: slide to one and let go, or let go at once and touch one after.
 */
export class KeyHand<K extends Key> {
  readonly #options: KeyHandOptions<K>;
  readonly #held = new Map<number, K>();
  #offered: { key: K; pointer: number } | null = null;
  #callOff = (): void => {};

  constructor(options: KeyHandOptions<K>) {
    this.#options = options;
  }

  down(pointer: number, key: K): void {
    for (const [other, held] of [...this.#held]) {
      if (this.#offered?.key === held) this.#letGo(other, held);
      else this.#typeHeld(other, held);
    }
    this.close();
    this.#held.set(pointer, key);
    this.#options.press(key, true);
    if (key.variants.length > 0) this.#callOff = this.#options.clock.after(holdMs, () => this.#offer(pointer, key));
  }

  up(pointer: number, place: Place): void {
    const key = this.#held.get(pointer);
    if (!key) return;
    const offering = this.#offered?.pointer === pointer;
    this.#letGo(pointer, key);
    if (!offering) this.#options.type(key.letter);
    else if (place.over === 'variant') this.choose(place.letter);
    else if (place.over === 'elsewhere') this.close();
  }

  cancel(pointer: number): void {
    const key = this.#held.get(pointer);
    if (key) this.#letGo(pointer, key);
    if (this.#offered?.pointer === pointer) this.close();
  }

  /** One of the letters offered is taken. */
  choose(letter: string): void {
    this.close();
    this.#options.type(letter);
  }

  close(): void {
    this.#callOff();
    if (!this.#offered) return;
    this.#offered = null;
    this.#options.offer(null);
  }

  #offer(pointer: number, key: K): void {
    this.#offered = { key, pointer };
    this.#options.offer(key);
  }

  #typeHeld(pointer: number, key: K): void {
    this.#letGo(pointer, key);
    this.#options.type(key.letter);
  }

  #letGo(pointer: number, key: K): void {
    this.#callOff();
    this.#held.delete(pointer);
    this.#options.press(key, false);
  }
}
