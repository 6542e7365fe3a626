import type { Term } from '../../model/api/claim.ts';
import type { PeopleList, PersonName, PersonSummary, Station } from '../../model/api/person.ts';
import { type Gender, genders, type Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CampSummaries } from './camp-list.ts';
import { dateOf, groupBy, inLanguage, inOrder } from './columns.ts';

/** What a visitor narrows the list of people down to; `ids` are the hits of a search. */
export interface PersonFilter {
  camp?: string | undefined;
  gender?: Gender | undefined;
  ids?: ReadonlySet<string> | undefined;
  from: number;
}

const peopleOnPage = 40;
/** Each camp with each gender. */
const maxSelections = 1000;

/** A person as the filters need it; in memory for the whole release. */
interface Listed extends PersonName {
  gender: Gender;
  campIds: string[];
}

type Selected = Pick<PeopleList, 'filters'> & { ids: string[] };

export interface PersonLists {
  /** In the order of the language's alphabet. */
  all(): readonly Listed[];
  list(filter: PersonFilter): PeopleList;
  summaries(ids: readonly string[]): PersonSummary[];
  /** Those who have a station in this camp. */
  inCamp(campId: string): PersonName[];
}

interface PersonRow {
  id: string;
  name: string;
  isNameless: number;
  gender: Gender;
  occupation: string | null;
  summary: string;
}

export function personLists(
  db: ReadableDb,
  language: Language,
  collator: Intl.Collator,
  camps: CampSummaries,
): PersonLists {
  const called = `coalesce(name_${language}, name_instead_${language})`;
  const rows = db.prepare<[], { id: string; name: string; sortName: string; isNameless: number; gender: Gender }>(`
    SELECT id, ${called} AS name, coalesce(family_name_${language}, ${called}) AS sortName, name_kk IS NULL AS isNameless, gender
    FROM person`);
  const campRows = db.prepare<[], { id: string; campId: string }>(`
    SELECT person_id AS id, camp_id AS campId FROM station WHERE camp_id IS NOT NULL ORDER BY camp_id, person_id`);
  const byIds = db.prepare<[string], PersonRow>(`
    SELECT person.id, ${called} AS name, name_kk IS NULL AS isNameless, gender, ${inLanguage(language, 'occupation', 'summary')}
    FROM json_each(?) AS wanted CROSS JOIN person ON person.id = wanted.value`);
  const stationsOf = stationReader(db, language, camps);

  const read = (): Listed[] => {
    const campsOf = groupBy(
      campRows.all(),
      ({ id }) => id,
      ({ campId }) => campId,
    );
    return rows
      .all()
      .sort((a, b) => collator.compare(a.sortName, b.sortName) || collator.compare(a.name, b.name))
      .map(({ id, name, isNameless, gender }) => ({
        ...{ id, name, isNameless: isNameless === 1, gender },
        campIds: [...new Set(campsOf.get(id))],
      }));
  };
  let known: Listed[] | undefined;
  const all = (): readonly Listed[] => {
    known ??= read();
    return known;
  };
  let byCamp: Map<string, PersonName[]> | undefined;
  const inCamp = (campId: string): PersonName[] => {
    byCamp ??= groupBy(
      all().flatMap((person) => person.campIds.map((id) => ({ id, person }))),
      ({ id }) => id,
      ({ person }) => nameOf(person),
    );
    return byCamp.get(campId) ?? [];
  };
  const summaries = (ids: readonly string[]): PersonSummary[] => {
    const stations = stationsOf(ids);
    const found = byIds.all(JSON.stringify(ids)).map((row) => [row.id, summaryOf(row, stations.get(row.id) ?? [])]);
    return inOrder(ids, new Map(found as [string, PersonSummary][]));
  };
  const campsAmong = (persons: readonly Listed[]): (Term & { count: number })[] => {
    const counts = new Map<string, number>();
    for (const { campIds } of persons) for (const id of campIds) counts.set(id, (counts.get(id) ?? 0) + 1);
    return camps().flatMap(({ id, name }) => {
      const count = counts.get(id);
      return count === undefined ? [] : { id, name, count };
    });
  };
  const select = (among: readonly Listed[], filter: Pick<PersonFilter, 'camp' | 'gender'>): Selected => ({
    ids: among.filter((person) => passes(person, filter)).map(({ id }) => id),
    filters: {
      camps: campsAmong(among.filter((person) => passes(person, { ...filter, camp: undefined }))),
      genders: gendersAmong(among.filter((person) => passes(person, { ...filter, gender: undefined }))),
    },
  });
  let places: Map<string, number> | undefined;
  /** Hits of a search in the order of the alphabet; few of many persons are looked at. */
  const among = (ids: ReadonlySet<string>): Listed[] => {
    places ??= new Map(all().map(({ id }, place) => [id, place]));
    const found = [...ids].flatMap((id) => places?.get(id) ?? []).sort((a, b) => a - b);
    return found.flatMap((place) => all()[place] ?? []);
  };
  // Without a search there are few selections, and each is the same for every visitor.
  const selections = new Map<string, Selected>();
  const selected = ({ camp, gender, ids }: PersonFilter): Selected => {
    if (ids !== undefined) return select(among(ids), { camp, gender });
    const key = `${gender} ${camp}`;
    const found = selections.get(key) ?? select(all(), { camp, gender });
    if (selections.size < maxSelections) selections.set(key, found);
    return found;
  };
  const list = (filter: PersonFilter): PeopleList => {
    const { ids, filters } = selected(filter);
    const { from } = filter;
    return { people: summaries(ids.slice(from, from + peopleOnPage)), from, total: ids.length, filters };
  };
  return { all, list, summaries, inCamp };
}

const nameOf = ({ id, name, isNameless }: PersonName): PersonName => ({ id, name, isNameless });

const passes = (person: Listed, { camp, gender }: Pick<PersonFilter, 'camp' | 'gender'>): boolean =>
  (camp === undefined || person.campIds.includes(camp)) && (gender === undefined || person.gender === gender);

const gendersAmong = (persons: readonly Listed[]): { id: Gender; count: number }[] =>
  genders
    .map((id) => ({ id, count: persons.filter(({ gender }) => gender === id).length }))
    .filter(({ count }) => count > 0);

function summaryOf(row: PersonRow, stations: Station[]): PersonSummary {
  const camps = stations.flatMap(({ camp }) => camp ?? []);
  return {
    ...row,
    isNameless: row.isNameless === 1,
    born: stations.find(({ kind }) => kind === 'born')?.date ?? null,
    died: stations.find(({ kind }) => kind === 'died')?.date ?? null,
    camps: [...new Map(camps.map((camp) => [camp.id, camp])).values()],
    stations,
  };
}

interface StationRow extends Omit<Station, 'date' | 'camp' | 'coordinates'> {
  personId: string;
  date: string;
  campId: string | null;
  lat: number | null;
  lon: number | null;
}

/** Stations of many persons, by person, in order of time. */
function stationReader(
  db: ReadableDb,
  language: Language,
  camps: CampSummaries,
): (personIds: readonly string[]) => Map<string, Station[]> {
  const byPersons = db.prepare<[string], StationRow>(`
    SELECT station.person_id AS personId, station.claim_id AS claimId, station.kind, station.date_json AS date,
      station.camp_id AS campId, station.lat, station.lon, station.term_years AS termYears,
      ${inLanguage(language, 'station.place', 'station.body', 'station.article')}
    FROM json_each(?) AS wanted CROSS JOIN station ON station.person_id = wanted.value
    ORDER BY wanted.key, station.position`);
  const campsById = memo(() => new Map(camps().map((camp) => [camp.id, camp])));
  return (personIds) =>
    groupBy(
      byPersons.all(JSON.stringify(personIds)),
      ({ personId }) => personId,
      ({ personId: _personId, date, campId, lat, lon, ...row }): Station => {
        const camp = campId === null ? undefined : campsById().get(campId);
        const when = dateOf(date);
        return {
          ...row,
          date: when,
          camp: camp === undefined ? null : { id: camp.id, name: camp.name },
          coordinates:
            lat !== null && lon !== null ? { lat, lon } : camp === undefined ? null : seatAt(camp.seats, when.firstDay),
        };
      },
    );
}

/** The seat of that time; of a camp that never moved, its only one. */
function seatAt(seats: ReturnType<CampSummaries>[number]['seats'], day: string | null): Station['coordinates'] {
  const known = seats.filter(({ coordinates }) => coordinates !== null);
  const then = known.find(
    ({ period }) =>
      day !== null && period !== null && (period.firstDay ?? day) <= day && (period.lastDay ?? day) >= day,
  );
  const only = new Set(known.map(({ coordinates }) => JSON.stringify(coordinates))).size === 1 ? known[0] : undefined;
  return (then ?? only)?.coordinates ?? null;
}

function memo<T>(make: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
