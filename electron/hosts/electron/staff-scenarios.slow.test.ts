import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import {
  crashing,
  displaySettings,
  it,
  supervised,
  twoDisplays,
} from '../../../test-support/electron/scenario-test.ts';
import { fillWorkshop, passphrase, remove } from '../../../test-support/service/kiosk.ts';
import { addAccounts } from '../../../test-support/workshop/accounts.ts';

/** Protects: what Electron's main process does with staff, with the workshop, on two displays, and under `esimde start`. */
const staff = { name: 'Technician', passphrase };

const newFolder = () => mkdtempSync(join(tmpdir(), 'esimde-museum-'));
/** Data folders with a filled workshop, without an account and with a technician. */
const [noAccount, museum] = [newFolder(), newFolder()];
beforeAll(async () => {
  fillWorkshop(noAccount);
  cpSync(noAccount, museum, { recursive: true });
  await addAccounts(museum, [{ name: staff.name, roles: ['technician'] }], passphrase);
});
afterAll(() => [noAccount, museum].forEach(remove));

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
    const scenario = run({ from: noAccount, starts: [{ firstAccount: { name: 'Айгүл', passphrase } }] });
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

  it('starts on a read-only disk, with its profile elsewhere', async ({ run }) => {
    const folder = mkdtempSync(join(tmpdir(), 'esimde-read-only-'));
    cpSync(museum, folder, { recursive: true });
    const scenario = run({ data: folder, starts: [{ readOnly: folder }] });
    await scenario.until('shown');
    const paths = scenario.happenings('path').map(({ details }) => String(details.path));
    expect(paths.some((path) => path.startsWith(folder))).toBe(false);
    remove(folder);
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

describe.concurrent('under esimde start', () => {
  it('ends with the launcher, and does not answer systemd in its place', async ({ start }) => {
    const scenario = start({ env: { NOTIFY_SOCKET: '/run/none' } });
    await scenario.until('shown');
    expect(scenario.happenings('start')[0]?.details.env).toEqual({ supervised: true, systemd: false });
    scenario.child.kill('SIGTERM');
    expect(await scenario.ended).toBe(0);
    const [first] = scenario.happenings('start');
    await vi.waitFor(() => expect(() => process.kill(first?.pid ?? 0, 0)).toThrow(), 300_000);
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
