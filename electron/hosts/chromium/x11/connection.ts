import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cookieFor } from './cookie.ts';

/** An event as the X server sends it: 32 bytes, the first of them its kind. */
export type XEvent = Buffer;

/** The server's description of itself in its answer to a new client. */
interface XScreen {
  root: number;
  width: number;
  height: number;
  firstKeycode: number;
  lastKeycode: number;
}

/**
 * A minimal X client: it colours the root window, shows covers and grabs keys. Written after the X protocol (x.org,
 * "X Window System Protocol", appendix B), so that no other program has to be installed and an answer takes under a
 * millisecond.
 */
export interface XConnection {
  readonly screen: XScreen;
  newId(): number;
  /** Sends a request. @param data its second byte @param body a multiple of four bytes */
  send(opcode: number, data: number, body: Buffer): void;
  /** Sends a request and waits for its reply. @returns null where it was refused, or the server is gone */
  ask(opcode: number, data: number, body: Buffer): Promise<Buffer | null>;
  onEvent(hear: (event: XEvent) => void): void;
  /** Resolves when the server ends or the connection is closed. */
  readonly gone: Promise<void>;
  close(): void;
}

/** How long a caller waits for an X server that does not listen yet, and how often it tries. */
const patienceMs = 10_000;
const retryMs = 250;

/** Number of the local X display named by `DISPLAY`; null without one. */
export const localDisplay = (env: NodeJS.ProcessEnv): string | null =>
  (process.platform === 'linux' && env.DISPLAY?.match(/^(?:unix)?:(\d+)/)?.[1]) || null;

/**
 * Connects to the X server that `DISPLAY` names, and retries while it does not listen: at boot the kiosk may start
 * before it.
 *
 * @returns null without a local display, or when the server does not accept this client within `waitMs`
 */
export async function connectToX(env: NodeJS.ProcessEnv, waitMs: number = patienceMs): Promise<XConnection | null> {
  const display = localDisplay(env);
  if (display === null) return null;
  const untilMs = performance.now() + waitMs;
  for (;;) {
    const x = await connectOnce(display, env);
    if (x || performance.now() + retryMs > untilMs) return x;
    await sleep(retryMs);
  }
}

/**
 * The abstract socket first: with a private /tmp (systemd's `PrivateTmp`) the path is not there, while Chromium, like
 * every client of libxcb, still connects. A server started with `-nolisten local` has only the path.
 */
async function connectOnce(display: string, env: NodeJS.ProcessEnv): Promise<XConnection | null> {
  const path = `/tmp/.X11-unix/X${display}`;
  const socket = (await opened(`\0${path}`)) ?? (await opened(path));
  if (!socket) return null;
  const incoming = new Incoming(socket);
  socket.write(greeting(cookieFor(readAuthority(env), display)));
  const head = await incoming.take(8);
  const rest = head && (await incoming.take(head.readUInt16LE(6) * 4));
  if (!head || !rest || head[0] !== 1) {
    socket.destroy();
    return null;
  }
  return converse(socket, incoming, Buffer.concat([head, rest]));
}

function opened(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path, () => resolve(socket));
    socket.once('error', () => resolve(null));
    // `close` reports an end; later errors need no handling of their own.
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
  });
}

function readAuthority(env: NodeJS.ProcessEnv): Buffer | null {
  try {
    return readFileSync(env.XAUTHORITY ?? join(env.HOME ?? '/', '.Xauthority'));
  } catch {
    return null;
  }
}

function greeting(cookie: Buffer | null): Buffer {
  const name = Buffer.from(cookie ? 'MIT-MAGIC-COOKIE-1' : '');
  const head = Buffer.alloc(12);
  head.write('l');
  head.writeUInt16LE(11, 2);
  head.writeUInt16LE(name.length, 6);
  head.writeUInt16LE(cookie?.length ?? 0, 8);
  return Buffer.concat([head, padded(name), padded(cookie ?? Buffer.alloc(0))]);
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

function converse(socket: Socket, incoming: Incoming, setup: Buffer): XConnection {
  const base = setup.readUInt32LE(12);
  let ids = 0;
  let requests = 0;
  const listeners: ((event: XEvent) => void)[] = [];
  const asked = new Map<number, (answer: Buffer | null) => void>();
  const answer = (to: number, answered: Buffer | null): void => {
    asked.get(to)?.(answered);
    asked.delete(to);
  };
  void (async () => {
    for (let event = await incoming.take(32); event; event = await incoming.take(32)) {
      // An error (0) for a request without a waiting caller means that another client did the same before; ignore it.
      if (event[0] === 0) answer(event.readUInt16LE(2), null);
      else if (event[0] === 1) answer(event.readUInt16LE(2), await wholeReply(incoming, event));
      else for (const hear of listeners) hear(event);
    }
    for (const to of asked.keys()) answer(to, null);
  })();
  const send = (opcode: number, data: number, body: Buffer): void => {
    const head = Buffer.alloc(4);
    head[0] = opcode;
    head[1] = data;
    head.writeUInt16LE(1 + body.length / 4, 2);
    requests = (requests + 1) & 0xffff;
    if (socket.writable) socket.write(Buffer.concat([head, body]));
  };
  return {
    screen: screenOf(setup),
    newId: () => base + ++ids,
    send,
    ask(opcode, data, body) {
      send(opcode, data, body);
      const to = requests;
      return new Promise((resolve) => (socket.writable ? asked.set(to, resolve) : resolve(null)));
    },
    onEvent: (hear) => void listeners.push(hear),
    gone: new Promise((resolve) => socket.once('close', () => resolve())),
    close: () => socket.destroy(),
  };
}

/** A reply has 32 bytes and the number of further words that it states. */
async function wholeReply(incoming: Incoming, head: Buffer): Promise<Buffer | null> {
  const more = await incoming.take(head.readUInt32LE(4) * 4);
  return more && Buffer.concat([head, more]);
}

function screenOf(setup: Buffer): XScreen {
  const vendorBytes = Math.ceil(setup.readUInt16LE(24) / 4) * 4;
  const at = 40 + vendorBytes + setup.readUInt8(29) * 8;
  return {
    root: setup.readUInt32LE(at),
    width: setup.readUInt16LE(at + 20),
    height: setup.readUInt16LE(at + 22),
    firstKeycode: setup.readUInt8(34),
    lastKeycode: setup.readUInt8(35),
  };
}

/** Reads the incoming bytes in chunks of a requested length. */
class Incoming {
  #bytes: Buffer = Buffer.alloc(0);
  #ended = false;
  #wake = (): void => {};

  constructor(socket: Socket) {
    socket.on('data', (bytes) => {
      this.#bytes = Buffer.concat([this.#bytes, bytes as Buffer]);
      this.#wake();
    });
    socket.once('close', () => {
      this.#ended = true;
      this.#wake();
    });
  }

  /** @returns null when the connection ended before */
  async take(length: number): Promise<Buffer | null> {
    while (this.#bytes.length < length) {
      if (this.#ended) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const taken = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    return taken;
  }
}
