import { describe, expect, it } from 'vitest';
import { findBrowser, type Machine } from './browser.ts';
import { type CommandLine, chromiumArguments } from './supervised-browser.ts';

/** Protects: the machine's browser is found where packages install it, and shows no messages of its own. */
const machine = (platform: NodeJS.Platform, files: string[], env: NodeJS.ProcessEnv = {}): Machine => ({
  platform,
  env,
  isExecutable: (path) => files.includes(path),
});

describe('findBrowser', () => {
  it.each([
    ['linux', '/usr/bin/chromium', {}],
    ['linux', '/home/k/bin/google-chrome', { PATH: '/bin:/home/k/bin' }],
    ['linux', '/snap/bin/chromium', {}],
    ['linux', '/opt/microsoft/msedge/msedge', {}],
    ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
    ['darwin', '/Users/k/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge', { HOME: '/Users/k' }],
  ] as const)('finds on %s %s', (platform, file, env) => {
    expect(findBrowser(machine(platform, [file], env))).toBe(file);
  });

  it('prefers Chromium', () => {
    expect(findBrowser(machine('linux', ['/usr/bin/google-chrome', '/usr/bin/chromium']))).toBe('/usr/bin/chromium');
  });

  it('uses the program in ESIMDE_BROWSER, or reports that it does not exist', () => {
    const files = ['/usr/bin/chromium', '/opt/brave/brave', '/bin/thorium'];
    const named = (name: string) => findBrowser(machine('linux', files, { ESIMDE_BROWSER: name, PATH: '/bin' }));
    expect(named('/opt/brave/brave')).toBe('/opt/brave/brave');
    expect(named('thorium')).toBe('/bin/thorium');
    expect(() => named('firefox')).toThrow('ESIMDE_BROWSER names "firefox", and there is no such program.');
  });

  it('returns null without a browser', () => expect(findBrowser(machine('linux', []))).toBeNull());
});

describe('the command line', () => {
  const line: CommandLine = {
    address: 'http://127.0.0.1:1/',
    home: '/data',
    windowed: false,
    bounds: { x: 1080, y: 0, width: 1920, height: 1080 },
    rendering: 'normal',
    more: [],
  };

  it('is a kiosk with its own profile and the sandbox', () => {
    const args = chromiumArguments(line);
    expect(args).toContain('--kiosk');
    expect(args).toContain('--app=http://127.0.0.1:1/');
    expect(args).toContain('--user-data-dir=/data/chromium');
    expect(args).toContain('--window-position=1080,0');
    expect(args).toContain('--window-size=1921,1081');
    expect(args).not.toContain('--no-sandbox');
    expect(args, 'voices on Linux').toContain('--enable-speech-dispatcher');
  });

  it('is a plain window when asked', () => {
    const args = chromiumArguments({ ...line, windowed: true });
    expect(args).not.toContain('--kiosk');
  });
});
