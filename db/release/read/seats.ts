import type { Seat } from '../../model/api/camp.ts';
import type { Citation } from '../../model/api/claim.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CitationReader } from './citations.ts';
import { dateOf, groupBy, inLanguage } from './columns.ts';
import type { Vocabulary } from './vocabulary.ts';

interface SeatRow {
  id: number;
  campId: string;
  place: string;
  regionId: string;
  lat: number | null;
  lon: number | null;
  precision: Seat['precision'];
  radiusKm: number | null;
  period: string | null;
  presumed: number;
  note: string | null;
}

export interface SeatReader {
  /** Seats of many camps, by camp, in the order in which the camp moved. */
  ofCamps(campIds: readonly string[]): Map<string, Seat[]>;
}

export function seatReader(
  db: ReadableDb,
  language: Language,
  citations: CitationReader,
  vocabulary: Vocabulary,
): SeatReader {
  const byCamps = db.prepare<[string], SeatRow>(`
    SELECT seat.id, seat.camp_id AS campId, ${inLanguage(language, 'seat.place', 'seat.note')},
      seat.region_id AS regionId, seat.lat, seat.lon, seat.precision, seat.radius_km AS radiusKm,
      seat.period_json AS period, seat.presumed
    FROM json_each(?) AS wanted CROSS JOIN seat ON seat.camp_id = wanted.value
    ORDER BY wanted.key, seat.position`);
  return {
    ofCamps: (campIds) => {
      const rows = byCamps.all(JSON.stringify(campIds));
      const cited = citations.of(
        'seat',
        rows.map(({ id }) => id),
      );
      return groupBy(
        rows,
        ({ campId }) => campId,
        (row) => seatOf(row, vocabulary, cited.get(String(row.id)) ?? []),
      );
    },
  };
}

function seatOf(row: SeatRow, vocabulary: Vocabulary, citations: Citation[]): Seat {
  return {
    place: row.place,
    region: vocabulary.region(row.regionId),
    coordinates: row.lat === null || row.lon === null ? null : { lat: row.lat, lon: row.lon },
    precision: row.precision,
    radiusKm: row.radiusKm,
    period: dateOf(row.period),
    presumed: row.presumed === 1,
    note: row.note,
    citations,
  };
}
