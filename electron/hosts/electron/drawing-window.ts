import type { BrowserWindow, BrowserWindowConstructorOptions, Session } from 'electron';
import { openCandidate, type PageParts } from '../../render-check/candidate.ts';
import { type ChooseScreens, drawRelease } from '../../render-check/draw-release.ts';
import { inTime, NoBrowser, type OpenHidden, PageLost } from '../../render-check/hidden-page.ts';
import type { DrawByHost } from '../../service/workshop/release-job.ts';
import { type LockedSession, lockSession } from './lockdown.ts';
import { pageUrl, serveScheme } from './scheme.ts';
import { windowOptions } from './window.ts';

/** The parts of a window that is never shown. */
export type HiddenWindow = {
  loadURL: BrowserWindow['loadURL'];
  destroy: BrowserWindow['destroy'];
  webContents: Pick<BrowserWindow['webContents'], 'executeJavaScript' | 'setFrameRate'> & {
    once(event: 'render-process-gone', hear: (event: unknown, details: { reason: string }) => void): unknown;
  };
};

export interface DrawingWindowParts {
  /** A session of its own, kept in memory: nothing of it meets the visitors' page. */
  session: LockedSession & Pick<Session, 'protocol'>;
  create: (options: BrowserWindowConstructorOptions) => HiddenWindow;
}

/** How long its document may take. */
const loadMs = 30_000;

/** Offscreen frames are copied through the main process, which serves the visitors meanwhile. */
const framesPerSecond = 10;

/** Draws a release in a hidden window: the same page on a service of its own. One release at a time. */
export function drawInWindow(
  { session, create }: DrawingWindowParts,
  { choose, ...parts }: PageParts & { choose?: ChooseScreens },
): DrawByHost {
  lockSession(session);
  const draw: DrawByHost = async (folder, onProgress) => {
    const candidate = openCandidate(folder, parts);
    try {
      serveScheme(session.protocol, candidate.service);
      return await drawRelease({
        service: candidate.service,
        url: pageUrl,
        open: hiddenWindow(() => create(hiddenOptions(session))),
        onProgress,
        choose,
      });
    } finally {
      session.protocol.unhandle('esimde');
      candidate.close();
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  return (folder, onProgress) => {
    const drawing = last.then(() => draw(folder, onProgress));
    last = drawing.catch(() => undefined);
    return drawing;
  };
}

/** `offscreen`: Chromium draws it although it is on no display. */
export function hiddenOptions(session: DrawingWindowParts['session']): BrowserWindowConstructorOptions {
  const { webPreferences, ...window } = windowOptions({ kiosk: null, devTools: false });
  return { ...window, webPreferences: { ...webPreferences, session: session as Session, offscreen: true } };
}

function hiddenWindow(create: () => HiddenWindow): OpenHidden {
  return async (url) => {
    const window = create();
    window.webContents.setFrameRate(framesPerSecond);
    const lost = Promise.withResolvers<never>();
    lost.promise.catch(() => undefined);
    window.webContents.once('render-process-gone', (_event, { reason }) =>
      lost.reject(new PageLost(`its process is gone (${reason})`)),
    );
    try {
      await inTime(Promise.race([window.loadURL(url), lost.promise]), loadMs);
    } catch (error) {
      window.destroy();
      throw new NoBrowser((error as Error).message);
    }
    return {
      run: (script, patienceMs) => inTime(Promise.race([answerOf(window, script), lost.promise]), patienceMs),
      close: async () => window.destroy(),
    };
  };
}

const answerOf = (window: HiddenWindow, script: string): Promise<unknown> =>
  window.webContents.executeJavaScript(script).catch((error: Error) => {
    throw new PageLost(error.message);
  });
