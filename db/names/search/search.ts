import {
  maxNameHits,
  type NameAnswer,
  type NameFields,
  type NameHit,
  type NameQuery,
  type NameRing,
  nameRings,
} from '../../model/api/names.ts';
import type { NameList } from '../name-list.ts';
import { fieldsOf } from '../name-words.ts';
import { searcherOf } from './ring-search.ts';
import { isIn, type Wanted, wantedOf } from './wanted.ts';

/** What curators say of an entry after its list was made. */
export interface EntryOverlay {
  row: number;
  isWithdrawn: boolean;
  fields: NameFields;
  /** Id of a person who this is. */
  person: string | null;
}

/** A list that can be searched. */
export interface SearchedList {
  id: string;
  list: NameList;
  /** By row. */
  overlays: ReadonlyMap<number, EntryOverlay>;
}

/** Searches lists ring by ring, so that a better reason comes first whatever list it is in. */
export function searchNames(lists: readonly SearchedList[], query: NameQuery): NameAnswer {
  const wanted = wantedOf(query);
  if (wanted === null) return { hits: [], more: false };
  const hits: NameHit[] = [];
  const searches = lists.map((searched) => ({
    searched,
    positionsIn: searcherOf(searched.list, wanted),
    seen: new Set<number>(),
  }));
  for (const ring of nameRings) {
    for (const { searched, positionsIn, seen } of searches) {
      for (const hit of correctedHits(searched, ring, wanted)) {
        if (hits.some(({ list, row }) => list === hit.list && row === hit.row)) continue;
        if (hits.length === maxNameHits) return { hits, more: true };
        hits.push(hit);
      }
      for (const position of positionsIn(ring)) {
        if (seen.has(position)) continue;
        seen.add(position);
        const entry = entryAt(searched, position);
        if (entry === null) continue;
        if (hits.length === maxNameHits) return { hits, more: true };
        hits.push({ ring, list: searched.id, ...entry });
      }
    }
  }
  return { hits, more: false };
}

/** An entry as its list has it; null where curators withdrew or corrected it. */
function entryAt({ list, overlays }: SearchedList, position: number): Omit<NameHit, 'ring' | 'list'> | null {
  const stored = list.entryAt(position);
  if (stored === null) return null;
  const overlay = overlays.get(stored.row);
  if (overlay !== undefined && (overlay.isWithdrawn || isCorrected(overlay))) return null;
  return { row: stored.row, ...fieldsOf(list.columns, stored.cells) };
}

const isCorrected = ({ fields }: EntryOverlay): boolean => Object.keys(fields).length > 0;

/** Corrected entries are few: they are compared one by one. */
function* correctedHits({ id, list, overlays }: SearchedList, ring: NameRing, wanted: Wanted): Generator<NameHit> {
  for (const { row, isWithdrawn, fields: corrections } of overlays.values()) {
    if (isWithdrawn || Object.keys(corrections).length === 0) continue;
    const stored = list.entryAt(list.positionOf(row) ?? -1);
    if (stored === null) continue;
    const fields = { ...fieldsOf(list.columns, stored.cells), ...corrections };
    if (isIn(ring, fields, wanted)) yield { ring, list: id, row, ...fields };
  }
}
