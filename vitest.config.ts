import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const everything = '{db,electron,renderer,build,locales,bench}/**/*.test.{ts,tsx}';
const component = ['**/*.test.tsx', '**/*.dom.test.ts'];
const slow = '**/*.slow.test.ts';
const nightly = '**/*.nightly.test.ts';
/** The boot test keeps a whole system in `.cache`, with links that lead in circles. */
const notOurs = ['**/node_modules/**', '.cache/**'];

/** Real programs take longest and often only wait: begun last, they would keep the run waiting for them alone. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ project }: TestSpecification): number => Number(project.name === 'slow');
    return (await super.sort(files)).toSorted((one, other) => isSlow(other) - isSlow(one));
  }
}

/**
 * Tests live beside the code they protect. They run on the project's own Node, with real SQLite files. Four projects:
 * `unit` and `component` (`npm run check`), `slow` (starts real programs; added by `npm test`), and `nightly` (kills, fuzzing,
 * full disks). Unit and component tests of one worker share its modules, which halves their CPU time.
 * Timeouts only end a test that hangs, so they are generous: a shared machine may be ten times slower.
 */
export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: 'test-support/made-once.ts',
    pool: 'forks',
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 300_000 } },
    restoreMocks: true,
    allowOnly: false,
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [everything],
          exclude: [...notOurs, ...component, slow, nightly],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: component,
          exclude: notOurs,
          environment: 'happy-dom',
          setupFiles: 'test-support/renderer/component-setup.ts',
          isolate: false,
        },
      },
      { extends: true, test: { name: 'slow', include: [slow], exclude: notOurs } },
      {
        extends: true,
        test: {
          name: 'nightly',
          include: [nightly],
          exclude: notOurs,
          // Hundreds of kills and publications, on a machine that may be shared.
          testTimeout: 3_600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  css: { modules: { generateScopedName: '[local]' } },
});
