import type { Headcount } from '../../../db/model/api/camp.ts';

/** Words of the map in the reader's language; the map itself has none. */
export interface MapTexts {
  /** What the map is, and that arrow keys move, + − 0 zoom. */
  map: string;
  /** A camp as it is read aloud; null: no figure is known for the year. */
  camp(name: string, headcount: Headcount | null): string;
}

/** Words of the legend. */
export interface LegendTexts {
  /** What a ring of this amount of people is called, such as `10 000 people`. */
  people(amount: number): string;
  outline: string;
  unknown: string;
  halo: string;
  /** That borders, towns and waters are those of today. */
  today: string;
}
