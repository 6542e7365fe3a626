import { defineConfig } from '@playwright/test';
import type { KioskOptions } from './e2e/support/kiosk.ts';
import { findBrowser } from './electron/hosts/chromium/browser.ts';
import { findElectron } from './electron/hosts/electron/electron-binary.ts';

/**
 * One fixture, two hosts (docs/architecture.md). `npm test` runs chromium-host, electron-host and faults. Files named
 * `*.nightly.spec.ts` and tests tagged `@nightly` run in `npm run test:nightly` only; `screens` keeps a picture of every screen
 * in screens/. Timeouts only end a test that hangs, so they are generous: a shared machine may be ten times slower.
 */
const isRoot = process.getuid?.() === 0;

const launchOptions = {
  executablePath: findBrowser() ?? undefined,
  chromiumSandbox: !isRoot,
  args: [
    ...['--disable-background-networking', '--disable-quic', '--no-first-run', '--force-color-profile=srgb'],
    // Only the kiosk's own address resolves: it needs no name server.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
};

export default defineConfig<KioskOptions, { host: 'chromium' | 'electron'; electronProgram: string | null }>({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  timeout: 300_000,
  expect: { timeout: 60_000 },
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  use: { browserName: 'chromium', hasTouch: true, viewport: { width: 1920, height: 1080 }, launchOptions },
  projects: [
    {
      name: 'chromium-host',
      testIgnore: ['*.nightly.spec.ts', 'pictures.spec.ts'],
      grepInvert: /@nightly/,
      use: { host: 'chromium' },
    },
    {
      name: 'nightly',
      testIgnore: 'pictures.spec.ts',
      grep: /\.nightly\.spec\.ts|@nightly/,
      use: { host: 'chromium' },
    },
    {
      name: 'electron-host',
      testMatch: ['journey.spec.ts', 'screens.spec.ts'],
      use: { host: 'electron', electronProgram: findElectron(import.meta.dirname) },
    },
    { name: 'faults', testDir: 'endurance' },
    { name: 'screens', testMatch: 'pictures.spec.ts' },
  ],
});
