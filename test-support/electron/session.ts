import { EventEmitter } from 'node:events';
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
    this.emit('will-download', { preventDefault }, { getURL: () => url, getFilename: () => url.split('/').at(-1) });
    record('download', { url, isPrevented, isRequested: this.allows(url) });
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
