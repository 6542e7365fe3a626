import type { CampEntry, LineageEntry } from '../../model/entry/camp.ts';
import type { Content } from '../content/layout.ts';
import type { Inserter } from './inserter.ts';
import { dateColumns, flag, wordColumns, yearColumns } from './inserter.ts';
import type { Places } from './places.ts';
import { insertShown } from './sources.ts';

/** The camps with their names, seats, work and texts, and which came from which. */
export function insertCamps(inserter: Inserter, places: Places, { camps, lineage }: Content): void {
  for (const camp of camps) insertCamp(inserter, camp);
  for (const camp of camps) {
    insertAliases(inserter, camp);
    insertSeats(inserter, places, camp);
    insertLists(inserter, camp);
  }
  for (const [index, entry] of lineage.entries()) insertLineage(inserter, entry, index + 1);
}

function insertCamp(inserter: Inserter, camp: CampEntry): void {
  inserter.insert('camp', {
    id: camp.id,
    type: camp.type,
    parent_id: camp.parent ?? null,
    special_camp_number: camp.specialCampNumber ?? null,
    ...wordColumns('name', camp.name),
    ...wordColumns('full_name', camp.fullName),
    ...wordColumns('summary', camp.summary),
    ...dateColumns('existed', camp.existed),
    ...yearColumns(camp.existed),
  });
  inserter.insertSameAs('camp', camp.id, camp.sameAs);
}

function insertAliases(inserter: Inserter, { id, aliases }: CampEntry): void {
  for (const { text, language, kind, citations } of aliases) {
    const alias = inserter.insert('camp_alias', { camp_id: id, text, language, kind });
    inserter.insertCitations('alias', alias, citations);
  }
}

function insertSeats(inserter: Inserter, places: Places, { id, seats }: CampEntry): void {
  for (const [index, seat] of seats.entries()) {
    const row = inserter.insert('seat', {
      camp_id: id,
      position: index + 1,
      ...wordColumns('place', places.nameOf(seat.place)),
      region_id: seat.region,
      lat: seat.coordinates?.lat ?? null,
      lon: seat.coordinates?.lon ?? null,
      precision: seat.precision,
      radius_km: seat.radiusKm ?? null,
      ...dateColumns('period', seat.period),
      presumed: flag(seat.presumed),
      ...wordColumns('note', seat.note),
    });
    places.insertRef('seat', row, seat.place);
    inserter.insertCitations('seat', row, seat.citations);
  }
}

function insertLists(inserter: Inserter, { id, members, work, workCitations, texts, media }: CampEntry): void {
  for (const [index, member] of members.entries()) {
    inserter.insert('camp_member', { group_id: id, member_id: member, position: index + 1 });
  }
  for (const [index, kind] of work.entries()) {
    inserter.insert('camp_work', { camp_id: id, work_id: kind, position: index + 1 });
  }
  for (const [index, text] of texts.entries()) {
    inserter.insert('camp_text', { camp_id: id, text_id: text, position: index + 1 });
  }
  insertShown(inserter, 'camp', id, media);
  inserter.insertCitations('camp-work', id, workCitations);
}

function insertLineage(
  inserter: Inserter,
  { id, from, to, date, kind, label, citations }: LineageEntry,
  position: number,
) {
  inserter.insert('lineage', {
    id,
    position,
    from_id: typeof from === 'string' ? from : null,
    ...wordColumns('from_name', typeof from === 'string' ? undefined : from),
    to_id: typeof to === 'string' ? to : null,
    ...wordColumns('to_name', typeof to === 'string' ? undefined : to),
    ...dateColumns('date', date),
    kind,
    ...wordColumns('label', label),
  });
  inserter.insertCitations('lineage', id, citations);
}
