/**
 * One date as far as it is known. `month` is 1–12, `quarter` 1–4; null where the source does not say.
 * `decade`: only the decade is known (EDTF `194X`).
 */
export interface DatePoint {
  year: number;
  month: number | null;
  day: number | null;
  quarter: number | null;
  /** 1–4 from spring, where the source names a season; else absent. */
  season?: number;
  decade: boolean;
  approximate: boolean;
  uncertain: boolean;
}

/**
 * A date or an interval, parsed once from EDTF when the release is built.
 * `start`/`end` are null where that end is open or unknown; for a single date both are the same point.
 * `firstDay`/`lastDay` bound it as ISO days, null where unbounded.
 */
export interface DateValue {
  edtf: string;
  interval: boolean;
  start: DatePoint | null;
  end: DatePoint | null;
  firstDay: string | null;
  lastDay: string | null;
}
