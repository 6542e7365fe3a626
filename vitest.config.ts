import { defineConfig } from 'vitest/config';

/** Unit tests stand beside what they protect. They run on the project's own Node, with real SQLite files. */
export default defineConfig({
  test: {
    include: ['{db,electron,renderer,build,locales,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'forks',
    testTimeout: 20_000,
    restoreMocks: true,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { modules: { generateScopedName: '[local]' } },
});
