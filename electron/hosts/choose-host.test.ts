import { describe, expect, it } from 'vitest';
import { UserError } from '../../db/user-error.ts';
import { chooseHost, otherHost, type Surroundings } from './choose-host.ts';

/** Protects: the choice of the host, and the message when no host is available. */
const around = (over: Partial<Surroundings> = {}): Surroundings => ({
  platform: 'linux',
  env: { DISPLAY: ':0' },
  isRoot: false,
  isKiosk: true,
  isElectronProven: false,
  electron: () => null,
  fetchElectron: async () => null,
  browser: () => '/usr/bin/chromium',
  ...over,
});

describe('Wayland', () => {
  const wayland = { WAYLAND_DISPLAY: 'wayland-0' };

  it('alone shows no kiosk, and says what to do', async () => {
    const electron = { electron: () => '/opt/electron', isElectronProven: true };
    const reason = expect.stringMatching(/Wayland alone.*start it under X, or install xwayland$/);
    expect(await chooseHost('auto', around({ env: wayland, ...electron }))).toEqual({ kind: 'none', reason });
    const refusal = chooseHost('chromium', around({ env: wayland }));
    await expect(refusal).rejects.toThrow(/^--host=chromium is not possible: this session has Wayland alone/);
  });

  it('with an X server shows the kiosk there', async () => {
    const env = { ...wayland, DISPLAY: ':0' };
    expect(await chooseHost('auto', around({ env }))).toMatchObject({ more: ['--ozone-platform=x11'] });
    expect(await chooseHost('auto', around())).toMatchObject({ more: [] });
  });

  it('shows an ordinary window, like other programs', async () => {
    expect(await chooseHost('auto', around({ env: wayland, isKiosk: false }))).toMatchObject({ more: [] });
  });
});

describe('auto', () => {
  it('prefers the browser on Linux, where Electron is not proven, and downloads nothing', async () => {
    const fetchElectron = () => Promise.reject(new Error('fetched'));
    const host = await chooseHost('auto', around({ electron: () => '/opt/electron', fetchElectron }));
    expect(host).toEqual({ kind: 'chromium', program: '/usr/bin/chromium', more: [] });
  });

  it('prefers Electron on Linux once its self-check has passed', async () => {
    const host = await chooseHost('auto', around({ isElectronProven: true, electron: () => '/opt/electron' }));
    expect(host).toMatchObject({ kind: 'electron' });
  });

  it.each(['win32', 'darwin'] as const)('prefers Electron on %s', async (platform) => {
    const host = await chooseHost('auto', around({ platform, electron: () => '/opt/electron' }));
    expect(host).toEqual({ kind: 'electron', program: '/opt/electron', more: [] });
  });

  it('downloads Electron when there is no browser', async () => {
    const host = await chooseHost('auto', around({ browser: () => null, fetchElectron: async () => '/fetched' }));
    expect(host).toMatchObject({ kind: 'electron', program: '/fetched' });
  });

  it('tries another host, if there is one, when the first never shows the page', () => {
    expect(otherHost('electron', around())).toMatchObject({ kind: 'chromium', program: '/usr/bin/chromium' });
    expect(otherHost('chromium', around({ electron: () => '/opt/electron' }))).toMatchObject({ kind: 'electron' });
    expect(otherHost('chromium', around())).toBeNull();
  });

  it('passes the arguments of the environment on', async () => {
    const env = { DISPLAY: ':0', ESIMDE_BROWSER_ARGS: ' --a  --b=1 ' };
    const host = await chooseHost('auto', around({ env }));
    expect(host).toEqual({ kind: 'chromium', program: '/usr/bin/chromium', more: ['--a', '--b=1'] });
  });

  it('otherwise serves without a window, and names the command that installs a browser', async () => {
    const none = { browser: () => null };
    expect(await chooseHost('auto', around(none))).toMatchObject({ reason: expect.stringContaining('sudo apt-get') });
    const asRoot = await chooseHost('auto', around({ ...none, isRoot: true }));
    expect(asRoot).toMatchObject({ kind: 'none', reason: expect.stringMatching(/ apt-get install chromium/) });
    expect(await chooseHost('auto', around({ ...none, platform: 'win32' }))).toEqual({
      kind: 'none',
      reason: 'there is no Chromium, Chrome or Edge on this machine',
    });
  });

  it('serves without a display, and downloads nothing', async () => {
    const fetchElectron = () => Promise.reject(new Error('fetched'));
    const host = await chooseHost('auto', around({ env: {}, fetchElectron }));
    expect(host).toMatchObject({ kind: 'none', reason: expect.stringContaining('no display') });
  });

  it('never starts a browser as root, unless the sandbox is disabled on purpose', async () => {
    expect(await chooseHost('auto', around({ isRoot: true }))).toMatchObject({
      kind: 'none',
      reason: expect.stringContaining('root'),
    });
    const env = { DISPLAY: ':0', ESIMDE_BROWSER_ARGS: '--no-sandbox' };
    expect(await chooseHost('auto', around({ isRoot: true, env }))).toMatchObject({ kind: 'chromium' });
  });
});

describe('a requested host', () => {
  it('is used, and no other', async () => {
    const electron = () => '/opt/electron';
    expect(await chooseHost('chromium', around({ electron }))).toMatchObject({ kind: 'chromium' });
    expect(await chooseHost('electron', around({ electron }))).toMatchObject({ kind: 'electron' });
    expect(await chooseHost('none', around({ env: {} }))).toEqual({ kind: 'none' });
  });

  it.each([
    ['electron', around()],
    ['chromium', around({ browser: () => null })],
    ['chromium', around({ env: {} })],
  ] as const)('is refused in one sentence when it is unavailable (%s)', async (wish, surroundings) => {
    await expect(chooseHost(wish, surroundings)).rejects.toThrow(UserError);
    await expect(chooseHost(wish, surroundings)).rejects.toThrow(/^--host=\w+ is not possible: .+\.$/);
  });
});
