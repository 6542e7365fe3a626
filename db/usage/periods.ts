/** Whole days of the museum's calendar, both included, such as `2026-10-01` to `2026-10-31`. */
export interface Period {
  from: string;
  to: string;
}

const dayMs = 86_400_000;
const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOf = (atMs: number): string => new Date(atMs).toISOString().slice(0, 10);

/** The whole week, from Monday, that ended before a day. */
export function lastWeek(day: string): Period {
  const sinceMonday = (startOf(day).getUTCDay() + 6) % 7;
  const mondayMs = startOf(day).getTime() - sinceMonday * dayMs;
  return { from: dayOf(mondayMs - 7 * dayMs), to: dayOf(mondayMs - dayMs) };
}

/** The twelve whole months that ended before a day, the newest last. */
export function lastMonths(day: string): Period[] {
  const [year, month] = [startOf(day).getUTCFullYear(), startOf(day).getUTCMonth()];
  return Array.from({ length: 12 }, (_, place) => ({
    from: dayOf(Date.UTC(year, month - 12 + place, 1)),
    to: dayOf(Date.UTC(year, month - 11 + place, 0)),
  }));
}

/** Whether these are the days of one week or one month. */
export function isWholePeriod({ from, to }: Period): boolean {
  const next = dayOf(startOf(to).getTime() + dayMs);
  return [lastWeek(next), lastMonths(next).at(-1)].some((period) => period?.from === from && period.to === to);
}
