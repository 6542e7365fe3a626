import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runScenario, type Scenario, type ScenarioOptions } from '../../../test-support/electron/run.ts';
import { museumFolder, passphrase, remove } from '../../../test-support/service/kiosk.ts';

/**
 * Protects: what Electron's main process does in each situation, as a real process on a stand-in for Electron. The
 * processes mostly wait, so several scenarios run at the same time.
 */
type Run = (options?: ScenarioOptions) => Scenario;
const it = test.extend<{ run: Run; start: Run }>({
  run: async ({ task: _task }, use) => {
    const running: Scenario[] = [];
    await use((options = {}) => {
      const scenario = runScenario(options);
      running.push(scenario);
      return scenario;
    });
    for (const scenario of running) await scenario.close();
  },
  start: async ({ run }, use) => use((options) => run({ program: 'start', ...options })),
});

const supervised = { ESIMDE_KEPT: '1' };
const crashing = { page: 'crash' } as const;

const twoDisplays = [
  { x: 0, y: 0, width: 1920, height: 1080 },
  { x: 1920, y: 0, width: 1080, height: 1920 },
];
const displaySettings = { displays: [{ display: 0 }, { display: 1 }] };

const staff = { name: 'Technician', passphrase };

/** A data folder with a technician and an open workshop, whose first opening takes seconds. */
let museum = '';
beforeAll(async () => {
  museum = museumFolder({ [staff.name]: ['technician'] }).data;
  const first = runScenario({ data: museum, starts: [{ staff }] });
  await first.until('signed-in');
  first.child.kill('SIGTERM');
  await first.ended;
  await first.close();
});
afterAll(() => remove(museum));

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

  it('starts on a read-only disk, with its profile elsewhere', async ({ run }) => {
    const folder = mkdtempSync(join(tmpdir(), 'esimde-read-only-'));
    cpSync(museum, folder, { recursive: true });
    const scenario = run({ data: folder, starts: [{ readOnly: folder }] });
    await scenario.until('shown');
    const paths = scenario.happenings('path').map(({ details }) => String(details.path));
    expect(paths.some((path) => path.startsWith(folder))).toBe(false);
    remove(folder);
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

describe.concurrent('staff', () => {
  it.for([
    ['exit', supervised, 76],
    ['restart', supervised, 75],
    ['exit', {}, 76],
  ] as const)('%s with supervision %j ends with %i', async ([how, env, code], { run }) => {
    const scenario = run({ from: museum, starts: [{ staff: { ...staff, how } }], env });
    expect(await scenario.ended).toBe(code);
    expect(scenario.happenings('relaunch')).toEqual([]);
  });

  it('restart without a supervisor starts one new process', async ({ run }) => {
    const scenario = run({ from: museum, starts: [{ staff: { ...staff, how: 'restart' } }, {}] });
    expect(await scenario.ended).toBe(0);
    await scenario.until('shown', 2);
    expect(scenario.happenings('relaunch')).toHaveLength(1);
    expect(scenario.happenings('start').map(({ details }) => details.argv)).toHaveLength(2);
  });

  it('who sign in on one display are not signed in on another', async ({ run }) => {
    const scenario = run({ from: museum, settings: displaySettings, starts: [{ staff, displays: twoDisplays }] });
    await scenario.until('signed-in');
    const signedIn = scenario.happenings('signed-in').flatMap(({ details }) => details.displays as boolean[]);
    expect(signedIn.toSorted()).toEqual([false, true]);
  });
});

describe.concurrent('the workshop', () => {
  it('makes the first account on the screen, and no second one', async ({ run }) => {
    const scenario = run({ starts: [{ firstAccount: { name: 'Айгүл', passphrase } }] });
    const asked = await scenario.until('first-account', 2);
    expect(asked.map(({ details }) => details.status)).toEqual([200, 401]);
  });

  it('makes none where there is an account', async ({ run }) => {
    const scenario = run({ from: museum, starts: [{ firstAccount: { name: 'Айгүл', passphrase } }] });
    const asked = await scenario.until('first-account', 2);
    expect(asked.map(({ details }) => details.status)).toEqual([401, 401]);
  });

  it('opens where a file of a release is opened, with its folder as a stick', async ({ run }) => {
    const folder = mkdtempSync(join(tmpdir(), 'esimde-opened-'));
    const file = join(folder, 'release-0007.esimde');
    writeFileSync(file, 'x');
    const scenario = run({ from: museum, words: [file], starts: [{ staff, drives: true }] });
    const [listed] = await scenario.until('drives');
    const [loaded] = scenario.happenings('loaded');
    expect(loaded?.details.url).toBe('esimde://app/workshop.html#/carry');
    expect(JSON.stringify(listed?.details.drives)).toContain('release-0007.esimde');
    rmSync(folder, { recursive: true });
  });

  it.for([
    ['the program is started for it', false],
    ['the kiosk is running, which goes on', true],
  ] as const)('opens a file on macOS where %s', async ([, isRunning], { run }) => {
    const path = '/Volumes/STICK/release-0007.esimde';
    const starts = [{ platform: 'darwin', openFile: { path, isRunning } }, { platform: 'darwin' }] as const;
    const scenario = run({ packaged: false, starts: [...starts] });
    await scenario.until('shown', isRunning ? 2 : 1);
    const [first, second] = scenario.happenings('start');
    const loaded = scenario.happenings('loaded').filter(({ pid }) => pid === second?.pid);
    expect(loaded).toMatchObject([{ details: { url: 'esimde://app/workshop.html#/carry' } }]);
    expect(second?.details.argv).toContain(path);
    const ended = scenario.happenings('exit').filter(({ pid }) => pid === first?.pid);
    expect(ended.map(({ details }) => details.code)).toEqual(isRunning ? [] : [0]);
  });

  it('never climbs to a better level of drawing in the middle of an edit', async ({ run }) => {
    const words = ['--curator', '--rendering=software'];
    const scenario = run({ words, starts: [{ jumpMs: 400_000 }], env: supervised });
    await scenario.until('plan-done');
    // The look comes every half a second after the jump.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(scenario.happenings('exit')).toEqual([]);
  });

  it('raises the window that is open when it is started again', async ({ run }) => {
    const first = run({ words: ['--curator'] });
    await first.until('shown');
    const second = run({ words: ['--curator'], data: first.data });
    expect(await second.ended).toBe(77);
    expect(first.happenings('exit')).toEqual([]);
  });
});

describe.concurrent('two displays', () => {
  it('have a window, a session and a page each', async ({ run }) => {
    const scenario = run({ settings: displaySettings, starts: [{ displays: twoDisplays }] });
    await scenario.until('shown', 2);
    await scenario.until('loaded', 2);
    const windows = scenario.happenings('window').map(({ details }) => details);
    expect(windows).toMatchObject([
      { x: 0, width: 1920, partition: '' },
      { x: 1920, width: 1080, partition: 'display-1' },
    ]);
    // Either page may be the first to load.
    expect(new Set(scenario.happenings('loaded').map(({ details }) => details.url))).toEqual(
      new Set(['esimde://app/?display=0', 'esimde://app/?display=1']),
    );
  });

  it('hide the window of one that is unplugged, also after a crash, until it is plugged in', async ({ run }) => {
    const scenario = run({ settings: displaySettings, starts: [{ displays: twoDisplays, replug: true }] });
    await scenario.until('plan-done');
    const all = scenario.happenings();
    const hidden = all.findIndex(({ event }) => event === 'hidden');
    const plugged = all.findIndex(({ event }) => event === 'plugged');
    expect(hidden).toBeGreaterThan(0);
    expect(all.slice(hidden, plugged).filter(({ event }) => event === 'window')).toHaveLength(1);
    expect(all.slice(hidden, plugged).filter(({ event }) => event === 'shown')).toEqual([]);
    expect(all.slice(plugged).some(({ event }) => event === 'shown')).toBe(true);
  });

  it('show the memorial screen with heartbeats of their own', async ({ run }) => {
    const scenario = run({
      settings: displaySettings,
      words: ['--rendering=memorial'],
      starts: [{ displays: twoDisplays }],
    });
    await scenario.untilLogged('page-shown', 2);
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

describe.concurrent('under esimde start', () => {
  it('ends with the launcher, and does not answer systemd in its place', async ({ start }) => {
    const scenario = start({ env: { NOTIFY_SOCKET: '/run/none' } });
    await scenario.until('shown');
    expect(scenario.happenings('start')[0]?.details.env).toEqual({ supervised: true, systemd: false });
    scenario.child.kill('SIGTERM');
    expect(await scenario.ended).toBe(0);
    const [first] = scenario.happenings('start');
    expect(() => process.kill(first?.pid ?? 0, 0)).toThrow();
  });

  it('is started again at a simpler level, one process at a time', async ({ start }) => {
    const scenario = start({ starts: [crashing, {}] });
    await scenario.until('shown', 4);
    expect(scenario.happenings('relaunch')).toEqual([]);
    const [, second] = scenario.happenings('start');
    expect(second?.details.argv).toContain('--rendering=software');
  });

  it('is killed and started again when its main process hangs', async ({ start }) => {
    const scenario = start({ starts: [{ hang: true }, {}] });
    await scenario.until('shown', 2);
    await scenario.untilLogged('electron-silent');
  });

  it('is started again after it ended by itself', async ({ start }) => {
    const scenario = start({ starts: [{ exit: 9 }, {}] });
    await scenario.until('shown');
    expect(await scenario.untilLogged('electron-ended')).toMatchObject([{ status: 9, waitMs: 0 }]);
  });

  it('ends both with status 2 where the kiosk is running', async ({ run, start }) => {
    const first = run();
    await first.until('shown');
    const second = start({ data: first.data });
    expect(await second.ended).toBe(2);
    expect(second.stderr()).toContain('Esimde is already running with this data folder.');
  });

  it('passes on that staff left the kiosk', async ({ start }) => {
    const scenario = start({ from: museum, starts: [{ staff: { ...staff, how: 'exit' } }], env: supervised });
    expect(await scenario.ended).toBe(76);
  });

  it('ends when its ordinary window is closed', async ({ start }) => {
    const scenario = start({ words: ['--windowed'], starts: [{ close: true }] });
    expect(await scenario.ended).toBe(0);
  });

  it('takes the place of a browser that never shows the page, and says so to staff', async ({ start }) => {
    const scenario = start({
      ...{ from: museum, words: ['--host=auto', '--windowed'], starts: [{ staff }] },
      env: { ESIMDE_BROWSER: '/bin/false' },
    });
    expect(await scenario.until('signed-in')).toMatchObject([{ details: { hostLeft: 'chromium' } }]);
    expect(await scenario.untilLogged('host-left')).toMatchObject([{ host: 'chromium', next: 'electron' }]);
  });

  it('leaves Electron to a browser when it ends three times before its first heartbeat', async ({ start }) => {
    const scenario = start({
      words: ['--host=auto', '--windowed'],
      starts: [{ exit: 133 }],
      env: { ESIMDE_BROWSER: '/bin/cat' },
      isProven: true,
    });
    expect(await scenario.untilLogged('host-left')).toMatchObject([{ host: 'electron', next: 'chromium' }]);
    expect(scenario.happenings('start')).toHaveLength(3);
    await scenario.untilLogged('browser-ended');
  });

  it('is the second choice on Linux until its self-check has passed on this machine', async ({ start }) => {
    const words = ['--host=auto', '--windowed'];
    const scenario = start({ words, env: { ESIMDE_BROWSER: '/bin/cat' } });
    await scenario.untilLogged('browser-ended');
    expect(scenario.happenings('start')).toEqual([]);
    const proven = start({ words, env: { ESIMDE_BROWSER: '/bin/cat' }, isProven: true });
    await proven.until('shown');
  });
});
