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

/** The loop, visitors, and a census now and then, until the time is over. */
export async function live(page: Page, kiosk: SupervisedKiosk, options: LifeOptions): Promise<Life> {
  const { realMs, speed, seed, signal } = options;
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.addInitScript(fastClock(speed));
  await page.reload();
  const monkey = new Monkey(session, seeded(seed), { width: 1280, height: 800 });
  const startMs = performance.now();
  const tookMs = () => performance.now() - startMs;
  const hourNow = () => (tookMs() * speed) / 3_600_000;
  const samples: Sample[] = [];
  const sample = async () => void samples.push({ hour: hourNow(), ...(await takeCensus(kiosk, session)) });
  let visits = 0;
  while (tookMs() < realMs && !signal.aborted) {
    if (tookMs() / realMs >= samples.length / censuses) await sample();
    if (hourNow() * 60 >= visits * visitEveryMinutes) {
      visits++;
      for (let touches = 0; touches < touchesOfVisit; ) touches += await monkey.play();
      await monkey.rest();
    }
    await sleep(100);
  }
  await sample();
  return { samples, errors, visits, tookMs: tookMs() };
}
