import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Monkey, seeded } from '../e2e/support/monkey.ts';
import { type Census, takeCensus } from './census.ts';
import type { SupervisedKiosk } from './kiosk.ts';
import { PageSession } from './page-session.ts';

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
    const lost = await liveOn(kiosk, life, { ...options, isOver }).then(
      () => null,
      (error: Error) => error,
    );
    // What it was lost to stands in the log, and is judged there.
    if (lost) await sleep(2_000);
  }
  return life;
}

type Going = LifeOptions & { isOver: () => boolean };

async function liveOn(kiosk: SupervisedKiosk, life: Life, going: Going): Promise<void> {
  const { realMs, speed, seed, isOver } = going;
  const session = await PageSession.open(join(kiosk.dataFolder, 'chromium'));
  try {
    await hearErrors(session, (error) => life.errors.push(error));
    await session.send('Performance.enable');
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: fastClock(speed) });
    await session.send('Page.reload');
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
  } finally {
    session.close();
  }
}

/** What the page throws, and what its console is told: an answer that is none of the expected ones, with its address. */
async function hearErrors(session: PageSession, tell: (error: string) => void): Promise<void> {
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    const { text, exception } = exceptionDetails as { text: string; exception?: { description?: string } };
    tell(exception?.description ?? text);
  });
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type !== 'error') return;
    tell((args as { value?: unknown; description?: string }[]).map((arg) => arg.description ?? arg.value).join(' '));
  });
  session.on('Log.entryAdded', ({ entry }) => {
    const { level, text, url } = entry as { level: string; text: string; url?: string };
    if (level === 'error') tell(`${text} ${url ?? ''}`.trim());
  });
  await session.send('Runtime.enable');
  await session.send('Log.enable');
}

/**
 * Makes the page's hours short: its clocks run `speed` times as fast, and so do its timers from a second on. Shorter
 * ones stay (the heartbeat, a fade), because the machine is no faster than it was.
 *
 * @returns a script for the page, to run before its own
 */
const fastClock = (speed: number): string => `(() => {
  const speed = ${speed};
  const [wall, steady] = [Date.now.bind(Date), performance.now.bind(performance)];
  const [wall0, steady0] = [wall(), steady()];
  Date.now = () => wall0 + (wall() - wall0) * speed;
  performance.now = () => steady0 + (steady() - steady0) * speed;
  const shorten = (delay) => (delay >= 1000 ? delay / speed : delay);
  const [after, every] = [window.setTimeout.bind(window), window.setInterval.bind(window)];
  window.setTimeout = (call, delay = 0, ...more) => after(call, shorten(delay), ...more);
  window.setInterval = (call, delay = 0, ...more) => every(call, shorten(delay), ...more);
})()`;
