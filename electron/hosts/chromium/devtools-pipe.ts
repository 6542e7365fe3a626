import type { Readable, Writable } from 'node:stream';

type Fields = Record<string, unknown>;

/** A conversation with Chromium in its DevTools protocol (chromedevtools.github.io/devtools-protocol). */
export interface DevTools {
  /** @param session of one page; the browser's own where it is left out @throws Error where it is refused */
  send(method: string, params?: Fields, session?: string): Promise<Fields>;
  onEvent(hear: (method: string, params: Fields, session?: string) => void): void;
}

/**
 * Speaks through the two pipes of `--remote-debugging-pipe`: messages of JSON with a zero byte behind each. Only who
 * started the browser holds the pipes, there is no port; and the browser ends when they close, so that it never
 * outlives the kiosk.
 */
export function speakThrough(toBrowser: Writable, fromBrowser: Readable): DevTools {
  const waiting = new Map<number, { resolve: (result: Fields) => void; reject: (error: Error) => void }>();
  const listeners: ((method: string, params: Fields, session?: string) => void)[] = [];
  let id = 0;
  /** The begin of a message, in pieces: joining them at each would take quadratic time. */
  let rest: string[] = [];

  const take = (text: string): void => {
    const message = JSON.parse(text) as {
      id?: number;
      method?: string;
      params?: Fields;
      result?: Fields;
      error?: { message: string };
      sessionId?: string;
    };
    if (message.method) for (const hear of listeners) hear(message.method, message.params ?? {}, message.sessionId);
    const asked = message.id === undefined ? undefined : waiting.get(message.id);
    if (message.id === undefined || !asked) return;
    waiting.delete(message.id);
    if (message.error) asked.reject(new Error(message.error.message));
    else asked.resolve(message.result ?? {});
  };

  fromBrowser.setEncoding('utf8').on('data', (text: string) => {
    const [first = '', ...others] = text.split('\0');
    rest.push(first);
    for (const begin of others) {
      take(rest.join(''));
      rest = [begin];
    }
  });
  fromBrowser.once('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the browser is gone'));
    waiting.clear();
  });
  // A browser that died breaks the pipe; its end is noticed elsewhere.
  for (const pipe of [toBrowser, fromBrowser]) pipe.on('error', () => undefined);

  return {
    send(method, params = {}, sessionId) {
      return new Promise((resolve, reject) => {
        waiting.set(++id, { resolve, reject });
        toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      });
    },
    onEvent: (hear) => void listeners.push(hear),
  };
}
