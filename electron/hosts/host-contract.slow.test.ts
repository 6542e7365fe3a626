import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  /** Of the browser that has the page now. */
  const profile = async (): Promise<string> =>
    name === 'chromium'
      ? join(kiosk.data, 'chromium')
      : String((await kiosk.until('chromium')).at(-1)?.details.profile);
  const shown = () => kiosk.logged('page-shown').length;
  const lost = () => kiosk.logged('page-lost');
  const crash = async () => tellPage(await profile(), 'Page.crash');

  beforeAll(async () => {
    const host: ScenarioOptions = hosts[name];
    kiosk = runScenario({ program: 'start', ...host });
    await kiosk.untilLogged('page-shown');
  });
  afterAll(() => kiosk.close());

  it('logs an error of the page once', async () => {
    await runInPage(await profile(), "setTimeout(() => { throw new Error('planned'); })");
    await kiosk.untilLogged('page-error');
    await runInPage(await profile(), "setTimeout(() => { throw new Error('another'); })");
    const errors = await kiosk.untilLogged('page-error', 2);
    expect(errors.map(({ reason }) => String(reason).includes('planned'))).toEqual([true, false]);
  });

  it('stays on its page when a script leads elsewhere', async () => {
    await runInPage(await profile(), "location.assign('https://example.invalid/')");
    await runInPage(await profile(), "setTimeout(() => { throw new Error('still here'); })");
    const errors = await kiosk.untilLogged('page-error', 3);
    expect(errors.at(-1)?.reason).toContain('still here');
    expect(lost()).toEqual([]);
  });

  it('shows the page again when its process crashes, and logs the fault', async () => {
    const before = shown();
    await crash();
    expect(await kiosk.untilLogged('page-lost')).toMatchObject([{ reason: 'crashed', waitMs: 0 }]);
    await kiosk.untilLogged('page-shown', before + 1);
  });

  it('shows the page again when its heartbeats stop', async () => {
    const before = shown();
    await runInPage(await profile(), hang);
    const faults = await kiosk.untilLogged('page-lost', 2);
    expect(faults.at(-1)).toMatchObject({ reason: 'hung', waitMs: 0 });
    await kiosk.untilLogged('page-shown', before + 1);
  });

  it('changes the rendering after three faults within a minute', async () => {
    // The two above count, unless the machine is slow.
    for (let faults = 0; faults < 3 && kiosk.logged('rendering-step').length === 0; faults++) {
      const before = { shown: shown(), lost: lost().length };
      await crash();
      await kiosk.untilLogged('page-lost', before.lost + 1);
      await kiosk.untilLogged('page-shown', before.shown + 1);
    }
    const [step] = await kiosk.untilLogged('rendering-step');
    expect(step).toMatchObject({ from: 'normal', to: 'software' });
  });

  it('ends with 0 at a signal, and its browser with it', async () => {
    const at = await profile();
    kiosk.child.kill('SIGTERM');
    expect(await kiosk.ended).toBe(0);
    const answer = () =>
      tellPage(at, 'Page.enable').then(
        () => 'answers',
        () => 'gone',
      );
    await expect.poll(answer, { timeout: 300_000 }).toBe('gone');
  });
});
