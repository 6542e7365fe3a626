import type { Log } from '../service/http/log.ts';
import { type GlassSwitch, glassSwitch, run } from './schedule/display-power.ts';
import { type HouseTime, houseTime } from './schedule/opening-times.ts';
import type { Schedule } from './schedule/settings.ts';
import { trustedClock } from './schedule/trusted-clock.ts';

export interface HouseOptions {
  dataFolder: string;
  schedule: Schedule;
  /** ISO day of the release that is shown: a time that has certainly passed. */
  releaseDay: string | undefined;
  log: Log;
}

/** The house with its clock and its glass, for as long as the kiosk runs. */
export interface House {
  time: HouseTime;
  glass: GlassSwitch;
  /** Milliseconds since 1970, as far as the clock can be trusted. */
  now: () => number;
  close(): void;
}

const lookMs = 5_000;
const keepMs = 600_000;

/** Both hosts keep house alike: a look at the clock every few seconds, and its time written down now and then. */
export function keepHouse({ dataFolder, schedule, releaseDay, log }: HouseOptions): House {
  const monotonic = () => performance.now();
  const bornMs = Date.parse(releaseDay ?? '');
  const clock = trustedClock({ dataFolder, system: Date.now, monotonic, bornMs, log });
  const time = houseTime(schedule, clock.now);
  const glass = glassSwitch({ phase: time.phase, glass: schedule.glass, clock: monotonic, run, log });
  clock.keep();
  void glass.look();
  const timers = [setInterval(() => void glass.look(), lookMs), setInterval(clock.keep, keepMs)];
  for (const timer of timers) timer.unref();
  const close = (): void => {
    for (const timer of timers) clearInterval(timer);
    clock.keep();
  };
  return { time, glass, now: clock.now, close };
}
