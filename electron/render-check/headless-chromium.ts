import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { quietBrowser } from '../hosts/chromium/browser-flags.ts';
import { type DevTools, speakThrough } from '../hosts/chromium/devtools-pipe.ts';
import { type HiddenPage, inTime, NoBrowser, type OpenHidden, PageLost } from './hidden-page.ts';

/** A browser that can be started without a window. */
export interface HeadlessProgram {
  /** As `findBrowser` has it. */
  program: string;
  /** From `ESIMDE_BROWSER_ARGS`. */
  more: readonly string[];
  /** Its profile, made anew and removed again. */
  profile: string;
}

/** It draws on no glass, fetches nothing, keeps nothing, and stays small. */
const quiet = [
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

/** How long the browser may take to answer for the first time: the machine may be busy with visitors. */
const startMs = 30_000;

/** A browser of its own, apart from the one that visitors see: nothing that befalls it is seen, and it comes last in line. */
export function headlessChromium({ program, more, profile }: HeadlessProgram): OpenHidden {
  return async (url, signal) => {
    rmSync(profile, { recursive: true, force: true });
    mkdirSync(profile, { recursive: true });
    const others = more.filter((word) => !word.startsWith('--remote-debugging-port'));
    const child = spawn(program, [...quiet, `--user-data-dir=${profile}`, ...others, 'about:blank'], {
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
      if (child.pid !== undefined) standBehind(child.pid);
      return await pageIn(child, gone, url, end);
    } catch (error) {
      await end();
      throw new NoBrowser(error instanceof Error ? error.message : String(error));
    }
  };
}

/** Whoever starts its helpers later hands its place in the line on to them. */
function standBehind(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is gone already; that is noticed elsewhere.
  }
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
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
    run: async (script, patienceMs) => {
      const params = { expression: script, awaitPromise: true, returnByValue: true };
      const asked = devTools.send('Runtime.evaluate', params, session);
      const { result, exceptionDetails } = await inTime(Promise.race([asked, lost.promise]), patienceMs);
      if (exceptionDetails) throw new PageLost((exceptionDetails as { text: string }).text);
      return (result as { value?: unknown }).value;
    },
    close: end,
  };
}

/** @returns the session of the page, once its document is there */
async function loaded(devTools: DevTools, url: string): Promise<string> {
  const targetId = await firstPage(devTools);
  const { sessionId } = await devTools.send('Target.attachToTarget', { targetId, flatten: true });
  const session = sessionId as string;
  await devTools.send('Inspector.enable', {}, session);
  await devTools.send('Page.enable', {}, session);
  const stands = new Promise<void>((resolve) => {
    devTools.onEvent((method, _params, of) => {
      if (of === session && method === 'Page.loadEventFired') resolve();
    });
  });
  const { errorText } = await devTools.send('Page.navigate', { url }, session);
  if (errorText) throw new Error(String(errorText));
  await stands;
  return session;
}

/** The page that the browser opens by itself: a second one would take a second process. */
async function firstPage(devTools: DevTools): Promise<unknown> {
  for (;;) {
    const { targetInfos } = await devTools.send('Target.getTargets');
    const page = (targetInfos as { type: string; targetId: string }[]).find(({ type }) => type === 'page');
    if (page) return page.targetId;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
