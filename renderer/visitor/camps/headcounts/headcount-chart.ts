import type { Headcount } from '../../../../db/model/api/camp.ts';

/** One dated headcount on the chart; `x` and the heights are shares of the plot, 0 … 1. */
export interface ChartPoint {
  headcount: Headcount;
  x: number;
  low: number;
  high: number;
  /** Whether its number is written beside it; the table below has all. */
  labelled: boolean;
}

export interface HeadcountChartPlan {
  points: ChartPoint[];
  /** Years below the axis. */
  years: { year: number; x: number }[];
  /** Amounts beside the axis. */
  levels: { amount: number; y: number }[];
}

/** Width of a label as a share of the plot, in the smallest letters: in a single chart, and in one of two side by side. */
const labelWidth = { single: 0.14, sideBySide: 0.28 };
/** Where a label is above its dot, as shares of the height, with room for another dot. */
const labelAbove = { from: 0.03, to: 0.2 };

/** The years and amounts that a chart spans; two charts in one frame share their scale. */
export interface ChartFrame {
  firstYear: number;
  lastYear: number;
  highest: number;
}

interface DatedHeadcount {
  headcount: Headcount;
  at: number;
  amount: number;
}

/** @returns null where no headcount has a date */
export function frameOf(headcounts: Headcount[]): ChartFrame | null {
  const dated = datedHeadcounts(headcounts);
  if (dated.length === 0) return null;
  const moments = dated.map(({ at }) => at);
  const firstYear = Math.floor(Math.min(...moments));
  const lastYear = Math.max(firstYear + 4, Math.floor(Math.max(...moments)) + 1);
  return { firstYear, lastYear, highest: Math.max(...dated.map(({ amount }) => amount)) };
}

/**
 * Positions of the dated headcounts; undated ones are left out. Points are not joined, because nothing is known between
 * two counts.
 *
 * @param textScale how much larger than the smallest the letters are
 */
export function planChart(headcounts: Headcount[], shared?: ChartFrame, textScale = 1): HeadcountChartPlan | null {
  const dated = datedHeadcounts(headcounts);
  const frame = shared ?? frameOf(headcounts);
  if (dated.length === 0 || !frame) return null;
  const { firstYear, lastYear, highest } = frame;
  const step = levelStep(highest);
  const top = highest * 1.12;
  const points = dated.map(({ headcount, at, amount }) => ({
    headcount,
    x: (at - firstYear) / (lastYear - firstYear),
    low: (headcount.min ?? amount) / top,
    high: amount / top,
    labelled: false,
  }));
  return {
    points: withLabels(points, textScale * (shared ? labelWidth.sideBySide : labelWidth.single)),
    years: yearsBetween(firstYear, lastYear),
    levels: Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => ({ amount: i * step, y: (i * step) / top })),
  };
}

function datedHeadcounts(headcounts: Headcount[]): DatedHeadcount[] {
  return headcounts.flatMap((headcount) => {
    const at = momentOf(headcount);
    const amount = headcount.max ?? headcount.min;
    return at === null || amount === null ? [] : [{ headcount, at, amount }];
  });
}

/** The middle of the period, in years. */
function momentOf({ period }: Headcount): number | null {
  const first = period?.firstDay ?? period?.lastDay;
  const last = period?.lastDay ?? period?.firstDay;
  return first && last ? (yearOf(first) + yearOf(last)) / 2 : null;
}

function yearOf(isoDay: string): number {
  const [year = 0, month = 1, day = 1] = isoDay.split('-').map(Number);
  return year + (month - 1) / 12 + (day - 1) / 365;
}

/** Labels the highest points first, then others while there is room. A dot on a digit would make another number of it. */
function withLabels(points: ChartPoint[], width: number): ChartPoint[] {
  const labelled: ChartPoint[] = [];
  const isFree = (point: ChartPoint): boolean =>
    labelled.every((other) => Math.abs(other.x - point.x) >= width) &&
    points.every((other) => {
      const above = other.high - point.high;
      return Math.abs(other.x - point.x) >= 0.6 * width || above <= labelAbove.from || above >= labelAbove.to;
    });
  for (const point of [...points].sort((a, b) => b.high - a.high)) if (isFree(point)) labelled.push(point);
  return points.map((point) => ({ ...point, labelled: labelled.includes(point) }));
}

function yearsBetween(first: number, last: number): { year: number; x: number }[] {
  const span = last - first;
  const step = span <= 8 ? 1 : span <= 16 ? 2 : 5;
  const years = Array.from({ length: span + 1 }, (_, index) => first + index);
  return years.filter((year) => year % step === 0).map((year) => ({ year, x: (year - first) / span }));
}

function levelStep(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
  const share = highest / power;
  if (share <= 2) return power / 2;
  return share <= 5 ? power : power * 2;
}
