import { parseArgs } from 'node:util';
import { Display } from '../e2e/support/display.ts';
import { DataFolders } from './data.ts';
import type { Fault } from './fault-list.ts';
import { diskFaults, faults } from './fault-list.ts';
import { temporaryFolder } from './kiosk.ts';
import { type Trial, tryFault } from './trial.ts';

/**
 * `npm run faults`: kills, stops, starves and corrupts the real processes of a kiosk in Chromium under Xvfb, samples
 * its screen ten times a second, and prints the table of docs/reliability.md. Status 1 when a recovery is too slow or the
 * screen shows anything foreign. On a shared machine the limits grow with the load factor
 * (electron/supervision/load-factor.ts), and each line states it.
 *
 *     npm run faults                   at least 100 faults
 *     npm run faults -- --quick        each once, within five minutes
 *     npm run faults -- --only=killed  those whose name contains the word
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } });

const all = [...faults, ...diskFaults].filter(({ name }) => name.includes(values.only ?? ''));
const rounds = values.quick || values.only ? 1 : Math.ceil(100 / all.length);
const diskMegabytes = 96;

async function main(): Promise<number> {
  const display = await Display.open();
  if (!display) {
    console.log('A virtual display is required: sudo apt-get install xvfb');
    return 1;
  }
  const evidence = temporaryFolder('evidence');
  const folders = new DataFolders();
  const trials: Trial[] = [];
  try {
    for (const fault of Array.from({ length: rounds }, () => all).flat()) {
      const folder = diskFaults.includes(fault) ? folders.makeOnDisk(diskMegabytes) : folders.make();
      if (folder === null) {
        console.log(`${fault.name.padEnd(34)}  skipped: only root may mount a disk`);
        continue;
      }
      const trial = await tryFault(fault, display, folder, evidence).catch((error: Error) => failed(fault, error));
      trials.push(trial);
      console.log(lineOf(trial));
    }
  } finally {
    folders.remove();
    await display.close();
  }
  return conclude(trials, evidence);
}

const failed = ({ name }: Fault, { message }: Error): Trial => ({
  fault: name,
  limitS: 0,
  slowness: 1,
  saw: [],
  samples: 0,
  awayS: Number.NaN,
  backS: null,
  late: false,
  failures: [message],
});

/** Here a recovery that takes too long is a failure too. */
const wrongOf = ({ late, limitS, failures }: Trial): string[] =>
  late ? [...failures, `away for more than ${limitS.toFixed(1)} s`] : failures;

function lineOf(trial: Trial): string {
  const { fault, limitS, slowness, saw, awayS, backS } = trial;
  const seconds = (value: number | null) => (value === null ? '–' : value.toFixed(1)).padStart(5);
  const wrong = wrongOf(trial);
  const verdict = wrong.length === 0 ? 'passed' : `FAILED: ${wrong.join('; ')}`;
  const cells = [
    fault.padEnd(34),
    'Chromium',
    seconds(awayS),
    seconds(backS),
    `≤ ${limitS.toFixed(1).padStart(4)}`,
    slowness > 1 ? `(machine ×${slowness.toFixed(1)})` : '',
    saw.join(' → '),
    verdict,
  ];
  return cells.join('  ');
}

function conclude(trials: readonly Trial[], evidence: string): number {
  const wrong = trials.filter((trial) => wrongOf(trial).length > 0);
  const samples = trials.reduce((sum, trial) => sum + trial.samples, 0);
  console.log(`\n${trials.length} faults, ${samples} samples of the screen, ${wrong.length} failed.`);
  if (wrong.length > 0) console.log(`Foreign frames, if any: ${evidence}`);
  return wrong.length === 0 && trials.length > 0 ? 0 : 1;
}

console.log(`${'fault'.padEnd(34)}  host      away s back s  limit  the screen showed`);
process.exitCode = await main();
