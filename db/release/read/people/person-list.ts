import type { Term } from '../../../model/api/claim.ts';
import type { ListedPerson, PeopleList, PersonName, PersonSummary, Station } from '../../../model/api/person.ts';
import { type Gender, genders, type Language } from '../../../model/vocabulary.ts';
import type { ReadableDb } from '../../../sqlite/connection.ts';
import type { CampSummaries } from '../camps/camp-list.ts';
import { groupBy, inLanguage, inOrder } from '../columns.ts';
import type { PlaceReader } from '../places.ts';
import { eachOnce, type Life, stationReader } from './stations.ts';

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
  places: PlaceReader,
): PersonLists {
  const called = `coalesce(name_${language}, name_instead_${language})`;
  const rows = db.prepare<[], { id: string; name: string; sortName: string; isNameless: number; gender: Gender }>(`
    SELECT id, ${called} AS name, coalesce(family_name_${language}, ${called}) AS sortName, name_kk IS NULL AS isNameless, gender
    FROM person`);
  // By camp, in the order of the index: one row a camp instead of one a station.
  const campRows = db.prepare<[], { campId: string; ids: string }>(`
    SELECT camp_id AS campId, json_group_array(DISTINCT person_id) AS ids
    FROM station WHERE camp_id IS NOT NULL GROUP BY camp_id`);
  const byIds = db.prepare<[string], PersonRow>(`
    SELECT person.id, ${called} AS name, name_kk IS NULL AS isNameless, gender, ${inLanguage(language, 'occupation', 'summary')}
    FROM json_each(?) AS wanted CROSS JOIN person ON person.id = wanted.value`);
  const stations = stationReader(db, language, camps, places);

  const read = (): Listed[] => {
    const campsOf = groupBy(
      campRows.all().flatMap(({ campId, ids }) => (JSON.parse(ids) as string[]).map((id) => ({ id, campId }))),
      ({ id }) => id,
      ({ campId }) => campId,
    );
    return rows
      .all()
      .sort((a, b) => collator.compare(a.sortName, b.sortName) || collator.compare(a.name, b.name))
      .map(({ id, name, isNameless, gender }) => ({
        ...{ id, name, isNameless: isNameless === 1, gender },
        campIds: campsOf.get(id) ?? [],
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
    const lives = stations.whole(ids);
    const found = byIds
      .all(JSON.stringify(ids))
      .map((row) => [row.id, summaryOf(row, lives.get(row.id) ?? [])] as const);
    return inOrder(ids, new Map(found));
  };
  const listed = (ids: readonly string[]): ListedPerson[] => {
    const lives = stations.lives(ids);
    const found = byIds.all(JSON.stringify(ids)).map((row) => [row.id, listedOf(row, lives.get(row.id))] as const);
    return inOrder(ids, new Map(found));
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
  let positions: Map<string, number> | undefined;
  /** Hits of a search in the order of the alphabet; few of many persons are looked at. */
  const among = (ids: ReadonlySet<string>): Listed[] => {
    positions ??= new Map(all().map(({ id }, position) => [id, position]));
    const found = [...ids].flatMap((id) => positions?.get(id) ?? []).sort((a, b) => a - b);
    return found.flatMap((position) => all()[position] ?? []);
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
    return { people: listed(ids.slice(from, from + peopleOnPage)), from, total: ids.length, filters };
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
  return {
    ...row,
    isNameless: row.isNameless === 1,
    born: stations.find(({ kind }) => kind === 'born')?.date ?? null,
    died: stations.find(({ kind }) => kind === 'died')?.date ?? null,
    camps: eachOnce(stations.flatMap(({ camp }) => camp ?? [])),
    stations,
  };
}

const noLife: Life = { born: null, died: null, camps: [], stations: [] };

const listedOf = ({ id, name, isNameless, occupation }: PersonRow, life: Life = noLife): ListedPerson => ({
  ...{ id, name, isNameless: isNameless === 1, occupation },
  ...life,
});
