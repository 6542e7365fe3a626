import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Display } from '../../e2e/support/display.ts';
import { findBrowser } from '../../electron/hosts/chromium/browser.ts';
import { prepareProfile } from '../../electron/hosts/chromium/profile.ts';
import { chromiumArguments } from '../../electron/hosts/chromium/supervised-browser.ts';

/** The machine's Chromium in kiosk mode with one page, a new profile and the command line of our host. */
export interface StillKiosk {
  pid: number;
  end(): Promise<void>;
}

const silent = { info: () => {}, warn: () => {}, error: () => {} };

export function startStillKiosk(display: Display, address: string): StillKiosk {
  const home = mkdtempSync(join(tmpdir(), 'esimde-bench-still-'));
  const args = chromiumArguments({
    ...{ address, home, windowed: false, rendering: 'normal', more: rootArguments },
    bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  });
  const env = { ...prepareProfile(home, silent), DISPLAY: display.name };
  // The pipes of DevTools, as our host opens them.
  const child = spawn(findBrowser() ?? '', args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  return {
    pid: child.pid ?? 0,
    async end() {
      child.kill();
      await ended;
      rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}

/** Chromium's sandbox refuses root. */
export const rootArguments: readonly string[] = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
