import { mkdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { Display } from '../e2e/support/display.ts';
import { DataFolders } from './data.ts';
import { faults } from './fault-list.ts';
import { tryFault } from './trial.ts';

/**
 * Protects: every process that dies is restarted, and meanwhile the screen shows the kiosk or its background. Five faults of
 * `npm run faults`, one of each kind. How long a recovery may take is checked there only: a test of change must not depend
 * on how busy the machine is.
 */
const some = ['renderer killed', 'renderer stopped', 'browser killed', 'database corrupted', 'host killed'];

let display: Display | null = null;
let folders: DataFolders;

// In one worker, one after another: each needs the processors to itself.
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  display = await Display.open();
  test.skip(display === null, 'skipped: no Xvfb');
  folders = new DataFolders();
});
test.afterAll(async () => {
  await display?.close();
  folders?.remove();
});

for (const name of some) {
  test(`never shows a blank screen: ${name}`, async ({ browserName: _ }, info) => {
    const fault = faults.find((each) => each.name === name);
    if (!display || !fault) throw new Error(`there is no fault of this name, or no display: ${name}`);
    const evidence = info.outputPath('evidence');
    mkdirSync(evidence, { recursive: true });
    const trial = await tryFault(fault, display, folders.make(), evidence);
    info.annotations.push({
      type: 'away',
      description: `${trial.awayS.toFixed(1)} s, limit ${trial.limitS.toFixed(1)} s`,
    });
    expect(trial.samples, 'samples of the screen').toBeGreaterThan(10);
    expect(trial.failures, trial.saw.join(' → ')).toEqual([]);
  });
}
