import { defineConfig } from '@playwright/test';
import type { KioskOptions } from './e2e/kiosk.ts';
import { findBrowser } from './electron/hosts/chromium/browser.ts';
import { findElectron } from './electron/hosts/electron/electron-binary.ts';

/** One fixture, two hosts (docs/architecture.md); `screens` keeps a picture of every screen in screens/. */
const isRoot = process.getuid?.() === 0;

const launchOptions = {
  executablePath: findBrowser() ?? undefined,
  chromiumSandbox: !isRoot,
  args: [
    ...['--disable-background-networking', '--disable-quic', '--no-first-run', '--force-color-profile=srgb'],
    // The kiosk needs no name server: nothing but its own address resolves.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
};

export default defineConfig<KioskOptions, { host: 'chromium' | 'electron'; electronProgram: string | null }>({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: { browserName: 'chromium', hasTouch: true, viewport: { width: 1920, height: 1080 }, launchOptions },
  projects: [
    { name: 'chromium-host', testIgnore: 'pictures.spec.ts', use: { host: 'chromium' } },
    {
      name: 'electron-host',
      testMatch: ['journey.spec.ts', 'screens.spec.ts'],
      use: { host: 'electron', electronProgram: findElectron(import.meta.dirname) },
    },
    { name: 'faults', testDir: 'endurance' },
    { name: 'screens', testMatch: 'pictures.spec.ts' },
  ],
});
