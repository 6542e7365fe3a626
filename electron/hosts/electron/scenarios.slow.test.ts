import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { crashing, displaySettings, it, supervised } from '../../../test-support/electron/scenario-test.ts';

/**
 * Protects: what Electron's main process does in each situation, as a real process on a stand-in for Electron. The
 * processes mostly wait, so several scenarios run at the same time.
 */
describe.concurrent('the command line', () => {
  it('of a packaged program begins with its first word', async ({ run }) => {
    const scenario = run({ words: ['--curator'] });
    const [loaded] = await scenario.until('loaded');
    expect(loaded?.details.url).toBe('esimde://app/workshop.html');
    expect(scenario.happenings('path')[0]?.details.path).toBe(join(scenario.data, 'electron-workshop'));
  });

  it('of an unpackaged program begins after its script', async ({ run }) => {
    const scenario = run({ packaged: false, words: ['--windowed'] });
    const [window] = await scenario.until('window');
    expect([window?.details.kiosk, window?.details.frame]).toEqual([undefined, undefined]);
  });
});

describe.concurrent('the kiosk', () => {
  it('fills its display, is hardened and is shown when it is painted', async ({ run }) => {
    const scenario = run({ starts: [{ displays: [{ x: 0, y: 0, width: 1080, height: 1920 }] }] });
    await scenario.until('shown');
    const [window] = scenario.happenings('window');
    expect(window?.details).toMatchObject({ kiosk: true, show: false, x: 0, y: 0, width: 1080, height: 1920 });
    expect(window?.details.preferences).toMatchObject({ sandbox: true, contextIsolation: true, disableDialogs: true });
    expect(scenario.happenings('sandbox')).toHaveLength(1);
    expect(scenario.happenings('menu')).toMatchObject([{ details: { isNull: true, isReady: false } }]);
    const sent = scenario.happenings('debugger').map(({ details }) => details.method);
    expect(sent).toContain('Page.setInterceptFileChooserDialog');
  });

  it('resolves no name, loads no dictionary and keeps the screen on', async ({ run }) => {
    const scenario = run();
    await scenario.until('power-save-blocker');
    const switches = scenario.happenings('switch').map(({ details }) => details);
    expect(switches).toContainEqual({ name: 'use-mock-keychain', value: null, isReady: false });
    expect(switches).toContainEqual({ name: 'host-resolver-rules', value: 'MAP * ~NOTFOUND', isReady: false });
    expect(scenario.happenings('spell-checker').every(({ details }) => details.isEnabled === false)).toBe(true);
    expect(scenario.happenings('session').length).toBe(scenario.happenings('spell-checker').length);
  });

  it('closes its files and ends with 0 at a signal', async ({ run }) => {
    const scenario = run();
    await scenario.until('shown');
    scenario.child.kill('SIGTERM');
    expect(await scenario.ended).toBe(0);
  });

  it('opens one window and says why where no program can place windows', async ({ run }) => {
    const scenario = run({
      settings: displaySettings,
      env: { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' },
    });
    await scenario.until('shown');
    expect(scenario.happenings('window')).toHaveLength(1);
    await scenario.untilLogged('displays-unknown');
  });
});

describe.concurrent('the kiosk takes the system into account and', () => {
  it.for(['linux', 'darwin'] as const)('on %s opens no window behind the kiosk', async (platform, { run }) => {
    const scenario = run({ starts: [{ platform }] });
    await scenario.until('shown');
    expect(scenario.happenings('window')).toHaveLength(1);
    expect(scenario.happenings('on-top')).toEqual([]);
  });

  it('on Windows has one of stone behind it, and stays above the task bar', async ({ run }) => {
    const scenario = run({ starts: [{ platform: 'win32' }], env: supervised });
    await scenario.until('shown');
    const [behind, kiosk] = scenario.happenings('window').map(({ details }) => details);
    expect(behind).toMatchObject({ backgroundColor: '#12110f', focusable: false });
    expect(kiosk).toMatchObject({ kiosk: true, roundedCorners: false, hasShadow: false });
    expect(scenario.happenings('on-top')).toMatchObject([{ details: { id: 2, level: 'screen-saver' } }]);
  });

  it('on macOS enters kiosk mode alone, and has no menu', async ({ run }) => {
    const scenario = run({ starts: [{ platform: 'darwin' }] });
    await scenario.until('shown');
    const [window] = scenario.happenings('window');
    expect([window?.details.kiosk, window?.details.fullscreen]).toEqual([true, undefined]);
    expect(scenario.happenings('menu')).toMatchObject([{ details: { isNull: true, isReady: false } }]);
  });

  it('on macOS gives a curator’s text fields an Edit menu', async ({ run }) => {
    const scenario = run({ words: ['--curator'], starts: [{ platform: 'darwin' }] });
    await scenario.until('shown');
    expect(scenario.happenings('menu')).toMatchObject([{ details: { isNull: false, isReady: true } }]);
  });
});

describe.concurrent('a page that is lost', () => {
  it('gets another window before its own is destroyed', async ({ run }) => {
    const scenario = run({ starts: [{ page: 'crash', windows: 1 }] });
    await scenario.until('destroyed');
    expect(scenario.happenings('window').map(({ details }) => details.open)).toEqual([1, 2]);
    expect(scenario.happenings('destroyed')[0]?.details).toEqual({ id: 1, open: 1 });
  });

  it('does not end an ordinary window', async ({ run }) => {
    const scenario = run({ words: ['--windowed'], starts: [{ page: 'crash', windows: 1 }] });
    await scenario.until('destroyed');
    expect(scenario.happenings('window-all-closed')).toEqual([]);
    expect(scenario.happenings('exit')).toEqual([]);
  });

  it('is killed when its heartbeats stop', async ({ run }) => {
    const scenario = run({ starts: [{ page: 'hang', windows: 1 }] });
    await scenario.until('page-killed');
    await scenario.until('shown', 2);
    expect(await scenario.untilLogged('page-lost')).toMatchObject([{ reason: 'hung' }]);
  });

  it('that does not load is loaded again', async ({ run }) => {
    const scenario = run({ starts: [{ page: 'load-failed', windows: 1 }] });
    await scenario.until('shown');
    expect(await scenario.untilLogged('page-lost')).toMatchObject([{ reason: 'load-failed' }]);
  });
});

describe.concurrent('the level of drawing', () => {
  it('goes down to the memorial screen in one process after another', async ({ run }) => {
    const scenario = run({ starts: [crashing, crashing, {}] });
    await scenario.untilLogged('rendering-step', 2);
    await scenario.until('shown', 7);
    const starts = scenario.happenings('start').map(({ details }) => details.argv as string[]);
    expect(starts[1]).toEqual([`--data=${scenario.data}`, '--rendering=software']);
    expect(starts[2]).toEqual([`--data=${scenario.data}`, '--rendering=memorial']);
    expect(scenario.happenings('no-hardware-acceleration').map(({ start }) => start)).toEqual([1, 2]);
    expect(scenario.happenings('loaded').at(-1)?.details.url).toBe('esimde://app/memorial.html');
  });

  it('is kept in a file where a supervisor restarts the process', async ({ run }) => {
    const scenario = run({ starts: [crashing, {}], env: supervised });
    expect(await scenario.ended).toBe(70);
    expect(scenario.happenings('relaunch')).toEqual([]);
    const file = join(scenario.data, 'electron', 'rendering.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ rendering: 'software' });
    const next = run({ data: scenario.data, env: supervised });
    await next.until('shown');
    expect(next.happenings('no-hardware-acceleration')).toHaveLength(1);
  });

  it('goes up after time without a fault, by one new process', async ({ run }) => {
    const scenario = run({ words: ['--rendering=software'], starts: [{ jumpMs: 400_000 }, {}] });
    await scenario.until('shown', 2);
    expect(await scenario.ended).toBe(0);
    expect(scenario.happenings('relaunch')).toMatchObject([
      { details: { args: [`--data=${scenario.data}`, '--rendering=normal'] } },
    ]);
    expect(scenario.happenings('start')).toHaveLength(2);
  });

  it('changes only after the kiosk has written the time that it last saw', async ({ run }) => {
    const scenario = run({ starts: [{ ...crashing, jumpMs: 400_000 }], env: supervised });
    expect(await scenario.ended).toBe(70);
    expect(existsSync(join(scenario.data, 'clock.json'))).toBe(true);
  });

  it('goes up by an exit code where a supervisor restarts the process', async ({ run }) => {
    const scenario = run({ words: ['--rendering=software'], starts: [{ jumpMs: 400_000 }], env: supervised });
    expect(await scenario.ended).toBe(71);
    expect(scenario.happenings('relaunch')).toEqual([]);
  });

  it('goes down when the GPU process ends again and again', async ({ run }) => {
    const scenario = run({ starts: [{ gpuLosses: 3 }], env: supervised });
    expect(await scenario.ended).toBe(70);
    expect(await scenario.untilLogged('rendering-step')).toMatchObject([{ reason: 'graphics-ended', to: 'software' }]);
  });
});

describe.concurrent('a start', () => {
  it('is refused where the kiosk is running, which goes on', async ({ run }) => {
    const first = run();
    await first.until('shown');
    const second = run({ data: first.data });
    expect(await second.ended).toBe(77);
    expect([second.happenings('window'), first.happenings('exit')]).toEqual([[], []]);
  });

  it('ends with 2 and one sentence where the data folder cannot be used', async ({ run }) => {
    const scenario = run({ data: '/proc/none' });
    expect(await scenario.ended).toBe(2);
    expect(scenario.stderr()).toContain('the data folder /proc/none cannot be written to');
  });

  it('that fails is logged and ends, and shows no dialog', async ({ run }) => {
    const scenario = run({ starts: [{ notReady: true }], env: supervised });
    expect(await scenario.ended).toBe(1);
    expect(await scenario.untilLogged('unexpected-error')).toMatchObject([{ reason: 'planned: not ready' }]);
    expect(scenario.happenings('error-dialog')).toEqual([]);
  });

  it('that fails without a supervisor is repeated, and counted', async ({ run }) => {
    const scenario = run({ starts: [{ notReady: true }, { notReady: true }, {}] });
    await scenario.until('shown');
    const words = scenario.happenings('relaunch').map(({ details }) => (details.args as string[]).at(-1));
    expect(words).toEqual(['--crashes=1', '--crashes=2']);
  });
});

describe.concurrent('a bug', () => {
  it.for(['exception', 'rejection'] as const)('(%s) ends a supervised process with 1', async (bug, { run }) => {
    const scenario = run({ starts: [{ bug }], env: supervised });
    expect(await scenario.ended).toBe(1);
    expect(scenario.happenings('error-dialog')).toEqual([]);
    expect(await scenario.untilLogged('unexpected-error')).toMatchObject([{ reason: 'planned: a bug' }]);
  });

  it('without a supervisor leads to a new process', async ({ run }) => {
    const scenario = run({ starts: [{ bug: 'exception' }, {}] });
    await scenario.until('shown', 2);
    expect(await scenario.ended).toBe(1);
  });
});

describe.concurrent('a download', () => {
  it('is the curator’s to save, of the workshop’s own files only', async ({ run }) => {
    const own = run({ words: ['--curator'], starts: [{ download: 'esimde://app/api/workshop/backup' }] });
    expect(await own.until('download')).toMatchObject([{ details: { isPrevented: false, isRequested: true } }]);
    const foreign = run({ words: ['--curator'], starts: [{ download: 'https://example.org/a.exe' }] });
    expect(await foreign.until('download')).toMatchObject([{ details: { isPrevented: true, isRequested: false } }]);
  });

  it('is refused on the kiosk', async ({ run }) => {
    const scenario = run({ starts: [{ download: 'esimde://app/media/a.jpg' }] });
    expect(await scenario.until('download')).toMatchObject([{ details: { isPrevented: true } }]);
  });
});
