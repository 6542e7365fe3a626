import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { Monkey, seeded } from '../e2e/monkey.ts';
import { type Census, takeCensus } from './census.ts';
import { fastClock } from './fast-clock.ts';
import type { SupervisedKiosk } from './kiosk.ts';

/** What it held of the machine at a simulated hour. */
export interface Sample extends Census {
  hour: number;
}

/** A kiosk's days in a museum, as they were lived. */
export interface Life {
  samples: Sample[];
  errors: string[];
  visits: number;
  /** Real time, in milliseconds. */
  tookMs: number;
}

export interface LifeOptions {
  realMs: number;
  /** Simulated hours in a real hour. */
  speed: number;
  seed: number;
  /** Ends it before its time. */
  signal: AbortSignal;
}

const censuses = 40;
/** One visit in so many simulated minutes, with so many touches. */
const visitEveryMinutes = 12;
const touchesOfVisit = 25;

/** How often it is looked what is due. */
const lookMs = 100;

/** The loop, visitors, and a census now and then, until the time is over; also beyond a loss of the page. */
export async function live(kiosk: SupervisedKiosk, options: LifeOptions): Promise<Life> {
  const { realMs, signal } = options;
  const startMs = performance.now();
  const life: Life = { samples: [], errors: [], visits: 0, tookMs: 0 };
  const isOver = (): boolean => {
    life.tookMs = performance.now() - startMs;
    return life.tookMs >= realMs || signal.aborted;
  };
  while (!isOver()) {
    const lost = await kiosk
      .withPage((page) => liveOn(page, kiosk, life, { ...options, isOver }))
      .then(
        () => null,
        (error: Error) => error,
      );
    // What it was lost to stands in the log, and is judged there.
    if (lost) await sleep(2_000);
  }
  return life;
}

type Going = LifeOptions & { isOver: () => boolean };

async function liveOn(page: Page, kiosk: SupervisedKiosk, life: Life, going: Going): Promise<void> {
  const { realMs, speed, seed, isOver } = going;
  page.on('pageerror', (error) => life.errors.push(error.message));
  page.on(
    'console',
    (message) => message.type() === 'error' && life.errors.push(`${message.text()} ${message.location().url}`),
  );
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.addInitScript(fastClock(speed));
  await page.reload();
  const monkey = new Monkey(session, seeded(seed + life.visits), { width: 1280, height: 800 });
  const hourNow = () => (life.tookMs * speed) / 3_600_000;
  const sample = async () => void life.samples.push({ hour: hourNow(), ...(await takeCensus(kiosk, session)) });
  for (; !isOver(); await sleep(lookMs)) {
    if (life.tookMs / realMs >= life.samples.length / censuses) await sample();
    if (hourNow() * 60 < life.visits * visitEveryMinutes) continue;
    life.visits++;
    for (let touches = 0; touches < touchesOfVisit; ) touches += await monkey.play();
    await monkey.rest();
  }
  await sample();
}
