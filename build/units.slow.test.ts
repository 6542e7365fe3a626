import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findBrowser } from '../electron/hosts/chromium/browser.ts';
import { root } from './project.mjs';

/**
 * Protects: the shipped Chromium policies let the kiosk show its page. They are mounted for the test alone, which needs
 * root; the program, the browser and the display are real.
 */
const folder = mkdtempSync(join(tmpdir(), 'esimde-policies-'));
const browser = findBrowser();
const canRun =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  /chromium/.test(browser ?? '') &&
  existsSync('/etc/chromium') &&
  spawnSync('Xvfb', ['-help']).error === undefined &&
  spawnSync('unshare', ['--mount', 'true']).status === 0;
const reason = canRun ? '' : ' (skipped: needs Linux, root, mount namespaces, Chromium and Xvfb)';

/** Runs a program that sees the policies in /etc/chromium, as on a kiosk's machine. */
function underPolicies(program: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const script = 'mount --bind "$1" /etc/chromium && shift && exec "$@"';
  return spawn('unshare', ['--mount', '/bin/sh', '-c', script, 'sh', join(folder, 'etc'), program, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
}

describe.skipIf(!canRun)(`a kiosk under the shipped Chromium policies${reason}`, () => {
  const data = join(folder, 'data');
  let display: ChildProcess;
  let kiosk: ChildProcess;
  const logged = () => readFileSync(join(data, 'logs', 'esimde.log'), 'utf8');

  beforeAll(async () => {
    // With a settings file a new data folder shows the loop, and not the page that sets it up.
    mkdirSync(data);
    writeFileSync(join(data, 'settings.json'), '{}\n');
    const managed = join(folder, 'etc', 'policies', 'managed');
    mkdirSync(managed, { recursive: true });
    copyFileSync(
      join(root, 'build/debian/root/etc/chromium/policies/managed/esimde.json'),
      join(managed, 'esimde.json'),
    );
    display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const [number] = (await once(display.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
    const env = { DISPLAY: `:${String(number).trim()}`, ESIMDE_BROWSER_ARGS: '--no-sandbox' };
    const args = [join(root, 'dist/esimde.js'), 'start', '--host=chromium', '--port=0', `--data=${data}`];
    kiosk = underPolicies(process.execPath, args, env);
    await once(kiosk.stdout as NodeJS.ReadableStream, 'data');
  });

  afterAll(async () => {
    if (kiosk?.exitCode === null) {
      const ended = once(kiosk, 'exit');
      kiosk.kill('SIGTERM');
      await ended;
    }
    display?.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  it('shows its page and takes the display', async () => {
    await vi.waitFor(() => expect(logged()).toContain('"page-shown"'), 110_000);
    expect(logged()).toContain('"display-placed"');
    expect(logged()).not.toContain('"page-lost"');
  });
});
