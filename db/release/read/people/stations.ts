import type { Term } from '../../../model/api/claim.ts';
import type { ListedPerson, Station } from '../../../model/api/person.ts';
import { heldIn, heldOn } from '../../../model/dated.ts';
import type { Language } from '../../../model/vocabulary.ts';
import type { ReadableDb } from '../../../sqlite/connection.ts';
import type { CampSummaries } from '../camps/camp-list.ts';
import { dateOf, groupBy, inLanguage } from '../columns.ts';
import type { PlaceReader } from '../places.ts';

/** What a list shows of the stations of a person. */
export type Life = Pick<ListedPerson, 'born' | 'died' | 'camps' | 'stations'>;

export interface StationReader {
  /** Stations of many persons, by person, in order of time. */
  whole(personIds: readonly string[]): Map<string, Station[]>;
  /** The same as far as a list draws them: a fifth of the size. */
  lives(personIds: readonly string[]): Map<string, Life>;
}

interface LifeRow extends Pick<Station, 'kind' | 'termYears'> {
  personId: string;
  date: string;
  campId: string | null;
}

interface StationRow
  extends LifeRow,
    Omit<Station, 'kind' | 'termYears' | 'date' | 'camp' | 'coordinates' | 'isAtSeat'> {
  lat: number | null;
  lon: number | null;
}

const lifeColumns = `station.person_id AS personId, station.kind, station.date_json AS date,
      station.camp_id AS campId, station.term_years AS termYears`;
const ofPersons = `FROM json_each(?) AS wanted CROSS JOIN station ON station.person_id = wanted.value
    ORDER BY wanted.key, station.position`;

export function stationReader(
  db: ReadableDb,
  language: Language,
  camps: CampSummaries,
  places: PlaceReader,
): StationReader {
  const wholeRows = db.prepare<[string], StationRow>(`
    SELECT station.claim_id AS claimId, ${lifeColumns}, station.lat, station.lon,
      ${inLanguage(language, 'station.place', 'station.body', 'station.article')} ${ofPersons}`);
  const lifeRows = db.prepare<[string], LifeRow>(`SELECT ${lifeColumns} ${ofPersons}`);
  let byId: Map<string, Camp> | undefined;
  const campOf = (id: string | null): Camp | undefined => {
    byId ??= new Map(camps().map((camp) => [camp.id, camp]));
    return id === null ? undefined : byId.get(id);
  };
  return {
    whole: (personIds) =>
      groupBy(
        wholeRows.all(JSON.stringify(personIds)),
        ({ personId }) => personId,
        ({ personId: _personId, date, campId, lat, lon, ...row }): Station => {
          const camp = campOf(campId);
          const when = dateOf(date);
          const own = lat === null || lon === null ? null : { lat, lon };
          const day = when.firstDay ?? when.lastDay;
          const seat = own === null && camp !== undefined ? seatAt(camp.seats, day) : null;
          return {
            ...row,
            ...(row.place !== null && places.named('station', row.claimId, row.place, day)),
            date: when,
            camp: camp === undefined ? null : { id: camp.id, name: camp.name },
            coordinates: own ?? seat,
            ...(seat !== null && { isAtSeat: true }),
          };
        },
      ),
    lives: (personIds) => {
      const lives = new Map<string, Life>();
      for (const { personId, kind, date, campId, termYears } of lifeRows.all(JSON.stringify(personIds))) {
        const life = lives.get(personId) ?? { born: null, died: null, camps: [], stations: [] };
        lives.set(personId, life);
        const when = dateOf(date);
        if (kind === 'born' || kind === 'died') life[kind] ??= when;
        const { interval, firstDay, lastDay } = when;
        life.stations.push({ kind, termYears, date: { interval, firstDay, lastDay } });
        const camp = campOf(campId);
        if (camp !== undefined) life.camps.push({ id: camp.id, name: camp.name });
      }
      for (const life of lives.values()) life.camps = eachOnce(life.camps);
      return lives;
    },
  };
}

/** In the given order. */
export const eachOnce = (camps: readonly Term[]): Term[] => [...new Map(camps.map((camp) => [camp.id, camp])).values()];

type Camp = ReturnType<CampSummaries>[number];

/** The seat of that day, or else of its year: a year begins before a camp that opened in it. Of a camp that never moved, its only one. */
function seatAt(seats: Camp['seats'], day: string | null): Station['coordinates'] {
  const known = seats.filter(({ coordinates }) => coordinates !== null);
  const dated = known.flatMap(({ coordinates, period }) => (period === null ? [] : [{ ...period, coordinates }]));
  const then = heldOn(dated, day) ?? (day === null ? undefined : heldIn(dated, Number(day.slice(0, 4))));
  const only = new Set(known.map(({ coordinates }) => JSON.stringify(coordinates))).size === 1 ? known[0] : undefined;
  return (then ?? only)?.coordinates ?? null;
}
