import { record, startPlan } from './plan.ts';

type Handler = (request: Request) => Response | Promise<Response>;

/** What the page's process does to its window. */
export interface PageOwner {
  handler(): Handler | undefined;
  painted(): void;
  crashed(reason: string): void;
  loadFailed(): void;
}

const frameMs = 50;

/** The page in a window: loads its document through the scheme's handler and sends heartbeats, as the real one does. */
export class Page {
  readonly #owner: PageOwner;
  readonly #url: URL;
  readonly #behaviour: string;
  #frame = 0;
  #isAlive = true;
  isPainted = false;

  constructor(url: string, behaviour: string, owner: PageOwner) {
    this.#url = new URL(url);
    this.#behaviour = behaviour;
    this.#owner = owner;
  }

  get display(): number | undefined {
    const display = this.#url.searchParams.get('display');
    return display === null ? undefined : Number(display);
  }

  async load(): Promise<void> {
    const response = await this.fetch('GET', this.#url.href);
    record('loaded', { url: this.#url.href, status: response.status });
    if (!this.#isAlive) return;
    if (this.#behaviour === 'load-failed' || !response.ok) {
      this.#owner.loadFailed();
      return;
    }
    if (this.#behaviour === 'blank') return;
    setTimeout(() => {
      if (!this.#isAlive) return;
      this.isPainted = true;
      this.#owner.painted();
    }, frameMs);
    // The workshop in a curator's window sends no heartbeats (renderer/curator/main.tsx).
    if (!this.#url.pathname.endsWith('workshop.html')) setTimeout(() => void this.#beat(), 2 * frameMs);
  }

  end(): void {
    this.#isAlive = false;
  }

  async fetch(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const handle = this.#owner.handler();
    const init =
      body === undefined
        ? { method, headers }
        : { method, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
    return handle ? handle(new Request(new URL(url, 'esimde://app/'), init)) : new Response(null, { status: 404 });
  }

  /** Staff sign in with this page's own requests. @returns whether a session is open on this display */
  async isSignedIn(): Promise<boolean> {
    const response = await this.fetch('GET', '/api/workshop/session');
    return response.ok && (await response.json()) !== null;
  }

  async signIn({ name, passphrase }: { name: string; passphrase: string }): Promise<string> {
    const response = await this.fetch('POST', '/api/workshop/session', { name, passphrase });
    const { csrf } = (await response.json()) as { csrf: string };
    return csrf;
  }

  async #beat(): Promise<void> {
    if (!this.#isAlive) return;
    const isDone = this.#frame >= 5;
    if (isDone && this.#behaviour === 'crash') {
      this.#owner.crashed('crashed');
      return;
    }
    if (isDone && this.#behaviour === 'hang') return;
    const beat = { frame: ++this.#frame, calm: startPlan.staff === undefined, display: this.display };
    const response = await this.fetch('POST', '/api/presence/beat', beat);
    const { nextMs } = (await response.json()) as { nextMs: number | null };
    if (nextMs !== null) setTimeout(() => void this.#beat(), nextMs);
  }
}
