import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Fields = Record<string, unknown>;

/**
 * A conversation with the kiosk's page in the DevTools protocol, with as little of it switched on as is asked for. Under
 * Playwright's the page's process keeps growing (docs/reliability.md), which a kiosk on a wall does not.
 */
export class PageSession {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, { resolve: (result: Fields) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Map<string, (params: Fields) => void>();
  #id = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#take(String(data)));
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the page is gone'));
      this.#waiting.clear();
    });
  }

  /** @param profile of the browser, which names its port in it @throws Error where there is no page to talk to */
  static async open(profile: string): Promise<PageSession> {
    const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`, { signal: AbortSignal.timeout(4_000) });
    const targets = (await answer.json()) as { type: string; webSocketDebuggerUrl: string }[];
    const page = targets.find(({ type }) => type === 'page');
    if (!page) throw new Error('there is no page');
    const socket = new WebSocket(page.webSocketDebuggerUrl);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error('the page does not answer')));
    });
    return new PageSession(socket);
  }

  #take(text: string): void {
    const { id, method, params, result, error } = JSON.parse(text) as {
      id?: number;
      method?: string;
      params?: Fields;
      result?: Fields;
      error?: { message: string };
    };
    if (method) this.#listeners.get(method)?.(params ?? {});
    const asked = id === undefined ? undefined : this.#waiting.get(id);
    if (id === undefined || !asked) return;
    this.#waiting.delete(id);
    if (error) asked.reject(new Error(error.message));
    else asked.resolve(result ?? {});
  }

  /** @throws Error where it is refused, or the page is gone */
  send(method: string, params: object = {}): Promise<Fields> {
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) reject(new Error('the page is gone'));
      this.#waiting.set(++this.#id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id: this.#id, method, params }));
    });
  }

  on(method: string, hear: (params: Fields) => void): void {
    this.#listeners.set(method, hear);
  }

  close(): void {
    this.#socket.close();
  }
}
