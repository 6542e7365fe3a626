import type { ReadableDb } from '../../sqlite/connection.ts';

interface SeatRow {
  id: number;
  camp: string;
  lat: number | null;
  lon: number | null;
  [property: string]: string | number | null;
}

/** Seats of camps as GeoJSON (RFC 7946); without a point where the place is not known. */
export function seatsAsGeoJson(db: ReadableDb) {
  const seats = db
    .prepare<[], SeatRow>(`
    SELECT seat.id, seat.camp_id AS camp, camp.type, camp.name_kk, camp.name_ru, camp.name_en, place_kk, place_ru, place_en, region_id,
      lat, lon, precision, radius_km, coalesce(period_edtf, existed_edtf) AS period_edtf, presumed
    FROM seat JOIN camp ON camp.id = seat.camp_id ORDER BY seat.camp_id, seat.position`)
    .all();
  const sources = db.prepare<[string], { source_id: string; title_en: string; locator: string | null }>(`
    SELECT source_id, title_en, locator FROM citation JOIN source ON source.id = source_id
    WHERE owner_kind = 'seat' AND owner_id = ? ORDER BY citation.position`);
  const features = seats.map(({ id, lat, lon, ...properties }) => ({
    type: 'Feature',
    id,
    geometry: lat === null || lon === null ? null : { type: 'Point', coordinates: [lon, lat] },
    properties: { ...properties, presumed: properties.presumed === 1, sources: sources.all(String(id)) },
  }));
  return { type: 'FeatureCollection', features };
}
