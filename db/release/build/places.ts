import type { PlaceEntry } from '../../model/entry/place.ts';
import type { PlaceRef } from '../../model/entry/place-ref.ts';
import type { Trilingual } from '../../model/entry/trilingual.ts';
import { type Inserter, wordColumns } from './inserter.ts';

/** The places of a release, and what names them. */
export class Places {
  readonly #inserter: Inserter;
  readonly #byId: ReadonlyMap<string, PlaceEntry>;

  constructor(inserter: Inserter, places: readonly PlaceEntry[]) {
    this.#inserter = inserter;
    this.#byId = new Map(places.map((place) => [place.id, place]));
  }

  insert(): void {
    for (const { id, name, region, coordinates, sameAs } of this.#byId.values()) {
      this.#inserter.insert('place', {
        id,
        ...wordColumns('name', name),
        region_id: region ?? null,
        lat: coordinates?.lat ?? null,
        lon: coordinates?.lon ?? null,
      });
      this.#inserter.insertSameAs('place', id, sameAs);
    }
  }

  /** The name as written, or today's name of a place; the reader finds the one of its time. */
  nameOf(ref: PlaceRef): Trilingual;
  nameOf(ref: PlaceRef | undefined): Trilingual | undefined;
  nameOf(ref: PlaceRef | undefined): Trilingual | undefined {
    return typeof ref === 'string' ? this.#byId.get(ref)?.name : ref;
  }

  pointOf(ref: PlaceRef | undefined): PlaceEntry['coordinates'] {
    return typeof ref === 'string' ? this.#byId.get(ref)?.coordinates : undefined;
  }

  /** Records that a seat, station or event names a place. */
  insertRef(kind: 'seat' | 'station' | 'event', owner: string | number, ref: PlaceRef | undefined): void {
    if (typeof ref !== 'string') return;
    this.#inserter.insert('place_of', { owner_kind: kind, owner_id: String(owner), place_id: ref });
  }
}
