import * as v from 'valibot';
import type { AllScreens } from '../../../model/api/staff.ts';
import {
  type MergedCount,
  type MergedPeriod,
  type MergedUsage,
  minReportedTimes,
  type ReportedCounts,
  type UsagePeriod,
  usageScreens,
} from '../../../model/api/usage.ts';
import { languages } from '../../../model/vocabulary.ts';
import { isWholePeriod, lastMonths, lastWeek, type Period } from '../../../usage/periods.ts';
import type { PrivateKey } from '../../trust/keys.ts';
import { type FoundReport, readSigned, writeSigned } from './signed-file.ts';

/** A count that is not rounded could tell a withheld one. */
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e7), v.multipleOf(minReportedTimes));
const counts = v.record(v.pipe(v.string(), v.maxLength(20)), v.nullable(count));
const day = v.pipe(v.string(), v.isoDate());

const usageSchema = v.object({
  at: v.pipe(v.string(), v.isoTimestamp()),
  periods: v.pipe(
    v.array(v.object({ from: day, to: day, visits: v.nullable(count), languages: counts, opened: counts })),
    v.maxLength(60),
  ),
});
type UsageReport = v.InferOutput<typeof usageSchema>;

/** Writes how a kiosk was used into a channel. @throws Error where the place takes no file, or holds no channel */
export const writeUsage = (channel: string, report: UsageReport, key: PrivateKey): Promise<void> =>
  writeSigned(channel, 'usage', report, key);

interface Sent extends UsagePeriod {
  kiosk: string;
}

type Screens = readonly Pick<AllScreens['screens'][number], 'kiosk' | 'name' | 'museum'>[];

/**
 * The counts of all kiosks in these channels, merged.
 *
 * @param screens kiosks with a valid report; those of others do not count
 * @param today by the museum's clock
 */
export async function readUsage(
  channels: readonly string[],
  screens: Screens,
  today: string,
): Promise<Pick<AllScreens, 'usage' | 'refused'>> {
  const { found, refused } = await readSigned(channels, 'usage', usageSchema);
  const { sent, faults } = checked(found, screens, today);
  return { usage: mergedUsage(sent, today), refused: [...refused, ...faults] };
}

/** Of several kiosks with one name, the newest report counts for each period: one machine may have two keys, but is used once. */
function checked(found: readonly FoundReport<UsageReport>[], screens: Screens, today: string) {
  const known = new Map(screens.map((screen) => [screen.kiosk, `${screen.museum ?? ''}/${screen.name}`]));
  const taken = new Set<string>();
  const sent: Sent[] = [];
  const faults: AllScreens['refused'] = [];
  for (const { file, kiosk, report } of found.toSorted((a, b) => b.report.at.localeCompare(a.report.at))) {
    const name = known.get(kiosk);
    const keyOf = ({ from, to }: Period): string => `${from} ${to} ${name}`;
    const { periods } = report;
    const areWhole = periods.every((period) => isWholePeriod(period) && period.to < today);
    if (name === undefined) faults.push({ file, fault: 'no-status' });
    else if (!areWhole || new Set(periods.map(keyOf)).size < periods.length) faults.push({ file, fault: 'period' });
    else {
      const free = periods.filter((period) => !taken.has(keyOf(period)));
      if (free.length < periods.length) faults.push({ file, fault: 'same-name' });
      for (const period of free) taken.add(keyOf(period));
      sent.push(...free.map((period) => ({ kiosk, ...period })));
    }
  }
  return { sent, faults };
}

function mergedUsage(sent: readonly Sent[], today: string): MergedUsage {
  const [week, months] = [lastWeek(today), lastMonths(today)];
  const sentOf = (period: Period): Sent[] => sent.filter(({ from, to }) => from === period.from && to === period.to);
  const merged = ({ from, to }: Period, ofPeriod: readonly Sent[]): MergedPeriod => ({
    ...{ from, to },
    kiosks: [...new Set(ofPeriod.map(({ kiosk }) => kiosk))].sort(),
    languages: languages.map((name) => sumOf(name, ofPeriod, (each) => countIn(each.languages, name))),
    opened: usageScreens
      .filter((name) => name !== 'loop')
      .map((name) => sumOf(name, ofPeriod, (each) => countIn(each.opened, name))),
  });
  const [first = week, month = week] = [months.at(0), months.at(-1)];
  return {
    week: merged(week, sentOf(week)),
    month: merged(month, sentOf(month)),
    year: merged({ from: first.from, to: month.to }, months.flatMap(sentOf)),
    months: months.map((each) => {
      const ofMonth = sentOf(each);
      return { ...sumOf(each.from, ofMonth, ({ visits }) => visits), kiosks: ofMonth.length };
    }),
  };
}

const countIn = (counts: ReportedCounts, name: string): number | null => (name in counts ? (counts[name] ?? null) : 0);

function sumOf<Name extends string>(
  name: Name,
  sent: readonly Sent[],
  countOf: (sent: Sent) => number | null,
): MergedCount<Name> {
  const sum = { name, atLeast: 0, atMost: 0, withheld: 0 };
  const withheld = new Set<string>();
  for (const each of sent) {
    const times = countOf(each);
    if (times === null) withheld.add(each.kiosk);
    sum.atLeast += times ?? 0;
    if (times !== 0) sum.atMost += (times ?? 0) + minReportedTimes - 1;
  }
  return { ...sum, withheld: withheld.size };
}
