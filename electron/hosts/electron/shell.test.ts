import type { BrowserWindowConstructorOptions, WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { PageError } from '../../../db/model/api/page-reports.ts';
import { fakeEmitter } from '../../../test-support/electron/fake-emitter.ts';
import { Heartbeats } from '../../supervision/heartbeats.ts';
import { pageTimes } from '../../supervision/page-watchdog.ts';
import { platformFor } from './platform.ts';
import { superviseWindow, watchContents } from './recovery.ts';
import { declareScheme, pageUrl, serveScheme } from './scheme.ts';
import { openWindow, stone } from './window.ts';

/** Protects: the Electron host's hardening, through typed fakes of the parts of Electron that it touches. */
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
  function open(windowed: boolean, platform: NodeJS.Platform = 'linux') {
    const seen: { options?: BrowserWindowConstructorOptions; shown: number; painted?: () => void; url?: string } = {
      shown: 0,
    };
    const kiosk = windowed ? null : platformFor(platform, {}, true).kioskWindow;
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
          once: (_name: string, painted: () => void) => (seen.painted = painted),
          webContents: {} as WebContents,
        };
      },
      { kiosk, devTools: false, onPainted: (window) => window.show() },
    );
    return seen;
  }

  it('has no preload, no Node, a sandbox and a background of stone', () => {
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
    const { options } = open(true);
    expect([options?.kiosk, options?.frame]).toEqual([undefined, undefined]);
  });

  it('on macOS is not full screen before it enters kiosk mode', () => {
    const { options } = open(false, 'darwin');
    expect([options?.kiosk, options?.fullscreen]).toEqual([true, undefined]);
  });
});

describe('the recovery', () => {
  it.each([
    ['render-process-gone', [{ reason: 'oom' }], 'crashed', 'oom'],
    ['did-fail-load', [-6, 'ERR_FILE_NOT_FOUND', pageUrl, true], 'load-failed', 'ERR_FILE_NOT_FOUND (-6)'],
  ] as const)('reports %s once, as a code and a detail', (name, details, fault, detail) => {
    const { on, emit } = fakeEmitter();
    const onLost = vi.fn();
    watchContents({ on }, onLost);
    emit(name, {}, ...details);
    expect(onLost).toHaveBeenCalledExactlyOnceWith(fault, detail);
  });

  it('leaves a failed image or sub-frame and a load that was stopped alone', () => {
    const { on, emit } = fakeEmitter();
    const onLost = vi.fn();
    watchContents({ on }, onLost);
    emit('did-fail-load', {}, -3, 'ERR_ABORTED', pageUrl, true);
    emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', pageUrl, false);
    expect(onLost).not.toHaveBeenCalled();
  });

  function supervise(stepped = false) {
    const seen = {
      emitters: [] as ReturnType<typeof fakeEmitter>[],
      painted: [] as (() => void)[],
      destroyed: [] as number[],
      killed: [] as number[],
      warned: [] as string[],
      errors: [] as PageError[],
      shown: 0,
    };
    const planned: (() => void)[] = [];
    const heartbeats = new Heartbeats();
    let [nowMs, simpler] = [0, 0];
    const window = superviseWindow({
      open: (onPainted) => {
        const emitter = fakeEmitter();
        const index = seen.emitters.push(emitter) - 1;
        seen.painted.push(onPainted);
        const forcefullyCrashRenderer = () => void seen.killed.push(index);
        return {
          webContents: { on: emitter.on, getURL: () => `${pageUrl}#/home`, forcefullyCrashRenderer } as WebContents,
          isDestroyed: () => false,
          destroy: () => void seen.destroyed.push(index),
        };
      },
      show: () => void seen.shown++,
      heartbeats,
      display: 0,
      fault: () => ({ waitMs: 0, stepped }),
      onError: (error) => seen.errors.push(error),
      onSimplerNeeded: () => void simpler++,
      now: () => nowMs,
      after: (_waitMs, next) => void planned.push(next),
      log: { info: () => undefined, warn: (event) => void seen.warned.push(event) },
    });
    const pass = (ms: number) => {
      for (let passed = 0; passed < ms; passed += pageTimes.lookMs) {
        nowMs += pageTimes.lookMs;
        window.look();
      }
    };
    return { seen, heartbeats, planned, pass, simpler: () => simpler };
  }

  it('replaces the window of a crashed page, and ignores later events of the old one', () => {
    const { seen, planned } = supervise();
    seen.emitters[0]?.emit('render-process-gone', {}, { reason: 'crashed' });
    seen.emitters[0]?.emit('did-fail-load', {}, -2, 'ERR_FAILED', pageUrl, true);
    expect([seen.warned, seen.emitters.length]).toEqual([['page-lost'], 1]);
    planned[0]?.();
    expect(seen.emitters).toHaveLength(2);
  });

  it('destroys the old window only when the new one is shown', () => {
    const { seen, planned } = supervise();
    seen.painted[0]?.();
    seen.emitters[0]?.emit('render-process-gone', {}, { reason: 'crashed' });
    planned[0]?.();
    seen.emitters[1]?.emit('render-process-gone', {}, { reason: 'crashed' });
    planned[1]?.();
    seen.painted[1]?.();
    expect(seen.destroyed).toEqual([]);
    seen.painted[2]?.();
    expect([seen.destroyed, seen.shown]).toEqual([[0, 1], 2]);
  });

  it('shows a window that sends heartbeats and never reports that it was painted', () => {
    const { seen, heartbeats } = supervise();
    heartbeats.deliver({ frame: 1, calm: true });
    expect(seen.shown).toBe(1);
  });

  it('kills a page whose heartbeats stop', () => {
    const { seen, heartbeats, pass } = supervise();
    for (let beat = 1; beat <= 10; beat++) {
      heartbeats.deliver({ frame: beat, calm: true });
      pass(200);
    }
    expect(seen.killed).toEqual([]);
    pass(pageTimes.silenceMs + 2 * pageTimes.lookMs);
    expect([seen.killed, seen.warned]).toEqual([[0], ['page-lost']]);
  });

  it('reports errors of the browser', () => {
    const { seen } = supervise();
    const sourceId = `${pageUrl}assets/index.js`;
    seen.emitters[0]?.emit('console-message', { level: 'error', message: 'Uncaught Error: no', sourceId });
    seen.emitters[0]?.emit('console-message', { level: 'info', message: 'ready', sourceId });
    expect(seen.errors).toMatchObject([{ kind: 'browser', screen: 'home' }]);
  });

  it('asks for a simpler level of drawing when the fallback steps down', () => {
    const { seen, planned, simpler } = supervise(true);
    seen.emitters[0]?.emit('render-process-gone', {}, { reason: 'launch-failed' });
    expect([simpler(), planned.length]).toEqual([1, 0]);
  });
});
