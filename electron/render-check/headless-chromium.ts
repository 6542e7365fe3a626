import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { quietBrowser } from '../hosts/chromium/browser-flags.ts';
import { type DevTools, speakThrough } from '../hosts/chromium/devtools-pipe.ts';
import { type HiddenPage, inTime, NoBrowser, type OpenHidden, PageLost } from './hidden-page.ts';

interface HeadlessOptions {
  /** As `findBrowser` returns it. */
  program: string;
  /** Arguments from `ESIMDE_BROWSER_ARGS`. */
  more: readonly string[];
  /** Folder of its profile; created and removed for each use. */
  profile: string;
}

/** No window, no network, no cache, and little memory. */
const headlessFlags = [
  ...quietBrowser,
  '--headless=new',
  '--disable-gpu',
  '--mute-audio',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--in-process-gpu',
  '--disable-site-isolation-trials',
  '--disable-features=SpareRendererForSitePerProcess,Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--renderer-process-limit=1',
  '--js-flags=--max-old-space-size=256',
  '--disk-cache-size=1',
  '--window-size=1280,800',
  '--remote-debugging-pipe',
];

/** Time for the browser to start; the machine may be busy with visitors. */
const startMs = 60_000;

/** A separate browser with low priority, so that visitors notice neither its load nor its faults. */
export function headlessChromium({ program, more, profile }: HeadlessOptions): OpenHidden {
  return async (url, signal) => {
    rmSync(profile, { recursive: true, force: true });
    mkdirSync(profile, { recursive: true });
    const args = more.filter((word) => !word.startsWith('--remote-debugging-port'));
    const child = spawn(program, [...headlessFlags, `--user-data-dir=${profile}`, ...args, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const gone = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (status) => resolve(`it ended with status ${status}`));
    });
    const end = async (): Promise<void> => {
      kill(child);
      await gone;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    };
    signal?.addEventListener('abort', () => kill(child), { once: true });
    try {
      if (child.pid !== undefined) lowerPriority(child.pid);
      return await pageIn(child, gone, url, end);
    } catch (error) {
      await end();
      throw new NoBrowser(error instanceof Error ? error.message : String(error));
    }
  };
}

/** Child processes inherit the priority. */
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has already ended, which is detected elsewhere.
  }
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}

async function pageIn(
  child: ChildProcess,
  gone: Promise<string>,
  url: string,
  end: () => Promise<void>,
): Promise<HiddenPage> {
  const [, , , toBrowser, fromBrowser] = child.stdio;
  const devTools = speakThrough(toBrowser as Writable, fromBrowser as Readable);
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  void gone.then((reason) => lost.reject(new PageLost(`the browser: ${reason}`)));
  const session = await inTime(Promise.race([loaded(devTools, url), lost.promise]), startMs);
  devTools.onEvent((method, _params, of) => {
    if (of === session && method === 'Inspector.targetCrashed') lost.reject(new PageLost('its process is gone'));
  });
  return {
    run: async (script, timeoutMs) => {
      const params = { expression: script, awaitPromise: true, returnByValue: true };
      const asked = devTools.send('Runtime.evaluate', params, session);
      const { result, exceptionDetails } = await inTime(Promise.race([asked, lost.promise]), timeoutMs);
      if (exceptionDetails) throw new PageLost((exceptionDetails as { text: string }).text);
      return (result as { value?: unknown }).value;
    },
    close: end,
  };
}

/** @returns the session of the page after its document has loaded */
async function loaded(devTools: DevTools, url: string): Promise<string> {
  const targetId = await firstPage(devTools);
  const { sessionId } = await devTools.send('Target.attachToTarget', { targetId, flatten: true });
  const session = sessionId as string;
  await devTools.send('Inspector.enable', {}, session);
  await devTools.send('Page.enable', {}, session);
  const hasLoaded = new Promise<void>((resolve) => {
    devTools.onEvent((method, _params, of) => {
      if (of === session && method === 'Page.loadEventFired') resolve();
    });
  });
  const { errorText } = await devTools.send('Page.navigate', { url }, session);
  if (errorText) throw new Error(String(errorText));
  await hasLoaded;
  return session;
}

/** The page that the browser opens itself; a second page would need a second process. */
async function firstPage(devTools: DevTools): Promise<unknown> {
  for (;;) {
    const { targetInfos } = await devTools.send('Target.getTargets');
    const page = (targetInfos as { type: string; targetId: string }[]).find(({ type }) => type === 'page');
    if (page) return page.targetId;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
