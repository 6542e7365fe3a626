import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInPage, tellPage } from '../../test-support/electron/page-control.ts';
import { runScenario, type Scenario, type ScenarioOptions } from '../../test-support/electron/run.ts';
import { findBrowser } from './chromium/browser.ts';

/**
 * Protects: both hosts keep one contract (host.ts). The same faults happen to the same page in the same Chromium: as the
 * kiosk's own browser, and as the renderer of Electron's main process on a stand-in.
 */
const browser = findBrowser();
const root = process.getuid?.() === 0 ? '--no-sandbox ' : '';

const hosts = {
  chromium: {
    words: ['--host=chromium', '--windowed'],
    env: { ESIMDE_BROWSER: browser ?? '', ESIMDE_BROWSER_ARGS: `${root}--headless=new --remote-debugging-port=0` },
  },
  electron: { words: ['--host=electron', '--windowed'], browser: browser ?? '' },
} satisfies Record<string, ScenarioOptions>;

const hang = 'for (;;);';

describe.skipIf(browser === null).each(['chromium', 'electron'] as const)('the %s host', (name) => {
  let kiosk: Scenario;
  const start = (options: ScenarioOptions = {}): Scenario => {
    const host: ScenarioOptions = hosts[name];
    return runScenario({ program: 'start', ...host, ...options, env: { ...host.env, ...options.env } });
  };
  /** Of the browser that has the page now. */
  const profile = async (): Promise<string> =>
    name === 'chromium'
      ? join(kiosk.data, 'chromium')
      : String((await kiosk.until('chromium')).at(-1)?.details.profile);
  const shown = (count: number) => kiosk.untilLogged('page-shown', count);
  const lost = (count: number) => kiosk.untilLogged('page-lost', count);

  beforeEach(async () => {
    kiosk = start();
    await shown(1);
  });
  afterEach(() => kiosk.close());

  it('shows the page again when its process crashes, and logs the fault', async () => {
    await tellPage(await profile(), 'Page.crash');
    expect(await lost(1)).toMatchObject([{ reason: 'crashed', waitMs: 0 }]);
    await shown(2);
  });

  it('shows the page again when its heartbeats stop', async () => {
    await runInPage(await profile(), hang);
    expect(await lost(1)).toMatchObject([{ reason: 'hung', waitMs: 0 }]);
    await shown(2);
  });

  it('changes the rendering after three faults within a minute', async () => {
    for (const fault of [1, 2, 3]) {
      await tellPage(await profile(), 'Page.crash');
      await lost(fault);
      await shown(fault + 1);
    }
    const [step] = await kiosk.untilLogged('rendering-step');
    expect(step).toMatchObject({ from: 'normal', to: 'software' });
  });

  it('stays on its page when a script leads elsewhere', async () => {
    await runInPage(await profile(), "location.assign('https://example.invalid/')");
    await runInPage(await profile(), "setTimeout(() => { throw new Error('still here'); })");
    const [error] = await kiosk.untilLogged('page-error');
    expect(error?.reason).toContain('still here');
    expect(kiosk.logged('page-lost')).toEqual([]);
  });

  it('logs an error of the page once', async () => {
    await runInPage(await profile(), "setTimeout(() => { throw new Error('planned'); })");
    await kiosk.untilLogged('page-error');
    await runInPage(await profile(), "setTimeout(() => { throw new Error('another'); })");
    const errors = await kiosk.untilLogged('page-error', 2);
    expect(errors.map(({ reason }) => String(reason).includes('planned'))).toEqual([true, false]);
  });

  it('ends with 0 at a signal, and its browser with it', async () => {
    const at = await profile();
    kiosk.child.kill('SIGTERM');
    expect(await kiosk.ended).toBe(0);
    await expect
      .poll(
        () =>
          tellPage(at, 'Page.enable').then(
            () => 'answers',
            () => 'gone',
          ),
        { timeout: 60_000 },
      )
      .toBe('gone');
  });
});
