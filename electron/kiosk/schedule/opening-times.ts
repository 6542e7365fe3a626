import type { GlassPhase } from '../../../db/model/api/loop.ts';
import { isMemoryDay, type Silence, silenceAt } from './memory.ts';
import { phaseAt } from './phase.ts';
import type { Schedule } from './settings.ts';
import { zoneOf } from './wall-time.ts';

/** What the house does at this moment. */
export interface HouseTime {
  phase(): GlassPhase;
  /** @param released days of memory of the release, as month and day */
  now(released: readonly string[]): { day: string; glass: GlassPhase; isMemoryDay: boolean; silence: Silence | null };
}

/** @param clock the wall clock, milliseconds since 1970 */
export function houseTime(schedule: Schedule, clock: () => number): HouseTime {
  const zone = zoneOf(schedule.zone);
  return {
    phase: () => phaseAt(schedule, zone.wallTime(clock())),
    now: (released) => {
      const atMs = clock();
      const time = zone.wallTime(atMs);
      return {
        day: time.day,
        glass: phaseAt(schedule, time),
        isMemoryDay: isMemoryDay(schedule, released, time.day),
        silence: silenceAt(schedule, released, zone, atMs),
      };
    },
  };
}
