import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Display } from '../../e2e/support/display.ts';
import { SupervisedKiosk } from '../../endurance/kiosk.ts';
import { PageSession } from '../../endurance/page-session.ts';
import { compare } from '../compare.ts';
import { slopeOf } from '../growth.ts';
import type { Measure } from '../measure.ts';
import { memoryMb } from './process-tree.ts';
import { startStillKiosk } from './still-kiosk.ts';
import { serveStillPage } from './still-page.ts';

const budgetMb = 120;
const settleMs = 5_000;
const visits = 1_000;
/** Thirty visits an hour, one every two minutes of opening time, are many for one kiosk. */
const visitsOfHour = 30;

/** Memory of supervisor, service and browser, after load and after visits, beside the browser alone with a static page. */
export async function measurePageMemory(isQuick: boolean): Promise<Measure[]> {
  const display = await Display.open(1920, 1080);
  if (!display || process.platform !== 'linux') {
    console.log('Skipped memory: no Xvfb found, or not on Linux.');
    return [];
  }
  const still = await serveStillPage();
  const peer = {
    name: 'Chromium with a static page',
    measure: async () => {
      const kiosk = startStillKiosk(display, still.url);
      await sleep(settleMs);
      const mb = memoryMb(kiosk.pid);
      await kiosk.end();
      return mb;
    },
  };
  const row = { unit: 'MB', by: 'excess', budget: budgetMb, rounds: 1, peer } as const;
  try {
    const samples = await inKiosk(display, (session, mb) => live(session, mb, isQuick ? 0 : visits));
    const loaded = await compare({
      ...row,
      name: 'memory of all processes after load',
      ours: () => mbAfter(samples, 0),
    });
    if (isQuick) return [loaded];
    const visited = await compare({
      ...{ ...row, name: `memory after ${visits} visits` },
      ours: () => mbAfter(samples, visits),
    });
    return [loaded, visited, slopeRow(samples)];
  } finally {
    still.close();
    await display.close();
  }
}

type Sample = [visits: number, mb: number];

const mbAfter = (samples: readonly Sample[], visits: number): number =>
  samples.find(([after]) => after === visits)?.[1] ?? Number.NaN;

/** The first visits fill the caches. */
const warmVisits = 200;

function slopeRow(samples: readonly Sample[]): Measure {
  const warm = samples.filter(([visits]) => visits >= warmVisits);
  const value = slopeOf(warm) * visitsOfHour;
  const against = `at ${visitsOfHour} visits an hour, fitted after the first ${warmVisits}`;
  return { name: 'memory: growth in an hour of visits', value, unit: 'MB', limit: 1, against };
}

async function inKiosk<T>(
  display: Display,
  act: (session: PageSession, mb: () => Promise<number>) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  const kiosk = SupervisedKiosk.start(display, folder);
  try {
    await kiosk.untilShown(60_000);
    await sleep(settleMs);
    const session = await PageSession.open(join(folder, 'chromium'));
    const mb = async (): Promise<number> => {
      // Garbage that is not collected yet is no leak.
      await session.send('HeapProfiler.collectGarbage');
      return memoryMb(kiosk.supervisor);
    };
    return await act(session, mb).finally(() => session.close());
  } finally {
    await kiosk.end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

/** Visits one after another: home, a camp, back to the loop. Samples the memory before the first, and ten times. */
async function live(session: PageSession, mb: () => Promise<number>, visits: number): Promise<Sample[]> {
  const samples: Sample[] = [[0, await mb()]];
  const every = Math.ceil(visits / 10);
  for (let visit = 0; visit < visits; visit += every) {
    await session.send('Runtime.evaluate', { awaitPromise: true, expression: visitsScript(visit, every) });
    samples.push([visit + every, await mb()]);
  }
  return samples;
}

const visitsScript = (first: number, count: number): string => `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const shown = async (route, selector) => {
    location.hash = route;
    for (let frames = 0; document.querySelector(selector) === null && frames < 300; frames++) await frame();
  };
  const { camps } = await (await fetch('/api/camps?lang=kk')).json();
  for (let visit = ${first}; visit < ${first + count}; visit++) {
    await shown('#/home', 'main[data-screen=home] h1');
    await shown('#/camps/' + camps[visit % camps.length].id, 'main[data-screen=camp] h1');
    await shown('#/loop', 'main[data-screen=loop] [data-scene]');
  }
})()`;
