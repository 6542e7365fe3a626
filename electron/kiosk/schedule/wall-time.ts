/** Local time in a zone. */
export interface WallTime {
  /** ISO day. */
  day: string;
  /** 0 is Monday. */
  weekday: number;
  /** Minutes since midnight, 0 … 1439. */
  minute: number;
}

export const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Whether the system knows a zone of that name. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** No museum with this kiosk is in UTC: where that is the zone, it was never set. */
export const isUtc = (zone: string): boolean => /^(Etc\/)?(UTC|GMT|UCT|Zulu)$/i.test(zone);

const formats = (zone: string | null) =>
  new Intl.DateTimeFormat('en-CA', {
    ...(zone !== null && { timeZone: zone }),
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });

/** Converts between moments and the local time of a zone. */
export interface Zone {
  wallTime(atMs: number): WallTime;
  /** The moment of a local time: the first if an hour occurs twice, the one after the gap if it never occurs. */
  momentOf(day: string, minute: number): number;
}

/** @param name IANA name; null: the zone of the system */
export function zoneOf(name: string | null): Zone {
  // ICU reads its data for the first one, which a start does not wait for.
  let format: Intl.DateTimeFormat | undefined;
  /** The local time as if it were UTC, in milliseconds. */
  const wallMs = (atMs: number): number => {
    format ??= formats(name);
    const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]));
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  return {
    wallTime: (atMs) => {
      const wall = wallMs(atMs);
      const day = new Date(wall).toISOString().slice(0, 10);
      return { day, weekday: weekdayOf(day), minute: Math.floor((wall % dayMs) / minuteMs) };
    },
    momentOf: (day, minute) => {
      const wallTimeMs = Date.parse(`${day}T00:00:00Z`) + minute * minuteMs;
      const offsets = [wallTimeMs - dayMs, wallTimeMs + dayMs].map((nearMs) => wallMs(nearMs) - nearMs);
      const moments = offsets.map((offset) => wallTimeMs - offset).sort((a, b) => a - b);
      return moments.find((atMs) => wallMs(atMs) === wallTimeMs) ?? moments.at(-1) ?? wallTimeMs;
    },
  };
}

/** 0 is Monday; 1970-01-05 was a Monday. */
export const weekdayOf = (day: string): number => (((Date.parse(`${day}T00:00:00Z`) / dayMs + 3) % 7) + 7) % 7;

/** The ISO day `days` after another. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
