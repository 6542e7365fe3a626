import {
  accessFeatures,
  dwellBuckets,
  minReportedTimes,
  type UsageKind,
  type UsagePeriod,
  type UsageRow,
  type UsageSummary,
  usageScreens,
} from '../model/api/usage.ts';
import { languages } from '../model/vocabulary.ts';
import type { CountedRow } from './counts.ts';
import type { Period } from './periods.ts';

/** Null if the count is so small that it could identify a person; 0 identifies no one and is reported. */
const reported = (times: number): number | null => (times > 0 && times < minReportedTimes ? null : times);

/** A sum, rounded down: from its difference to the rows, or to another sum, no withheld count can be told. */
const rounded = (times: number): number | null =>
  reported(times - (times > minReportedTimes ? times % minReportedTimes : 0));

/** Rows in the form that may leave the kiosk. */
export const suppressed = (rows: readonly CountedRow[]): UsageRow[] =>
  rows.map((row) => ({ ...row, times: reported(row.times) }));

interface SummaryOptions {
  from: string;
  to: string;
  enabled: boolean;
  /** Local day and hour of a UTC hour. */
  wallOf: (hour: string) => { day: string; hour: number };
}

/** Sums for the plots, of true counts; suppression and rounding are applied last. */
export function summaryOf(rows: readonly CountedRow[], { from, to, enabled, wallOf }: SummaryOptions): UsageSummary {
  const sum = (kind: UsageKind, fits: (row: CountedRow) => boolean = () => true): number | null =>
    rounded(rows.reduce((total, row) => total + (row.kind === kind && fits(row) ? row.times : 0), 0));
  const named = (kind: UsageKind, name: string) => sum(kind, (row) => row.name === name);
  const walls = new Map(rows.map(({ hour }) => [hour, wallOf(hour)]));
  const days = [...new Set([...walls.values()].map(({ day }) => day))].sort();
  const screens = usageScreens.filter((name) => name !== 'loop');
  return {
    from,
    to,
    enabled,
    byDay: days.map((day) => ({ day, visits: sum('visit', (row) => walls.get(row.hour)?.day === day) })),
    byHour: Array.from({ length: 24 }, (_, hour) => ({
      hour,
      visits: sum('visit', (row) => walls.get(row.hour)?.hour === hour),
    })),
    screens: screens.map((name) => ({ name, opened: named('screen', name), abandoned: named('abandoned', name) })),
    dwell: screens.map((name) => ({
      name,
      buckets: dwellBuckets.map((bucket) => ({
        bucket,
        times: sum('dwell', (row) => row.name === name && row.bucket === bucket),
      })),
    })),
    languages: languages.map((name) => ({ name, visits: named('visit', name), changes: named('language', name) })),
    access: accessFeatures.map((name) => ({ name, times: named('access', name) })),
    idleResets: sum('idle-reset'),
  };
}

/** Counts of a whole period in the form in which they leave the kiosk for its channel. */
export function periodOf(
  { from, to }: Period,
  totals: readonly Pick<CountedRow, 'kind' | 'name' | 'times'>[],
): UsagePeriod {
  const of = (kind: UsageKind) => totals.filter((row) => row.kind === kind && row.name !== 'loop');
  const byName = (kind: UsageKind) => Object.fromEntries(of(kind).map(({ name, times }) => [name, rounded(times)]));
  const visits = rounded(of('visit').reduce((sum, { times }) => sum + times, 0));
  return { from, to, visits, languages: byName('visit'), opened: byName('screen') };
}
