import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The parts of `db/content/facts/facts.json` that the tests reconcile the built release with. */
export interface Facts {
  sources: { id: string; kind: string }[];
  statistics: Statistic[];
  nationalities: { items: (Statistic & { kk: string; ru: string; comparison_1939: Counted })[]; sum: number };
  works: Statistic[];
  camps: CampFacts[];
  camps_not_in_article: FurtherCamp[];
  memorial_facts: { id: string; source: string; label_en: string; external?: { source: string } }[];
  statements: { id: string; source: string }[];
  glossary: { id: string; term_kk: string; ru: string; source: string; kk_full?: string }[];
  ocr_errata: { as_printed: string; reading: string }[];
  contradictions: { id: string; items: string[] }[];
  published_figures: { id: string; figure: Figure; source: string; what: string }[];
}

type Figure = number | string | number[] | Record<string, number>;

interface Counted {
  value: number;
  source: string;
}

export interface Statistic {
  id: string;
  value: number | null;
  unit: string | null;
  source: string;
  as_printed?: string;
  qualifier?: string;
  part_of?: string;
  period_from?: string;
  period_to?: string;
}

export interface DatedCount extends Counted {
  date: string;
  note?: string;
}

export interface Point {
  lat: number;
  lon: number;
  source?: string;
}

interface PrintedDate {
  iso: string;
  as_printed: string;
}

interface CampFacts {
  id: string;
  kind?: string;
  article: {
    name_kk_as_printed: string;
    aliases_as_printed: string[];
    region_as_printed: string | null;
    place_as_printed?: string;
    date_from: PrintedDate | null;
    date_to: PrintedDate | null;
    work_en: string | null;
    headcount: { value: number; qualifier: string | null; as_printed: string } | null;
    special_camp_no: number | null;
  };
  dates: { what: string; iso?: string; text?: string; qualifier?: string; source: string }[];
  coordinates: Point[];
  region_today: { en: string; source: string } | null;
  headcounts: DatedCount[];
  planned_strength?: DatedCount[];
  max_headcount?: { short_description_max: number | null; highest_dated_count: number | null };
  nationalities_undated?: { values: Record<string, number> };
  kengir?: Record<string, string | number>;
  key_facts?: string[];
  arithmetic?: { text: string }[];
  discrepancies: string[];
}

interface FurtherCamp {
  id: string;
  ru: string;
  aliases_ru: string;
  coordinates: Point[];
  series: { date: string; value: number }[];
  source: string;
  note: string;
}

export const project = fileURLToPath(new URL('../..', import.meta.url));

export function readFacts(): Facts {
  return JSON.parse(readFileSync(`${project}/db/content/facts/facts.json`, 'utf8')) as Facts;
}

/** Ids of the sources in a `source` text: `md lag=183; gm 99` gives md and gm. Words that are not ids are left out. */
export function sourcesIn(text: string, known: ReadonlySet<string>): string[] {
  const tokens = text.split(/[;,/]| and /).map((part) => part.trim().split(/[\s(]/)[0] ?? '');
  const ids = tokens.map((token) => token.toLowerCase().replaceAll('_', '-'));
  return [...new Set(ids.filter((id) => known.has(id)))];
}
