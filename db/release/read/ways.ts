import type { StopAt, Way, WayStop, WaySummary } from '../../model/api/text.ts';
import type { Language, StopScreen } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { inLanguage } from './columns.ts';

export interface WayReader {
  list(): WaySummary[];
  find(id: string): Way | undefined;
}

interface StopRow {
  kind: Extract<StopAt, { id: string }>['kind'] | null;
  id: string | null;
  name: string | null;
  year: number | null;
  screen: StopScreen | null;
  why: string | null;
}

export function wayReader(db: ReadableDb, language: Language): WayReader {
  const columns = `id, ${inLanguage(language, 'title', 'about')}, minutes, audience`;
  const all = db.prepare<[], WaySummary>(`
    SELECT ${columns}, (SELECT count(*) FROM way_stop WHERE way_id = way.id) AS stops FROM way ORDER BY position`);
  const byId = db.prepare<[string], Omit<Way, 'stops'>>(`SELECT ${columns} FROM way WHERE id = ?`);
  const stops = db.prepare<[string], StopRow>(`
    SELECT ${kindOfStop} AS kind,
      coalesce(person_id, camp_id, event_id, document_id, text_id, question_id) AS id,
      coalesce(person.name_${language}, person.name_instead_${language}, camp.name_${language}, event.title_${language},
        document.title_${language}, memorial_text.title_${language}, question.title_${language}) AS name,
      year, screen, why_${language} AS why
    FROM way_stop
      LEFT JOIN person ON person.id = person_id
      LEFT JOIN camp ON camp.id = camp_id
      LEFT JOIN event ON event.id = event_id
      LEFT JOIN document ON document.id = document_id
      LEFT JOIN memorial_text ON memorial_text.id = text_id
      LEFT JOIN question ON question.id = question_id
    WHERE way_id = ? ORDER BY way_stop.position`);
  return {
    list: () => all.all(),
    find: (id) => {
      const way = byId.get(id);
      return way && { ...way, stops: stops.all(id).flatMap(stopOf) };
    },
  };
}

const kindOfStop = `CASE WHEN person_id IS NOT NULL THEN 'person' WHEN camp_id IS NOT NULL THEN 'camp'
  WHEN event_id IS NOT NULL THEN 'event' WHEN document_id IS NOT NULL THEN 'document'
  WHEN text_id IS NOT NULL THEN 'text' WHEN question_id IS NOT NULL THEN 'question' END`;

function stopOf({ kind, id, name, year, screen, why }: StopRow): WayStop[] {
  if (kind !== null && id !== null && name !== null) return [{ kind, id, name, why }];
  if (year !== null) return [{ kind: 'map', year, why }];
  return screen === null ? [] : [{ kind: 'screen', screen, why }];
}
