import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { Display } from '../e2e/display.ts';
import { Monkey, seeded } from '../e2e/monkey.ts';
import { type Census, takeCensus } from './census.ts';
import { DataFolders } from './data.ts';
import { fastClock } from './fast-clock.ts';
import { SupervisedKiosk, temporaryFolder } from './kiosk.ts';
import { growthPerHour } from './slope.ts';
import { Watcher } from './watcher.ts';

/**
 * `npm run soak -- --hours=72 --speed=60`: the loop and seeded visitors, at simulated speed, on the real kiosk under
 * Xvfb. Prints what it held of the machine and what went wrong; status 1 where something grows or went wrong.
 *
 *     --hours=72     simulated hours
 *     --speed=60     simulated hours in one real hour
 *     --minutes=10   real minutes, instead of hours: what CI runs
 */
const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '72' },
    speed: { type: 'string', default: '60' },
    minutes: { type: 'string' },
    seed: { type: 'string', default: '19310413' },
  },
});
const speed = Number(values.speed);
const realMs = values.minutes ? Number(values.minutes) * 60_000 : (Number(values.hours) * 3_600_000) / speed;

/** The first part of the time is warm-up: caches fill, code is compiled. */
const warmUp = 0.3;
const censuses = 40;
/** Shares of simulated time: one visit in this many minutes, with this many touches. */
const visitEveryMinutes = 12;
const touchesOfVisit = 25;

/** Over fewer simulated hours the slope of the memory tells of warm-up alone: it is printed and not judged. */
const leastHours = 8;

const limits = { growthMbPerHour: 1, logMb: 6, profileMb: 200 } as const;

interface Sample extends Census {
  hour: number;
}

async function main(): Promise<number> {
  const display = await Display.open();
  if (!display) {
    console.log('The soak needs a display that nobody sees: sudo apt-get install xvfb');
    return 1;
  }
  const folders = new DataFolders();
  const kiosk = SupervisedKiosk.start(display, folders.make());
  const watcher = new Watcher(display.folder, temporaryFolder('soak-evidence'));
  try {
    await watcher.content(40_000);
    const sightsBefore = watcher.moments.length;
    const result = await kiosk.withPage((page) => live(page, kiosk));
    const sights = watcher.moments.slice(sightsBefore);
    const wrongs = sights.filter(({ sight }) => sight === 'black' || sight === 'foreign').length;
    return report(result, kiosk, { looks: sights.length, wrongs });
  } finally {
    watcher.stop();
    await kiosk.end();
    await display.close();
    folders.remove();
  }
}

interface Life {
  samples: Sample[];
  errors: string[];
  visits: number;
}

/** The loop, visitors, and a census now and then, until the time is over. */
async function live(page: Page, kiosk: SupervisedKiosk): Promise<Life> {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.addInitScript(fastClock(speed));
  await page.reload();
  const random = seeded(Number(values.seed));
  const monkey = new Monkey(session, random, { width: 1280, height: 800 });
  const startMs = performance.now();
  const hourNow = () => ((performance.now() - startMs) * speed) / 3_600_000;
  const samples: Sample[] = [];
  let visits = 0;
  while (performance.now() - startMs < realMs) {
    const share = (performance.now() - startMs) / realMs;
    if (share >= samples.length / censuses) samples.push({ hour: hourNow(), ...(await takeCensus(kiosk, session)) });
    if (hourNow() * 60 >= visits * visitEveryMinutes) {
      visits++;
      for (let touches = 0; touches < touchesOfVisit; ) touches += await monkey.play();
      await monkey.rest();
    }
    await sleep(100);
  }
  samples.push({ hour: hourNow(), ...(await takeCensus(kiosk, session)) });
  return { samples, errors, visits };
}

function report(
  { samples, errors, visits }: Life,
  kiosk: SupervisedKiosk,
  { looks, wrongs }: { looks: number; wrongs: number },
): number {
  const steady = samples.slice(Math.floor(samples.length * warmUp));
  const growth = (of: (sample: Sample) => number) =>
    growthPerHour(steady.map((each) => ({ hour: each.hour, value: of(each) })));
  const total = ({ residentMb }: Sample) => Object.values(residentMb).reduce((sum, mb) => sum + mb, 0);
  const [first, last] = [steady[0], steady.at(-1)];
  if (!first || !last) return 1;
  const line = (name: string, of: (sample: Sample) => number, unit: string): void => {
    console.log(
      `${name.padEnd(28)} ${of(first).toFixed(1).padStart(8)} ${of(last).toFixed(1).padStart(8)} ${growth(of).toFixed(2).padStart(8)}  ${unit}`,
    );
  };
  console.log(
    `${last.hour.toFixed(1)} simulated hours in ${(realMs / 60_000).toFixed(1)} minutes, ${visits} visits, ${samples.length} censuses`,
  );
  console.log(`${''.padEnd(28)}    first     last   per hour (first: after warm-up)`);
  line('heap of the page', ({ heapMb }) => heapMb, 'MB');
  line('nodes of the page', ({ nodes }) => nodes, '');
  for (const role of Object.keys(last.residentMb))
    line(`resident: ${role}`, ({ residentMb }) => residentMb[role] ?? 0, 'MB');
  line('resident: all', total, 'MB');
  line('handles', ({ handles }) => handles, '');
  line('log', ({ logMb }) => logMb, 'MB');
  line('profile of the browser', ({ profileMb }) => profileMb, 'MB');
  const long = last.hour >= leastHours;
  if (!long) console.log(`Growth is not judged under ${leastHours} simulated hours.`);
  const lost = kiosk
    .log()
    .filter(({ event }) => /lost|ended|silent|step|unexpected/.test(event))
    .map(({ event }) => event);
  console.log(
    `errors in the page: ${errors.length}; faults in the log: ${lost.length}; looks at the screen: ${looks}, of which in other colours: ${wrongs} (visitors may choose white on black; not judged here)`,
  );
  const faults = [
    long && growth(({ heapMb }) => heapMb) > limits.growthMbPerHour && 'the heap grows',
    long && growth(total) > limits.growthMbPerHour && 'memory grows',
    long && growth(({ handles }) => handles) > 1 && 'handles grow',
    last.logMb > limits.logMb && 'the log is too large',
    last.profileMb > limits.profileMb && 'the profile is too large',
    errors.length > 0 && `errors in the page: ${[...new Set(errors)].slice(0, 3).join(' | ')}`,
    lost.length > 0 && `faults: ${[...new Set(lost)].join(', ')}`,
  ].filter((fault) => fault !== false);
  console.log(faults.length === 0 ? 'It holds.' : `It does not hold: ${faults.join('; ')}.`);
  return faults.length === 0 ? 0 : 1;
}

process.exitCode = await main();
