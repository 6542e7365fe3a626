import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Fields = Record<string, unknown>;

/**
 * A DevTools session with the kiosk's page that enables only the domains it needs. With Playwright connected the page's
 * process keeps growing (docs/reliability.md), which it does not in a museum.
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
      for (const { reject } of this.#waiting.values()) reject(new Error('the page closed'));
      this.#waiting.clear();
    });
  }

  /** @param profile folder of the browser, where it writes its port @throws Error when no page is found */
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
    const pending = id === undefined ? undefined : this.#waiting.get(id);
    if (id === undefined || !pending) return;
    this.#waiting.delete(id);
    if (error) pending.reject(new Error(error.message));
    else pending.resolve(result ?? {});
  }

  /** @throws Error when the command is refused or the page closed */
  send(method: string, params: object = {}): Promise<Fields> {
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) reject(new Error('the page closed'));
      this.#waiting.set(++this.#id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id: this.#id, method, params }));
    });
  }

  on(method: string, listener: (params: Fields) => void): void {
    this.#listeners.set(method, listener);
  }

  close(): void {
    this.#socket.close();
  }
}
