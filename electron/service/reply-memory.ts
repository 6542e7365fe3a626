/** Bodies of replies about one release, which never changes. The one asked for longest ago is forgotten first. */
export class ReplyMemory {
  readonly #bodies = new Map<string, string>();
  readonly #mostCharacters: number;
  #characters = 0;

  /** @param mostCharacters in UTF-16 units; Cyrillic takes two bytes for each */
  constructor(mostCharacters = 4_000_000) {
    this.#mostCharacters = mostCharacters;
  }

  get(key: string): string | undefined {
    const body = this.#bodies.get(key);
    if (body === undefined) return undefined;
    this.#bodies.delete(key);
    this.#bodies.set(key, body);
    return body;
  }

  keep(key: string, body: string): void {
    if (key.length + body.length > this.#mostCharacters) return;
    this.#forget(key);
    this.#bodies.set(key, body);
    this.#characters += key.length + body.length;
    for (const oldest of this.#bodies.keys()) {
      if (this.#characters <= this.#mostCharacters) break;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    const body = this.#bodies.get(key);
    if (body === undefined) return;
    this.#bodies.delete(key);
    this.#characters -= key.length + body.length;
  }
}
