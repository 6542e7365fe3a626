import { setPriority } from 'node:os';
import { parseArgs } from 'node:util';
import { Display } from '../e2e/support/display.ts';
import { DataFolders } from './data.ts';
import { SupervisedKiosk } from './kiosk.ts';
import { type LifeOptions, live } from './life.ts';
import { type Check, isExcused, judge, tableOf } from './verdict.ts';

/**
 * `npm run soak -- --hours=72 --speed=60`: the loop and seeded visitors, at simulated speed, on the real kiosk under
 * Xvfb. Prints the resources used and the faults; status 1 when something grows or failed.
 *
 *     --hours=72     simulated hours
 *     --speed=60     simulated hours in one real hour
 *     --minutes=10   real minutes, instead of hours: what npm run test:nightly runs
 *     --nice=10      priority for other processes
 */
const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '72' },
    speed: { type: 'string', default: '60' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '19310413' },
    nice: { type: 'string', default: '0' },
  },
});

function optionsOf(signal: AbortSignal): LifeOptions {
  const speed = Number(values.speed);
  const realMs = values.minutes ? Number(values.minutes) * 60_000 : (Number(values.hours) * 3_600_000) / speed;
  return { speed, realMs, seed: Number(values.seed), signal };
}

/** @returns null when no virtual display is available */
async function soak(signal: AbortSignal): Promise<Check[] | null> {
  const display = await Display.open();
  if (!display) return null;
  const folders = new DataFolders();
  const kiosk = SupervisedKiosk.start(display, folders.make());
  try {
    await kiosk.untilShown(60_000);
    const life = await live(kiosk, optionsOf(signal));
    for (const line of tableOf(life)) console.log(line);
    const excused = kiosk.log().filter((line) => isExcused(line)).length;
    if (excused > 0) console.log(`The machine was overloaded: ${excused} losses are excused.`);
    return judge(life, kiosk.log());
  } finally {
    await kiosk.end();
    await display.close();
    folders.remove();
  }
}

async function main(): Promise<number> {
  setPriority(Number(values.nice));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const checks = await soak(stop.signal);
  if (checks === null) console.log('A virtual display is required: sudo apt-get install xvfb');
  for (const { name, wrong } of checks ?? [])
    console.log(wrong === null ? `passed: ${name}` : `FAILED: ${name}: ${wrong}`);
  return checks?.every(({ wrong }) => wrong === null) ? 0 : 1;
}

process.exitCode = await main();
