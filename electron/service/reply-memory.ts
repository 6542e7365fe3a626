/** Bodies of replies about one release, which never changes. The one asked for longest ago is forgotten first. */
export class ReplyMemory {
  readonly #bodies = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes = 8_000_000) {
    this.#mostBytes = mostBytes;
  }

  get(key: string): Uint8Array<ArrayBuffer> | undefined {
    const body = this.#bodies.get(key);
    if (body === undefined) return undefined;
    this.#bodies.delete(key);
    this.#bodies.set(key, body);
    return body;
  }

  keep(key: string, body: Uint8Array<ArrayBuffer>): void {
    if (body.byteLength > this.#mostBytes) return;
    this.#forget(key);
    this.#bodies.set(key, body);
    this.#bytes += body.byteLength;
    for (const oldest of this.#bodies.keys()) {
      if (this.#bytes <= this.#mostBytes) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    const body = this.#bodies.get(key);
    if (body === undefined) return;
    this.#bodies.delete(key);
    this.#bytes -= body.byteLength;
  }
}
