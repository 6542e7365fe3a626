import type { DatedName } from '../../model/api/camp.ts';
import { type Days, heldOn } from '../../model/dated.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { State, StateReader } from './camps/states.ts';

type Owner = 'seat' | 'station' | 'event';

interface Place {
  today: string;
  names: DatedName[];
  regions: (Days & { id: string })[];
}

/** How a place is called at a time. */
interface NamedPlace {
  place: string;
  /** Its name of today, where that is another. */
  placeToday?: string;
}

export interface PlaceReader {
  /** @param written the name in the row itself, which is kept where no place is named or its name of that day is not known */
  named(kind: Owner, ownerId: string | number, written: string, day: string | null): NamedPlace;
  find(kind: Owner, ownerId: string | number): Place | undefined;
}

/** The places of a release are read once, when the first is asked for. */
export function placeReader(db: ReadableDb, language: Language, states: StateReader): PlaceReader {
  const rows = db.prepare<[], { id: string; today: string }>(`SELECT id, name_${language} AS today FROM place`);
  const refRows = db.prepare<[], { owner: string; placeId: string }>(
    `SELECT owner_kind || ' ' || owner_id AS owner, place_id AS placeId FROM place_of`,
  );
  const read = (): Map<string, Place> => {
    const held = states('place');
    const places = new Map(rows.all().map(({ id, today }) => [id, placeOf(today, held.get(id) ?? [])]));
    return new Map(
      refRows.all().flatMap(({ owner, placeId }) => {
        const place = places.get(placeId);
        return place === undefined ? [] : [[owner, place] as const];
      }),
    );
  };
  let known: Map<string, Place> | undefined;
  const find = (kind: Owner, ownerId: string | number): Place | undefined => {
    known ??= read();
    return known.get(`${kind} ${ownerId}`);
  };
  return {
    find,
    named: (kind, ownerId, written, day) => {
      const place = find(kind, ownerId);
      const name = place && heldOn(place.names, day)?.name;
      return place === undefined || name === undefined || name === place.today
        ? { place: written }
        : { place: name, placeToday: place.today };
    },
  };
}

function placeOf(today: string, states: readonly State[]): Place {
  const days = ({ period: { firstDay, lastDay } }: State): Days => ({ firstDay, lastDay });
  return {
    today,
    names: states.flatMap((state) => (state.name === null ? [] : { name: state.name, ...days(state) })),
    regions: states.flatMap((state) => (state.regionId === null ? [] : { id: state.regionId, ...days(state) })),
  };
}
