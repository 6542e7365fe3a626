import type { CampSummary, CampsReply, DatedName, Seat } from '../../../model/api/camp.ts';
import type { Citation, Term } from '../../../model/api/claim.ts';
import { heldOn } from '../../../model/dated.ts';
import { campTypes, type Language } from '../../../model/vocabulary.ts';
import type { ReadableDb } from '../../../sqlite/connection.ts';
import { dateOf, groupBy, inLanguage } from '../columns.ts';
import type { PlaceReader } from '../places.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { CitationReader } from './claims.ts';
import { type HeadcountReader, headcountsAmong, headcountsOfList, peakAmong } from './headcounts.ts';
import type { State, StateReader } from './states.ts';

/** Filters of the list of camps. Years are inclusive; `ids` are the hits of a search. */
export interface CampQuery {
  region?: string | undefined;
  work?: string | undefined;
  type?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  ids?: ReadonlySet<string> | undefined;
}

type Facet = 'region' | 'work' | 'type';

/**
 * The camps that pass the filter. Each option of a filter has the number of camps it gives together with the other
 * filters; an option without camps is left out.
 */
export function listCamps(camps: readonly CampSummary[], filter: CampQuery, collator: Intl.Collator): CampsReply {
  const timely = camps.filter((camp) => existedWithin(camp, filter) && (filter.ids?.has(camp.id) ?? true));
  const found = timely.filter((camp) => passes(camp, filter));
  const without = (facet: Facet): CampSummary[] =>
    timely.filter((camp) => passes(camp, { ...filter, [facet]: undefined }));
  const byName = (a: Term, b: Term): number => collator.compare(a.name, b.name);
  return {
    camps: found,
    total: camps.length,
    filters: {
      regions: counted(without('region'), regionsOf).sort(byName),
      workKinds: counted(without('work'), ({ work }) => work).sort(byName),
      types: counted(without('type'), ({ type, typeName }) => [
        { id: type, ...(typeName !== undefined && { name: typeName }) },
      ]),
    },
  };
}

/** Whether a camp existed in any of the years. An open end is unlimited; a camp without dates existed in no year, as on the map (`existedIn`). */
export function existedWithin({ existed }: CampSummary, { from, to }: Pick<CampQuery, 'from' | 'to'>): boolean {
  if (from === undefined && to === undefined) return true;
  if (!existed || (existed.firstDay === null && existed.lastDay === null)) return false;
  const first = existed.firstDay === null ? Number.NEGATIVE_INFINITY : Number(existed.firstDay.slice(0, 4));
  const last = existed.lastDay === null ? Number.POSITIVE_INFINITY : Number(existed.lastDay.slice(0, 4));
  return first <= (to ?? Number.POSITIVE_INFINITY) && last >= (from ?? Number.NEGATIVE_INFINITY);
}

function passes(camp: CampSummary, { region, work, type }: CampQuery): boolean {
  return (
    (type === undefined || camp.type === type) &&
    (region === undefined || camp.seats.some((seat) => seat.region.id === region)) &&
    (work === undefined || camp.work.some(({ id }) => id === work))
  );
}

function regionsOf({ seats }: CampSummary): Term[] {
  const regions = new Map(seats.map(({ region }) => [region.id, { id: region.id, name: region.name }]));
  return [...regions.values()];
}

function counted<Option extends { id: string }>(
  camps: readonly CampSummary[],
  optionsOf: (camp: CampSummary) => readonly Option[],
): (Option & { count: number })[] {
  const options = new Map<string, Option & { count: number }>();
  for (const option of camps.flatMap(optionsOf)) {
    const known = options.get(option.id);
    if (known) known.count++;
    else options.set(option.id, { ...option, count: 1 });
  }
  return [...options.values()];
}

interface CampRow {
  id: string;
  type: string;
  name: string;
  full_name: string;
  specialCampNumber: number | null;
  parentId: string | null;
  existed: string | null;
}

/** All camps in the order of the language's alphabet; a release never changes, so they are read once. */
export type CampSummaries = () => readonly CampSummary[];

export function campSummaries(
  db: ReadableDb,
  language: Language,
  collator: Intl.Collator,
  parts: { seats: SeatReader; headcounts: HeadcountReader; vocabulary: Vocabulary; states: StateReader },
): CampSummaries {
  const { campTypes: ownTypes } = parts.vocabulary;
  // Driven by the list of types, so that the camps are reached through an index.
  const byTypes = db.prepare<[string], CampRow>(`
    SELECT camp.id, camp.type, ${inLanguage(language, 'camp.name', 'camp.full_name')},
      camp.special_camp_number AS specialCampNumber, camp.parent_id AS parentId, camp.existed_json AS existed
    FROM json_each(?) AS wanted CROSS JOIN camp ON camp.type = wanted.value`);
  const workByCamps = db.prepare<[string], { campId: string; workId: string }>(`
    SELECT camp_work.camp_id AS campId, camp_work.work_id AS workId
    FROM json_each(?) AS wanted CROSS JOIN camp_work ON camp_work.camp_id = wanted.value
    ORDER BY wanted.key, camp_work.position`);
  const read = (): CampSummary[] => {
    const rows = byTypes
      .all(JSON.stringify([...campTypes, ...ownTypes.keys()]))
      .sort((a, b) => collator.compare(a.name, b.name));
    const ids = rows.map(({ id }) => id);
    const seats = parts.seats.ofCamps(ids);
    const headcounts = parts.headcounts.ofCamps(ids);
    const work = groupBy(
      workByCamps.all(JSON.stringify(ids)),
      ({ campId }) => campId,
      ({ workId }) => parts.vocabulary.work(workId),
    );
    const states = parts.states('camp');
    return rows.map(({ full_name, existed, ...row }) => ({
      ...row,
      ...(ownTypes.has(row.type) && { typeName: ownTypes.get(row.type) }),
      fullName: full_name,
      ...withNames(states.get(row.id) ?? []),
      existed: dateOf(existed),
      seats: seats.get(row.id) ?? [],
      work: work.get(row.id) ?? [],
      headcounts: headcountsOfList(headcountsAmong(headcounts.get(row.id) ?? [])),
      peak: peakAmong(headcounts.get(row.id) ?? []),
    }));
  };
  let summaries: CampSummary[] | undefined;
  return () => {
    summaries ??= read();
    return summaries;
  };
}

function withNames(states: readonly State[]): Pick<CampSummary, 'datedNames'> {
  const datedNames = states.flatMap(({ name, period: { firstDay, lastDay } }): DatedName[] =>
    name === null ? [] : [{ name, firstDay, lastDay }],
  );
  return datedNames.length === 0 ? {} : { datedNames };
}

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
  existed: string | null;
  presumed: number;
  note: string | null;
}

interface SeatReader {
  /** Seats of many camps, by camp, in the order in which the camp moved. */
  ofCamps(campIds: readonly string[]): Map<string, Seat[]>;
}

export function seatReader(
  db: ReadableDb,
  language: Language,
  { citations, vocabulary, places }: { citations: CitationReader; vocabulary: Vocabulary; places: PlaceReader },
): SeatReader {
  const byCamps = db.prepare<[string], SeatRow>(`
    SELECT seat.id, seat.camp_id AS campId, ${inLanguage(language, 'seat.place', 'seat.note')},
      seat.region_id AS regionId, seat.lat, seat.lon, seat.precision, seat.radius_km AS radiusKm,
      seat.period_json AS period, camp.existed_json AS existed, seat.presumed
    FROM json_each(?) AS wanted CROSS JOIN seat ON seat.camp_id = wanted.value
    CROSS JOIN camp ON camp.id = seat.camp_id
    ORDER BY wanted.key, seat.position`);
  return {
    ofCamps: (campIds) => {
      const rows = byCamps.all(JSON.stringify(campIds));
      const citationsOf = citations.of(
        'seat',
        rows.map(({ id }) => id),
      );
      return groupBy(
        rows,
        ({ campId }) => campId,
        (row) => ({
          ...seatOf(row, vocabulary, citationsOf.get(String(row.id)) ?? []),
          ...namesOf(row, vocabulary, places),
        }),
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

/** The names of the seat's place: that of its first day, today's beside it, and those of other years. */
function namesOf(
  row: SeatRow,
  vocabulary: Vocabulary,
  places: PlaceReader,
): Pick<Seat, 'place' | 'placeToday' | 'placeNames' | 'regionThen'> {
  const place = places.find('seat', row.id);
  if (place === undefined) return { place: row.place };
  const period = dateOf(row.period) ?? dateOf(row.existed);
  const day = period?.firstDay ?? period?.lastDay ?? null;
  const region = heldOn(place.regions, day)?.id;
  return {
    ...places.named('seat', row.id, row.place, day),
    ...(place.names.length > 0 && { placeNames: place.names }),
    ...(region !== undefined && region !== row.regionId && { regionThen: vocabulary.region(region).name }),
  };
}
