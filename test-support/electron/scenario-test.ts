import { test } from 'vitest';
import { runScenario, type Scenario, type ScenarioOptions } from './run.ts';

type Run = (options?: ScenarioOptions) => Scenario;

/** Tests of Electron's main process on the stand-in; `start`: under `esimde start`. Each ends what it ran. */
export const it = test.extend<{ run: Run; start: Run }>({
  run: async ({ task: _task }, use) => {
    const running: Scenario[] = [];
    await use((options = {}) => {
      const scenario = runScenario(options);
      running.push(scenario);
      return scenario;
    });
    for (const scenario of running) await scenario.close();
  },
  start: async ({ run }, use) => use((options) => run({ program: 'start', ...options })),
});

export const supervised = { ESIMDE_KEPT: '1' };
export const crashing = { page: 'crash' } as const;

export const twoDisplays = [
  { x: 0, y: 0, width: 1920, height: 1080 },
  { x: 1920, y: 0, width: 1080, height: 1920 },
];
export const displaySettings = { displays: [{ display: 0 }, { display: 1 }] };
