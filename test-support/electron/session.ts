import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { record } from './plan.ts';

/** Protocols, sessions and downloads of the stand-in. Sources are given as paths in the repository electron/electron (version 45). */

type Handler = (request: Request) => Response | Promise<Response>;

/** Whether `app` is ready: some calls are allowed only before, some only after. */
export const start = { isReady: false };

/** docs/api/protocol.md: `handle` throws where the scheme is handled; schemes are declared once, before `ready`. */
class Protocol {
  readonly handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(schemes: { scheme: string }[]): void {
    if (start.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    record('schemes', { schemes: schemes.map(({ scheme }) => scheme) });
  }

  handle(scheme: string, handler: Handler): void {
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.handlers.delete(scheme);
  }
}

/** docs/api/download-item.md. */
class DownloadItem extends EventEmitter {
  readonly #url: string;
  #path: string | null = null;

  constructor(url: string) {
    super();
    this.#url = url;
  }

  getURL = (): string => this.#url;
  getFilename = (): string => this.#url.split('/').at(-1) ?? '';
  setSavePath(path: string): void {
    this.#path = path;
  }

  /** Without a path Electron asks the user. */
  async save(handler: Handler | undefined): Promise<void> {
    const answer = await handler?.(new Request(this.#url));
    if (answer?.ok && this.#path !== null) writeFileSync(this.#path, new Uint8Array(await answer.arrayBuffer()));
    this.emit('done', {}, answer?.ok ? 'completed' : 'interrupted');
  }
}

type RequestListener = (details: { url: string }, answer: (reply: { cancel?: boolean }) => void) => void;

/** docs/api/session.md: a partition without `persist:` lives in memory; cookies and handlers belong to one session. */
export class Session extends EventEmitter {
  readonly partition: string;
  readonly protocol = new Protocol();
  #isRefused: RequestListener = (_details, answer) => answer({});
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener) => {
      this.#isRefused = listener;
    },
  };

  constructor(partition: string) {
    super();
    this.partition = partition;
    record('session', { partition });
  }

  /** docs/api/net-log.md; nothing of the stand-in asks the network. */
  readonly netLog = {
    startLogging: async (file: string) => writeFileSync(file, JSON.stringify({ events: [] })),
    stopLogging: async () => {},
  };

  setPermissionRequestHandler(): void {}
  setPermissionCheckHandler(): void {}
  setDevicePermissionHandler(): void {}
  setDisplayMediaRequestHandler(): void {}
  setSpellCheckerLanguages(): void {}
  setSpellCheckerEnabled(isEnabled: boolean): void {
    record('spell-checker', { partition: this.partition, isEnabled });
  }

  allows(url: string): boolean {
    let isAllowed = true;
    this.#isRefused({ url }, ({ cancel }) => {
      isAllowed = !cancel;
    });
    return isAllowed;
  }

  /** docs/api/session.md, `will-download`: prevented, the download is cancelled. */
  download(url: string): void {
    let isPrevented = false;
    const preventDefault = (): void => {
      isPrevented = true;
    };
    const item = new DownloadItem(url);
    this.emit('will-download', { preventDefault }, item);
    record('download', { url, isPrevented, isRequested: this.allows(url) });
    if (!isPrevented && this.allows(url)) void item.save(this.protocol.handlers.get('esimde'));
  }
}

const sessions = new Map<string, Session>();
const sessionOf = (partition: string): Session => {
  const made = sessions.get(partition) ?? new Session(partition);
  sessions.set(partition, made);
  return made;
};
export const session = {
  get defaultSession(): Session {
    return sessionOf('');
  },
  fromPartition: sessionOf,
};
export const protocol = session.defaultSession.protocol;
