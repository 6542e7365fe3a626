import type { PageError } from '../../../db/model/api/page-reports.ts';
import type { Log } from '../../service/http/log.ts';
import type { PageFault } from '../../supervision/page-fault.ts';
import { devToolsErrors } from '../page-errors.ts';
import { withoutBubbles } from '../without-bubbles.ts';
import type { DevTools } from './devtools-pipe.ts';
import type { ScreenKey } from './screen-key.ts';

/** What happens to the kiosk's page in Chromium. */
interface PageEvents {
  /** It crashed, or another document replaced it. */
  onLost: (fault: PageFault) => void;
  onError: (error: PageError) => void;
}

/** The one page of the kiosk, in Chromium's hands and through the DevTools pipe in ours. */
export interface ChromiumPage {
  /** Ends the page's process, whatever it is doing, and loads it again. @param url where to; the same place without it */
  revive(url?: string): Promise<void>;
  /** Leads it to an address; its process is sound. */
  lead(url: string): Promise<void>;
}

export interface HeldPage extends PageEvents {
  /** Every address of the kiosk begins with it. */
  url: string;
  screenKey: ScreenKey;
  log: Log;
}

/** How long Chromium may take to notice that the page's process is gone. */
const noticeMs = 400;

/**
 * Takes hold of the page that Chromium opens. Whatever would open beside it is closed: further windows, dialogs, file
 * choosers, downloads, permissions; and from any other address it is led back.
 */
export function holdPage(devTools: DevTools, { url, screenKey, onLost, onError, log }: HeldPage): ChromiumPage {
  let session: string | undefined;
  let noticed = (): void => {};
  let reviving = false;
  let alive = true;
  const quietly = (method: string, params: Record<string, unknown> = {}, ofSession?: string): void =>
    void devTools.send(method, params, ofSession).catch(() => undefined);

  const hearErrors = devToolsErrors((error) => {
    onError(error);
    // Chromium keeps the objects of every error for its console.
    quietly('Runtime.discardConsoleEntries', {}, session);
  });

  const take = (id: string): void => {
    session = id;
    quietly('Inspector.enable', {}, id);
    quietly('Page.enable', {}, id);
    quietly('Runtime.enable', {}, id);
    quietly('Log.enable', {}, id);
    quietly('Fetch.enable', { patterns: [{ urlPattern: '*', resourceType: 'Document' }] }, id);
    quietly('Page.setInterceptFileChooserDialog', { enabled: true }, id);
    quietly('Page.addScriptToEvaluateOnNewDocument', { source: withoutBubbles, runImmediately: true }, id);
  };

  const attached = ({ sessionId, targetInfo }: Record<string, unknown>): void => {
    const { targetId, type } = targetInfo as { targetId: string; type: string };
    if (type !== 'page') return;
    if (session === undefined) {
      take(sessionId as string);
      return;
    }
    log.warn('window-refused', {});
    // While another DevTools client is attached, the opener's script waits until the new window
    // may run; closed before that, it would wait for ever, and be taken to hang.
    const close = (): void => quietly('Target.closeTarget', { targetId });
    devTools.send('Runtime.runIfWaitingForDebugger', {}, sessionId as string).then(close, close);
  };

  const navigated = ({ frame }: Record<string, unknown>): void => {
    const { url: address, parentId } = frame as { url: string; parentId?: string };
    if (parentId !== undefined || address.startsWith(url)) return;
    onLost(address.startsWith('chrome-error:') ? 'load-failed' : 'navigated-away');
  };

  /** Only our own documents are loaded; for any other the page stays as it is. */
  const documentAsked = ({ requestId, request }: Record<string, unknown>, of: string | undefined): void => {
    if ((request as { url: string }).url.startsWith(url)) {
      quietly('Fetch.continueRequest', { requestId }, of);
      return;
    }
    log.warn('address-refused', {});
    quietly('Fetch.failRequest', { requestId, errorReason: 'Aborted' }, of);
  };

  devTools.onEvent((method, params, of) => {
    if (method === 'Target.attachedToTarget') attached(params);
    if (method === 'Target.attachedToTarget' || of !== session) return;
    hearErrors(method, params);
    if (method === 'Page.frameNavigated') navigated(params);
    else if (method === 'Fetch.requestPaused') documentAsked(params, of);
    else if (method === 'Page.javascriptDialogOpening') quietly('Page.handleJavaScriptDialog', { accept: false }, of);
    else if (method === 'Inspector.targetCrashed') {
      alive = false;
      noticed();
      if (!reviving) onLost('crashed');
    }
  });
  quietly('Target.setAutoAttach', { autoAttach: true, flatten: true, waitForDebuggerOnStart: false });
  quietly('Storage.setCookies', { ...screenKey.cookies(url) });
  quietly('Browser.setDownloadBehavior', { behavior: 'deny' });
  // Grants none, and thereby refuses all.
  quietly('Browser.grantPermissions', { permissions: [] });

  return {
    async revive(to) {
      reviving = true;
      const gone = new Promise<void>((resolve) => {
        noticed = resolve;
        setTimeout(resolve, noticeMs);
      });
      // A process that hangs does not end by itself, and may have been stopped.
      if (alive && (await killRenderers(devTools))) await gone;
      alive = true;
      reviving = false;
      if (to) await devTools.send('Page.navigate', { url: to }, session);
      else await devTools.send('Page.reload', {}, session);
    },
    async lead(to) {
      await devTools.send('Page.navigate', { url: to }, session);
    },
  };
}

/** @returns whether there was any */
async function killRenderers(devTools: DevTools): Promise<boolean> {
  const { processInfo } = await devTools.send('SystemInfo.getProcessInfo');
  const pids = (processInfo as { type: string; id: number }[]).filter(({ type }) => type === 'renderer');
  for (const { id } of pids) {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }
  return pids.length > 0;
}
