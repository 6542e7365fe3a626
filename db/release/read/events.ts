import type { Citation, Term } from '../../model/api/claim.ts';
import type { EventSummary, MuseumEvent } from '../../model/api/event.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CitationReader, ClaimReader } from './camps/claims.ts';
import { dateOf, inLanguage } from './columns.ts';
import type { MediaReader } from './media.ts';
import type { PlaceReader } from './places.ts';

export interface EventReader {
  list(): EventSummary[];
  find(id: string): MuseumEvent | undefined;
}

interface EventParts {
  citations: CitationReader;
  claims: ClaimReader;
  media: MediaReader;
  places: PlaceReader;
}

type Row = Omit<EventSummary, 'period'> & {
  period: string;
  lat: number | null;
  lon: number | null;
  outcome: string | null;
};

export function eventReader(db: ReadableDb, language: Language, parts: EventParts): EventReader {
  const { claims, media } = parts;
  const columns = `id, ${inLanguage(language, 'title', 'summary', 'place', 'outcome')}, period_json AS period, lat, lon`;
  const all = db.prepare<[], Row>(`SELECT ${columns} FROM event ORDER BY position`);
  const byId = db.prepare<[string], Row>(`SELECT ${columns} FROM event WHERE id = ?`);
  const claimIds = db.prepare<[string], { id: string }>(
    'SELECT claim_id AS id FROM event_claim WHERE event_id = ? ORDER BY position',
  );
  const camps = related(db, 'camp', 'camp', `name_${language}`);
  const texts = related(db, 'text', 'memorial_text', `title_${language}`);
  const { days, participants, orders } = listsOf(db, language, parts.citations);
  const summaryOf = ({ id, title, summary, period, place }: Row): EventSummary => {
    const when = dateOf(period);
    return {
      ...{ id, title, summary, place },
      ...(place !== null && parts.places.named('event', id, place, when.firstDay ?? when.lastDay)),
      period: when,
    };
  };
  return {
    list: () => all.all().map(summaryOf),
    find: (id) => {
      const row = byId.get(id);
      if (row === undefined) return undefined;
      const { lat, lon, outcome } = row;
      return {
        ...summaryOf(row),
        coordinates: lat === null || lon === null ? null : { lat, lon },
        outcome,
        camps: camps(id),
        days: days(id),
        participants: participants(id),
        orders: orders(id),
        claims: claims.byIds(claimIds.all(id).map((claim) => claim.id)),
        texts: texts(id),
        media: media.of('event', [id]).get(id) ?? [],
        citations: parts.citations.of('event', [id]).get(id) ?? [],
      };
    },
  };
}

function related(db: ReadableDb, kind: 'camp' | 'text', table: string, name: string): (eventId: string) => Term[] {
  const rows = db.prepare<[string], Term>(`
    SELECT other.id, other.${name} AS name
    FROM event_${kind} AS own CROSS JOIN ${table} AS other ON other.id = own.${kind}_id
    WHERE own.event_id = ? ORDER BY own.position`);
  return (id) => rows.all(id);
}

interface Numbered {
  row: number;
}

interface ParticipantRow extends Numbered {
  personId: string | null;
  name: string;
  isNameless: number | null;
  role: string;
}

interface OrderRow extends Numbered {
  date: string | null;
  text: string;
  documentId: string | null;
  document: string | null;
}

/** Days, people and orders of an event, each with its citations. */
function listsOf(db: ReadableDb, language: Language, citations: CitationReader) {
  const dayRows = db.prepare<[string], Numbered & { date: string; text: string }>(`
    SELECT id AS row, date_json AS date, ${inLanguage(language, 'text')} FROM event_day
    WHERE event_id = ? ORDER BY date_edtf, id`);
  const personRows = db.prepare<[string], ParticipantRow>(`
    SELECT own.id AS row, own.person_id AS personId, person.name_kk IS NULL AS isNameless, own.role_${language} AS role,
      coalesce(own.name_${language}, person.name_${language}, person.name_instead_${language}) AS name
    FROM event_person AS own LEFT JOIN person ON person.id = own.person_id WHERE own.event_id = ? ORDER BY own.id`);
  const orderRows = db.prepare<[string], OrderRow>(`
    SELECT own.id AS row, own.date_json AS date, ${inLanguage(language, 'own.text')},
      document.id AS documentId, document.title_${language} AS document
    FROM event_order AS own LEFT JOIN document ON document.id = own.document_id WHERE own.event_id = ? ORDER BY own.id`);
  return {
    days: (id: string): MuseumEvent['days'] =>
      cited(citations, 'event-day', dayRows.all(id), ({ date, text }) => ({ date: dateOf(date), text })),
    participants: (id: string): MuseumEvent['participants'] =>
      cited(citations, 'event-person', personRows.all(id), ({ personId, name, isNameless, role }) => ({
        person: personId === null ? null : { id: personId, name, isNameless: isNameless === 1 },
        name,
        role,
      })),
    orders: (id: string): MuseumEvent['orders'] =>
      cited(citations, 'event-order', orderRows.all(id), ({ date, text, documentId, document }) => ({
        date: dateOf(date),
        text,
        document: documentId === null || document === null ? null : { id: documentId, name: document },
      })),
  };
}

function cited<Row extends Numbered, Item>(
  citations: CitationReader,
  kind: Parameters<CitationReader['of']>[0],
  rows: readonly Row[],
  itemOf: (row: Row) => Item,
): (Item & { citations: Citation[] })[] {
  const citationsOf = citations.of(
    kind,
    rows.map(({ row }) => row),
  );
  return rows.map((row) => ({ ...itemOf(row), citations: citationsOf.get(String(row.row)) ?? [] }));
}

/** Events of one camp or with one person, in the editors' order. */
export function eventsAbout(db: ReadableDb, language: Language, subject: 'person' | 'camp'): (id: string) => Term[] {
  const about = db.prepare<[string], Term>(`
    SELECT DISTINCT event.id, event.title_${language} AS name
    FROM event_${subject} AS about CROSS JOIN event ON event.id = about.event_id
    WHERE about.${subject}_id = ? ORDER BY event.position`);
  return (id) => about.all(id);
}
