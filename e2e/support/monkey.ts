import type { Page } from '@playwright/test';

export interface Point {
  x: number;
  y: number;
}

/** Pseudo-random numbers from 0 to 1; the same seed gives the same sequence (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A DevTools session with a page, Playwright's or another. */
export interface Fingers {
  send(method: 'Input.dispatchTouchEvent', touch: TouchEvent): Promise<unknown>;
}

interface TouchEvent {
  type: TouchType;
  touchPoints: (Point & { id: number })[];
}

type TouchType = 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel';

/** Random gestures on a touch screen; each returns its number of touches. */
export class Monkey {
  readonly #session: Fingers;
  readonly #random: () => number;
  readonly #size: { width: number; height: number };
  readonly #doing: Promise<unknown>[] = [];

  constructor(session: Fingers, random: () => number, size: { width: number; height: number }) {
    this.#session = session;
    this.#random = random;
    this.#size = size;
  }

  static async before(page: Page, seed: number): Promise<Monkey> {
    const size = page.viewportSize();
    if (!size) throw new Error('a page without a viewport cannot be touched');
    return new Monkey(await page.context().newCDPSession(page), seeded(seed), size);
  }

  /** A random gesture; rare gestures are less likely. */
  async play(): Promise<number> {
    const chance = this.#random();
    if (chance < 0.55) return this.tap();
    if (chance < 0.7) return this.tap(2);
    if (chance < 0.78) return this.drag(this.#somewhere(), this.#somewhere());
    if (chance < 0.84) return this.#swipeFromEdge();
    if (chance < 0.91) return this.pinch();
    if (chance < 0.994) return this.#palm();
    return this.#longPress();
  }

  async tap(times = 1, at = this.#somewhere()): Promise<number> {
    for (let time = 0; time < times; time++) {
      await this.#touch('touchStart', [at]);
      await this.#touch('touchEnd', []);
    }
    return times;
  }

  async drag(from: Point, to: Point, steps = 4): Promise<number> {
    await this.#touch('touchStart', [from]);
    for (let step = 1; step <= steps; step++) await this.#touch('touchMove', [between(from, to, step / steps)]);
    await this.#touch(this.#random() < 0.1 ? 'touchCancel' : 'touchEnd', []);
    return 1;
  }

  #swipeFromEdge(): Promise<number> {
    const { width, height } = this.#size;
    const inside = this.#somewhere();
    const edges: Point[] = [
      { x: 1, y: inside.y },
      { x: width - 2, y: inside.y },
      { x: inside.x, y: 1 },
      { x: inside.x, y: height - 2 },
    ];
    return this.drag(edges[Math.floor(this.#random() * edges.length)] ?? inside, inside);
  }

  /** Two fingers that move apart or together. */
  async pinch(): Promise<number> {
    const [center, far] = [this.#somewhere(), this.#somewhere()];
    const near = between(center, far, 0.1);
    const ends = this.#random() < 0.5 ? [near, far] : [far, near];
    await this.#touch('touchStart', [center, ends[0] ?? far]);
    await this.#touch('touchMove', [center, between(near, far, 0.5)]);
    await this.#touch('touchMove', [center, ends[1] ?? near]);
    await this.#touch('touchEnd', []);
    return 2;
  }

  /** Five fingers at once. */
  async #palm(): Promise<number> {
    const at = this.#somewhere();
    const fingers = Array.from({ length: 5 }, () => ({
      x: this.#within(at.x + 120 * (this.#random() - 0.5), this.#size.width),
      y: this.#within(at.y + 120 * (this.#random() - 0.5), this.#size.height),
    }));
    await this.#touch('touchStart', fingers);
    await this.#touch('touchEnd', []);
    return fingers.length;
  }

  async #longPress(): Promise<number> {
    await this.#touch('touchStart', [this.#somewhere()]);
    await new Promise((resolve) => setTimeout(resolve, 700));
    await this.#touch('touchEnd', []);
    return 1;
  }

  #somewhere(): Point {
    return { x: Math.floor(this.#random() * this.#size.width), y: Math.floor(this.#random() * this.#size.height) };
  }

  #within(value: number, size: number): number {
    return Math.min(size - 1, Math.max(0, value));
  }

  /** Waits until the page has handled all input. */
  async rest(): Promise<void> {
    await Promise.all(this.#doing.splice(0));
  }

  /** Visitors do not wait for the page, so a few touches may be pending. */
  async #touch(type: TouchType, points: Point[]): Promise<void> {
    const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
    const done = this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
    // rest() reports a rejection; without this handler a page that closes earlier causes an unhandled one.
    done.catch(() => undefined);
    this.#doing.push(done);
    if (this.#doing.length >= 12) await this.rest();
  }
}

const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + share * (to.x - from.x),
  y: from.y + share * (to.y - from.y),
});
