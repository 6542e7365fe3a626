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

/**
 * Playwright's own list, which a second switch of this name would replace, and the suggestions of the address bar: two pages in a
 * process of their own for every window, which no test sees and which take a third of a second of a processor.
 */
const disabledFeatures = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'LensOverlay'],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin', 'OptimizationHints', 'AimEnabled'],
  ...['NetworkTimeServiceQuerying', 'PreconnectToSearch', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
];

const launchOptions = {
  executablePath: findBrowser() ?? undefined,
  chromiumSandbox: !isRoot,
  args: [
    ...['--disable-background-networking', '--disable-quic', '--no-first-run', '--force-color-profile=srgb'],
    `--disable-features=${disabledFeatures.join(',')}`,
    // The pages of a context share a process, which takes half a second of a processor to start.
    '--renderer-process-limit=1',
    // Only the kiosk's own address resolves: it needs no name server.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
};

/** What also runs against Electron's main process on a stand-in, with Chromium as its renderer. */
const standInSpecs = [
  ...['visitor/journey', 'visitor/screens', 'program/staff'],
  ...['workshop/forms', 'workshop/pictures', 'workshop/tables', 'workshop/history'],
].map((name) => `**/${name}.spec.ts`);

export default defineConfig<
  KioskOptions,
  { host: 'chromium' | 'electron' | 'package' | 'stand-in'; electronProgram: string | null }
>({
  globalSetup: './e2e/support/seeded-workshop.ts',
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  timeout: 900_000,
  expect: { timeout: 180_000 },
  fullyParallel: true,
  workers: 2,
  reporter: 'list',
  use: {
    ...{ browserName: 'chromium', hasTouch: true, viewport: { width: 1920, height: 1080 }, launchOptions },
    actionTimeout: 180_000,
  },
  projects: [
    {
      name: 'chromium-host',
      testIgnore: ['*.nightly.spec.ts', '**/visitor/pictures.spec.ts', 'electron.spec.ts'],
      grepInvert: /@nightly/,
      use: { host: 'chromium' },
    },
    {
      name: 'nightly',
      testIgnore: '**/visitor/pictures.spec.ts',
      grep: /\.nightly\.spec\.ts|@nightly/,
      use: { host: 'chromium' },
    },
    {
      name: 'electron-host',
      testMatch: ['journey.spec.ts', 'screens.spec.ts'],
      use: { host: 'electron', electronProgram: findElectron(import.meta.dirname) },
    },
    {
      // ESIMDE_PACKAGE: the program of a package (`npm run dist -- --dir`).
      name: 'electron-package',
      testMatch: 'journey.spec.ts',
      use: { host: 'package', electronProgram: process.env.ESIMDE_PACKAGE ?? null },
    },
    {
      name: 'electron-stand-in',
      testMatch: ['electron.spec.ts', 'journey.spec.ts'],
      grep: /electron\.spec|in kk/,
      use: { host: 'stand-in' },
    },
    {
      name: 'electron-stand-in-nightly',
      testMatch: standInSpecs,
      // One jar of cookies serves all windows of a session, so only tests with one editor.
      grepInvert: /two editors|program dies|signs? in|another|leaving the kiosk/i,
      use: { host: 'stand-in' },
    },
    { name: 'faults', testDir: 'endurance' },
    { name: 'screens', testMatch: '**/visitor/pictures.spec.ts' },
  ],
});
