import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Monkey, seeded } from '../e2e/support/monkey.ts';
import { type Census, takeCensus } from './census.ts';
import type { SupervisedKiosk } from './kiosk.ts';
import { PageSession } from './page-session.ts';

/** The resources used at a simulated hour. */
export interface Sample extends Census {
  hour: number;
}

/** The result of a soak run. */
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
  /** Ends the run early. */
  signal: AbortSignal;
}

const censuses = 40;
/** One visit every so many simulated minutes, with so many touches. */
const visitEveryMinutes = 12;
const touchesOfVisit = 25;

/** Interval of checking what is due. */
const checkMs = 100;

/** Runs the loop, visits and regular censuses until the time is over, also after the page is lost. */
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
    // The log has the reason of the loss; `judge` reads it there.
    if (lost) await sleep(2_000);
  }
  return life;
}

type Going = LifeOptions & { isOver: () => boolean };

async function liveOn(kiosk: SupervisedKiosk, life: Life, going: Going): Promise<void> {
  const { realMs, speed, seed, isOver } = going;
  const session = await PageSession.open(join(kiosk.dataFolder, 'chromium'));
  try {
    await listenForErrors(session, (error) => life.errors.push(error));
    await session.send('Performance.enable');
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source: fastClock(speed) });
    await session.send('Page.reload');
    const monkey = new Monkey(session, seeded(seed + life.visits), { width: 1280, height: 800 });
    const hourNow = () => (life.tookMs * speed) / 3_600_000;
    const sample = async () => void life.samples.push({ hour: hourNow(), ...(await takeCensus(kiosk, session)) });
    for (; !isOver(); await sleep(checkMs)) {
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

/** Reports exceptions of the page and errors on its console: unexpected responses with their address. */
async function listenForErrors(session: PageSession, onError: (error: string) => void): Promise<void> {
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
    const { text, exception } = exceptionDetails as { text: string; exception?: { description?: string } };
    onError(exception?.description ?? text);
  });
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type !== 'error') return;
    onError((args as { value?: unknown; description?: string }[]).map((arg) => arg.description ?? arg.value).join(' '));
  });
  session.on('Log.entryAdded', ({ entry }) => {
    const { level, text, url } = entry as { level: string; text: string; url?: string };
    if (level === 'error') onError(`${text} ${url ?? ''}`.trim());
  });
  await session.send('Runtime.enable');
  await session.send('Log.enable');
}

/**
 * Accelerates the page's time: its clocks run `speed` times as fast, and so do timers of at least a second. Shorter
 * timers (the heartbeat, a fade) keep their length, because the machine is not faster.
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
