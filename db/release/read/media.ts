import type { Medium, MediumForm } from '../../model/api/media.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CitationReader } from './camps/claims.ts';
import { dateOf, groupBy, inLanguage } from './columns.ts';

type OwnerKind = 'camp' | 'block' | 'person' | 'story' | 'document' | 'event';

export interface MediaReader {
  /** What each of these owners shows, by its id; one that shows nothing is not there. */
  of(kind: OwnerKind, ids: readonly (string | number)[]): Map<string, Medium[]>;
  find(id: string): Medium | null;
}

type MediumRow = Omit<Medium, 'graphic' | 'date' | 'citations' | 'forms'> & { graphic: number; date: string | null };

export function mediaReader(db: ReadableDb, language: Language, citations: CitationReader): MediaReader {
  const columns = `media.id, media.file, media.kind, media.mime, media.width, media.height,
      media.duration_ms AS durationMs, ${inLanguage(language, 'media.title', 'media.alt', 'media.caption', 'media.rights')},
      media.date_json AS date, media.graphic,
      poster.file AS poster, ${inLanguage(language, 'recording.captions', 'recording.transcript')}`;
  const recorded = `LEFT JOIN recording ON recording.media_id = media.id
    LEFT JOIN media AS poster ON poster.id = recording.poster_id`;
  const shown = db.prepare<[string, string], MediumRow & { owner: string }>(`
    SELECT shown_media.owner_id AS owner, ${columns}
    FROM json_each(?) AS asked
    CROSS JOIN shown_media ON shown_media.owner_kind = ? AND shown_media.owner_id = asked.value
    CROSS JOIN media ON media.id = shown_media.media_id
    ${recorded}
    ORDER BY shown_media.owner_id, shown_media.position`);
  const byId = db.prepare<[string], MediumRow>(`SELECT ${columns} FROM media ${recorded} WHERE media.id = ?`);
  const formRows = db.prepare<[string], MediumForm & { owner: string }>(`
    SELECT recording_form.media_id AS owner, recording_form.kind, media.file, ${inLanguage(language, 'recording.captions')}
    FROM json_each(?) AS asked
    CROSS JOIN recording_form ON recording_form.media_id = asked.value
    CROSS JOIN media ON media.id = recording_form.form_id
    LEFT JOIN recording ON recording.media_id = media.id
    ORDER BY recording_form.media_id, recording_form.position`);
  const formsOf = (rows: readonly MediumRow[]): Map<string, MediumForm[]> => {
    const films = [...new Set(rows.flatMap(({ id, kind }) => (kind === 'video' ? id : [])))];
    if (films.length === 0) return new Map();
    return groupBy(
      formRows.all(JSON.stringify(films)),
      ({ owner }) => owner,
      ({ owner: _owner, ...form }) => form,
    );
  };
  const mediumOf = (
    { graphic, date, ...medium }: MediumRow,
    citationsOf: Map<string, Medium['citations']>,
    forms: Map<string, MediumForm[]>,
  ): Medium => ({
    ...medium,
    forms: forms.get(medium.id) ?? [],
    date: dateOf(date),
    graphic: graphic === 1,
    citations: citationsOf.get(medium.id) ?? [],
  });
  return {
    of: (kind, ids) => {
      const rows = shown.all(JSON.stringify(ids.map(String)), kind);
      const citationsOf = citations.of('media', [...new Set(rows.map(({ id }) => id))]);
      const forms = formsOf(rows);
      return groupBy(
        rows,
        ({ owner }) => owner,
        ({ owner: _owner, ...row }) => mediumOf(row, citationsOf, forms),
      );
    },
    find: (id) => {
      const row = byId.get(id);
      return row === undefined ? null : mediumOf(row, citations.of('media', [id]), formsOf([row]));
    },
  };
}
