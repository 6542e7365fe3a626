import type { Log } from '../../service/http/log.ts';
import { runProgram } from '../run-program.ts';
import { type DisplayPower, displayPower } from './display-power.ts';
import { type OpeningHours, openingHours } from './opening-hours.ts';
import type { Schedule } from './settings.ts';
import { trustedClock } from './trusted-clock.ts';

interface ScheduleOptions {
  dataFolder: string;
  schedule: Schedule;
  /** ISO day of the current release: a time that has certainly passed. */
  releaseDay: string | undefined;
  log: Log;
}

/** Opening hours, display power and the wall clock of a running kiosk. */
interface RunningSchedule {
  hours: OpeningHours;
  power: DisplayPower;
  /** Milliseconds since 1970, corrected if the system clock is implausible. */
  now: () => number;
  close(): void;
}

/** A start answers visitors first: a write to the disk and the zone's calendar take as long as opening the release. */
const firstMs = 1_000;
const updateMs = 5_000;
const saveMs = 600_000;

/** Updates the display power every few seconds and saves the time now and then. */
export function runSchedule({ dataFolder, schedule, releaseDay, log }: ScheduleOptions): RunningSchedule {
  const monotonic = () => performance.now();
  const bornMs = Date.parse(releaseDay ?? '');
  const clock = trustedClock({ dataFolder, system: Date.now, monotonic, bornMs, log });
  const hours = openingHours(schedule, clock.now);
  const power = displayPower({ phase: hours.phase, commands: schedule.glass, clock: monotonic, run: runProgram, log });
  const begin = (): void => {
    clock.save();
    void power.update();
  };
  const timers = [
    setTimeout(begin, firstMs),
    setInterval(() => void power.update(), updateMs),
    setInterval(clock.save, saveMs),
  ];
  for (const timer of timers) timer.unref();
  const close = (): void => {
    for (const timer of timers) clearTimeout(timer);
    clock.save();
  };
  return { hours, power, now: clock.now, close };
}
