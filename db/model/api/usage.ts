import type { Language } from '../vocabulary.ts';

/** Closed lists: nothing else can be counted, and nothing in them identifies a person. */
export const usageScreens = [
  'loop',
  'home',
  'people',
  'person',
  'names',
  'name',
  'ask',
  'document',
  'event',
  'camps',
  'camp',
  'compare',
  'figures',
  'question',
  'remembrance',
  'text',
  'glossary',
  'search',
  'silence',
  'ways',
  'way',
] as const;
export type UsageScreen = (typeof usageScreens)[number];

/** How long a screen was open: upper limits of the buckets in seconds; the last bucket has none. */
export const dwellBuckets = ['5', '15', '30', '60', '180', 'more'] as const;
export type DwellBucket = (typeof dwellBuckets)[number];

export const accessFeatures = ['larger-text', 'contrast', 'lowered', 'still', 'read-aloud'] as const;
export type AccessFeature = (typeof accessFeatures)[number];

/**
 * One thing that happened `times` times. `screen`: it was opened; `dwell`: for how long; `visit`: somebody left the
 * loop, into a language; `language`: it was changed to; `abandoned`: a visit ended on this screen by itself;
 * `idle-reset`: the warning was not answered; `access`: a feature was switched on.
 */
export type UsageCount = { times: number } & (
  | { kind: 'screen' | 'abandoned'; name: UsageScreen }
  | { kind: 'dwell'; name: UsageScreen; bucket: DwellBucket }
  | { kind: 'visit' | 'language'; name: Language }
  | { kind: 'access'; name: AccessFeature }
  | { kind: 'idle-reset'; name: 'warning' }
);

export const usageKinds = ['screen', 'dwell', 'visit', 'language', 'abandoned', 'idle-reset', 'access'] as const;
export type UsageKind = (typeof usageKinds)[number];

/** A row of the export; `times` null: fewer than `minReportedTimes`, and withheld. */
export interface UsageRow {
  /** UTC hour, `2026-05-31T09`. */
  hour: string;
  kind: UsageKind;
  name: string;
  bucket: string | null;
  times: number | null;
}

/** Lower counts are withheld: a handful of people could be recognised. */
export const minReportedTimes = 5;

/** Days that a report covers. No others: from the difference of two spans a count that was withheld could be told. */
export const usageSpans = [7, 28, 365] as const;

/** Answer of `/api/workshop/usage`: sums over a span of days for the plots; null: fewer than `minReportedTimes`. */
export interface UsageSummary {
  from: string;
  to: string;
  enabled: boolean;
  byDay: { day: string; visits: number | null }[];
  /** 0–23, by the museum's clock. */
  byHour: { hour: number; visits: number | null }[];
  screens: { name: UsageScreen; opened: number | null; abandoned: number | null }[];
  dwell: { name: UsageScreen; buckets: { bucket: DwellBucket; times: number | null }[] }[];
  languages: { name: Language; visits: number | null; changes: number | null }[];
  access: { name: AccessFeature; times: number | null }[];
  idleResets: number | null;
}

/** Counts that may leave a kiosk, by name; null: fewer than `minReportedTimes`; a name that is missing: 0. */
export type ReportedCounts = Record<string, number | null>;

/** How one kiosk was used in one whole week or month: each count rounded down to a multiple of `minReportedTimes`. */
export interface UsagePeriod {
  /** First and last day by the museum's clock. */
  from: string;
  to: string;
  visits: number | null;
  /** Visits by their first language. */
  languages: ReportedCounts;
  /** By screen. */
  opened: ReportedCounts;
}

/** A sum over kiosks; each of them rounded its count, so only limits of the true sum are known. */
export interface MergedCount<Name extends string = string> {
  name: Name;
  atLeast: number;
  atMost: number;
  /** Kiosks that withheld a count below `minReportedTimes`. */
  withheld: number;
}

/** Counts of all kiosks over the same days. */
export interface MergedPeriod {
  from: string;
  to: string;
  /** Ids of the kiosks that sent counts of these days, or of a month of them. */
  kiosks: string[];
  languages: MergedCount<Language>[];
  opened: MergedCount<UsageScreen>[];
}

export const mergedSpans = ['week', 'month', 'year'] as const;
export type MergedSpan = (typeof mergedSpans)[number];

/** How all kiosks of a channel were used: the last whole week, the last whole month, and twelve months. */
export type MergedUsage = Record<MergedSpan, MergedPeriod> & {
  /** Visits by month, named by their first days; `kiosks`: how many sent counts. */
  months: (MergedCount & { kiosks: number })[];
};
