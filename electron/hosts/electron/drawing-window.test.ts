import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { museumKey, smallRelease, temporaryFolder } from '../../../test-support/release/release.ts';
import { drawInWindow, type HiddenWindow, hiddenOptions } from './drawing-window.ts';
import { pageUrl } from './scheme.ts';

/** Protects: Electron draws a release in a window that is never shown, on that release alone, and leaves nothing behind. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));
const folder = smallRelease(join(work, 'release'), museumKey().secret, 2);

type Answer = (request: { url: string }) => Response | Promise<Response>;

/** A window that says of each script what `run` says. */
function fakes(run: (script: string, ask: Answer) => unknown, load: Promise<void> = Promise.resolve()) {
  const seen = {
    handled: 0,
    mostHandled: 0,
    framesPerSecond: 0,
    urls: [] as string[],
    destroyed: 0,
    hear: (_reason: string) => {},
  };
  let answer: Answer = () => new Response();
  const refuse = () => undefined;
  const session = {
    setPermissionRequestHandler: refuse,
    setPermissionCheckHandler: refuse,
    setDevicePermissionHandler: refuse,
    setDisplayMediaRequestHandler: refuse,
    setSpellCheckerEnabled: refuse,
    setSpellCheckerLanguages: refuse,
    on: refuse,
    webRequest: { onBeforeRequest: refuse },
    protocol: {
      handle: (_scheme: string, handler: Answer) => {
        answer = handler;
        seen.handled++;
        seen.mostHandled = Math.max(seen.mostHandled, seen.handled);
      },
      unhandle: () => void seen.handled--,
    },
  } as unknown as Parameters<typeof drawInWindow>[0]['session'];
  const create = (): HiddenWindow => ({
    loadURL: (url) => {
      seen.urls.push(url);
      return load;
    },
    destroy: () => void seen.destroyed++,
    webContents: {
      setFrameRate: (rate: number) => {
        seen.framesPerSecond = rate;
      },
      executeJavaScript: async (script: string) => run(script, answer),
      once: (_event, hear) => {
        seen.hear = (reason) => hear({}, { reason });
      },
    },
  });
  return { seen, session, draw: drawInWindow({ session, create }, { pageFolder: work, version: '0.1.0' }) };
}

describe('the window in which a release is drawn', () => {
  it('is never shown, and has neither bridge nor Node', () => {
    const { session } = fakes(() => null);
    const { show, kiosk, webPreferences } = hiddenOptions(session);
    expect({ show, kiosk }).toEqual({ show: false, kiosk: undefined });
    expect(webPreferences).toMatchObject({ session, offscreen: true, sandbox: true, nodeIntegration: false });
    expect(webPreferences).not.toHaveProperty('preload');
  });

  it('goes to every screen, and is served the one release by a scheme of its own', async () => {
    let sequence: unknown;
    const progress: number[] = [];
    const { seen, draw } = fakes(async (script, ask) => {
      if (script.includes('dataset.screen ===')) {
        const response = await ask({ url: `${pageUrl}api/health` } as Request);
        sequence = response.status;
      }
      return script.startsWith('document.') ? true : null;
    });
    const drawing = await draw(folder, (done) => progress.push(done));
    expect(drawing).toMatchObject({ by: 'browser', fault: null });
    expect(progress.length).toBeGreaterThan(40);
    expect(seen).toMatchObject({ handled: 0, urls: [expect.stringMatching(/^esimde:\/\/app\/#/)], destroyed: 1 });
    expect(sequence).toBeTypeOf('number');
  });

  it('says which screen is not as it should be, and when its process dies', async () => {
    const isScreen = (script: string) => script.includes('"hash":"#/glossary?lang=ru');
    const empty = fakes((script) => (script.startsWith('document.') ? true : isScreen(script) ? 'empty' : null));
    expect(await empty.draw(folder, () => {})).toMatchObject({ fault: '#/glossary (ru): empty' });
    const dying = fakes((script) => {
      if (script.startsWith('document.')) return true;
      if (!isScreen(script)) return null;
      dying.seen.hear('crashed');
      return new Promise(() => {});
    });
    expect(await dying.draw(folder, () => {})).toMatchObject({
      fault: '#/glossary (ru): its process is gone (crashed)',
    });
    expect([dying.seen.destroyed, dying.seen.handled]).toEqual([1, 0]);
  });

  it('draws one release at a time, and at a low frame rate', async () => {
    const { seen, draw } = fakes((script) => (script.startsWith('document.') ? true : null));
    const drawn = await Promise.all([draw(folder, () => {}), draw(folder, () => {})]);
    expect(drawn).toMatchObject([{ by: 'browser' }, { by: 'browser' }]);
    expect([seen.mostHandled, seen.handled, seen.framesPerSecond]).toEqual([1, 0, 10]);
  });

  it('that does not load is no fault of the release', async () => {
    const { seen, draw } = fakes(() => null, Promise.reject(new Error('ERR_FAILED')));
    expect(await draw(folder, () => {})).toEqual({ by: 'none', reason: 'ERR_FAILED' });
    expect([seen.destroyed, seen.handled]).toEqual([1, 0]);
  });
});
