import type { ReadableDb } from '../../connection.ts';
import type { Medium } from '../../model/record/media.ts';
import type { Language } from '../../model/vocabulary.ts';
import { groupBy, inLanguage } from './columns.ts';

export interface MediaReader {
  /** What each of these camps or blocks shows, by its id; one that shows nothing is not there. */
  of(kind: 'camp' | 'block', ids: readonly (string | number)[]): Map<string, Medium[]>;
}

type MediumRow = Omit<Medium, 'graphic'> & { owner: string; graphic: number };

export function mediaReader(db: ReadableDb, language: Language): MediaReader {
  const shown = db.prepare<[string, string], MediumRow>(`
    SELECT shown_media.owner_id AS owner, media.id, media.file, media.kind, media.mime, media.width, media.height,
      media.duration_ms AS durationMs, ${inLanguage(language, 'media.alt', 'media.caption', 'media.rights')}, media.graphic
    FROM json_each(?) AS asked
    CROSS JOIN shown_media ON shown_media.owner_kind = ? AND shown_media.owner_id = asked.value
    CROSS JOIN media ON media.id = shown_media.media_id
    ORDER BY shown_media.owner_id, shown_media.position`);
  const mediumOf = ({ owner: _owner, graphic, ...medium }: MediumRow): Medium => ({
    ...medium,
    graphic: graphic === 1,
  });
  return {
    of: (kind, ids) => groupBy(shown.all(JSON.stringify(ids.map(String)), kind), ({ owner }) => owner, mediumOf),
  };
}
