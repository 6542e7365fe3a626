import type { BrowserWindowConstructorOptions, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { lockContents, lockSession } from './lockdown.ts';
import { keepWindow, watchContents } from './recovery.ts';
import { declareScheme, pageUrl, serveScheme } from './scheme.ts';
import { openWindow, stone } from './window.ts';

/** Protects: the Electron host's hardening, through typed fakes of the parts of Electron that it touches. */

type Handler = (...args: never[]) => unknown;

/** Records handlers by event name; `emit` calls them and returns whether the default was prevented. */
function fakeEmitter() {
  const handlers = new Map<string, Handler>();
  const on = ((name: string, handler: Handler) => handlers.set(name, handler)) as unknown as WebContents['on'];
  const emit = (name: string, fields: object, ...rest: unknown[]) => {
    let prevented = false;
    const event = { ...fields, preventDefault: () => (prevented = true) };
    (handlers.get(name) as ((...args: unknown[]) => void) | undefined)?.(event, ...rest);
    return prevented;
  };
  return { handlers, on, emit };
}

describe('the scheme', () => {
  it('is declared as a standard, secure origin that bypasses nothing', () => {
    let declared: unknown[] = [];
    declareScheme({ registerSchemesAsPrivileged: (schemes) => (declared = schemes) });
    expect(declared).toEqual([
      {
        scheme: 'esimde',
        privileges: expect.objectContaining({ standard: true, secure: true, supportFetchAPI: true }),
      },
    ]);
    expect(JSON.stringify(declared)).not.toMatch(/bypassCSP|allowServiceWorkers|allowExtensions/);
  });

  it('hands requests for its own host to the service and no others', async () => {
    let handle: (request: Request) => Response | Promise<Response> = () => new Response();
    serveScheme(
      { handle: (_scheme, handler) => (handle = handler as typeof handle) },
      { fetch: (request) => new Response(new URL(request.url).pathname) },
    );
    // The Request of Node does not parse esimde: as a URL with a host the way Chromium's does; the address is what counts.
    expect(await (await handle({ url: `${pageUrl}api/health` } as Request)).text()).toBe('/api/health');
    expect((await handle({ url: 'esimde://elsewhere/api/health' } as Request)).status).toBe(404);
  });
});

describe('the window', () => {
  function open(windowed: boolean) {
    const seen: { options?: BrowserWindowConstructorOptions; shown: number; painted?: () => void; url?: string } = {
      shown: 0,
    };
    openWindow(
      (options) => {
        seen.options = options;
        return {
          show: () => void seen.shown++,
          destroy: () => undefined,
          isDestroyed: () => false,
          loadURL: async (url) => {
            seen.url = url;
          },
          once: ((_name: string, painted: () => void) => (seen.painted = painted)) as never,
          webContents: {} as WebContents,
        };
      },
      { windowed, devTools: false },
    );
    return seen;
  }

  it('has no preload, no Node and a sandbox, and stands on stone', () => {
    const { options } = open(false);
    expect(options).toMatchObject({ kiosk: true, show: false, backgroundColor: stone, frame: false });
    expect(options?.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
    expect(options?.webPreferences).not.toHaveProperty('preload');
  });

  it('is shown only once it is painted', () => {
    const seen = open(false);
    expect(seen.url).toBe(pageUrl);
    expect(seen.shown).toBe(0);
    seen.painted?.();
    expect(seen.shown).toBe(1);
  });

  it('is an ordinary window when asked', () => {
    expect(open(true).options).toMatchObject({ kiosk: false, frame: true });
  });
});

describe('the lockdown', () => {
  it('refuses permissions, devices, downloads and foreign requests', () => {
    const { on, emit } = fakeEmitter();
    const answers: unknown[] = [];
    let request: (details: { url: string }, answer: (reply: { cancel?: boolean }) => void) => void = () => undefined;
    lockSession({
      setPermissionRequestHandler: (handler) => handler?.({} as never, 'media', (a) => answers.push(a), {} as never),
      setPermissionCheckHandler: (handler) => answers.push(handler?.(null, 'media', '', {} as never)),
      setDevicePermissionHandler: (handler) => answers.push(handler?.({} as never)),
      on: on as never,
      webRequest: { onBeforeRequest: (listener: unknown) => (request = listener as typeof request) } as never,
    });
    expect(answers).toEqual([false, false, false]);
    expect(emit('will-download', {})).toBe(true);
    const cancelled = (url: string) => {
      let cancel: boolean | undefined;
      request({ url }, (reply) => (cancel = reply.cancel));
      return cancel;
    };
    expect(cancelled('https://example.org/')).toBe(true);
    expect(cancelled('file:///etc/passwd')).toBe(true);
    expect(cancelled(`${pageUrl}api/health`)).toBe(false);
  });

  it('keeps the page where it is', () => {
    const { on, emit } = fakeEmitter();
    let opened: unknown;
    lockContents({ on, setWindowOpenHandler: (handler) => (opened = handler({ url: pageUrl } as never)) });
    expect(opened).toEqual({ action: 'deny' });
    for (const name of ['will-navigate', 'will-redirect']) {
      expect(emit(name, { url: 'https://example.org/' })).toBe(true);
      expect(emit(name, { url: 'file:///etc/passwd' })).toBe(true);
      expect(emit(name, { url: `${pageUrl}#/home` })).toBe(false);
    }
    expect(emit('will-attach-webview', {})).toBe(true);
  });
});

describe('the recovery', () => {
  it.each([
    ['render-process-gone', [{ reason: 'oom' }]],
    ['unresponsive', []],
    ['did-fail-load', [-6, 'ERR_FILE_NOT_FOUND', pageUrl, true]],
  ] as const)('tells once of %s', (name, details) => {
    const { on, emit } = fakeEmitter();
    const reasons: string[] = [];
    watchContents({ on }, (reason) => reasons.push(reason));
    emit(name, {}, ...details);
    emit(name, {}, ...details);
    expect(reasons).toHaveLength(1);
  });

  it('leaves a failed image or sub-frame alone', () => {
    const { on, emit } = fakeEmitter();
    const reasons: string[] = [];
    watchContents({ on }, (reason) => reasons.push(reason));
    emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', pageUrl, false);
    expect(reasons).toEqual([]);
  });

  it('destroys the dead window and opens another, after as long as the budget says', () => {
    const emitters: ReturnType<typeof fakeEmitter>[] = [];
    const destroyed: number[] = [];
    const waits: number[] = [];
    const warned: string[] = [];
    const planned: (() => void)[] = [];
    keepWindow({
      open: () => {
        const emitter = fakeEmitter();
        const index = emitters.push(emitter) - 1;
        return {
          webContents: { on: emitter.on } as WebContents,
          isDestroyed: () => false,
          destroy: () => void destroyed.push(index),
        };
      },
      budget: { waitMs: () => waits.push(0) * 1000 },
      after: (_waitMs, next) => void planned.push(next),
      log: { warn: (event) => void warned.push(event) },
    });
    expect(emitters).toHaveLength(1);
    emitters[0]?.emit('unresponsive', {});
    expect(destroyed).toEqual([0]);
    expect(warned).toEqual(['window-lost']);
    expect(emitters).toHaveLength(1);
    planned[0]?.();
    expect(emitters).toHaveLength(2);
    emitters[1]?.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(destroyed).toEqual([0, 1]);
  });
});
