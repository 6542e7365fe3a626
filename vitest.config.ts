import { defineConfig } from 'vitest/config';

const everything = '{db,electron,renderer,build,locales,bench}/**/*.test.{ts,tsx}';
const slow = '**/*.slow.test.ts';
const nightly = '**/*.nightly.test.ts';

/**
 * Unit tests live beside the code they protect. They run on the project's own Node, with real SQLite files. Three projects:
 * `unit` (`npm run check`), `slow` (starts real programs; added by `npm test`), and `nightly` (kills, fuzzing, full disks).
 * Timeouts only end a test that hangs, so they are generous: a shared machine may be ten times slower.
 */
export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    restoreMocks: true,
    allowOnly: false,
    projects: [
      { extends: true, test: { name: 'unit', include: [everything], exclude: ['**/node_modules/**', slow, nightly] } },
      { extends: true, test: { name: 'slow', include: [slow], exclude: ['**/node_modules/**'] } },
      { extends: true, test: { name: 'nightly', include: [nightly], exclude: ['**/node_modules/**'] } },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { modules: { generateScopedName: '[local]' } },
});
