/** A growing list of ascending numbers, each stored as its difference from the one before. */
export class Ascending {
  #bytes = new Uint8Array(8);
  #length = 0;
  #last = 0;
  count = 0;

  /** Repeats of the last number are left out. */
  add(value: number): void {
    if (this.count > 0 && value === this.#last) return;
    if (this.#length + 5 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    let rest = value - this.#last;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
    this.#last = value;
    this.count++;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** The numbers of an `Ascending`. */
export function* ascending(bytes: Uint8Array): Generator<number> {
  let value = 0;
  for (let at = 0; at < bytes.length; ) {
    let shift = 0;
    let difference = 0;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      difference |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
      shift += 7;
    }
    value += difference;
    yield value;
  }
}

/** Numbers of three bytes each. */
export const maxTriple = 0xff_ff_ff;

export function writeTriple(bytes: Uint8Array, index: number, value: number): void {
  bytes[index * 3] = value & 0xff;
  bytes[index * 3 + 1] = (value >>> 8) & 0xff;
  bytes[index * 3 + 2] = value >>> 16;
}

export const readTriple = (bytes: Uint8Array, index: number): number =>
  (bytes[index * 3] ?? 0) | ((bytes[index * 3 + 1] ?? 0) << 8) | ((bytes[index * 3 + 2] ?? 0) << 16);
