import { mediaFile } from '../../model/entry/media.ts';
import type { Content } from '../content/layout.ts';
import { dateColumns, flag, wordColumns } from './columns.ts';
import type { Inserter } from './inserter.ts';

/** Images, recordings and films. They go in before whatever shows them. */
export function insertMedia(inserter: Inserter, { media }: Content): void {
  for (const medium of media) {
    inserter.insert('media', {
      id: medium.id,
      file: mediaFile(medium),
      kind: medium.kind,
      mime: medium.mime,
      width: medium.width ?? null,
      height: medium.height ?? null,
      duration_ms: medium.durationMs ?? null,
      ...wordColumns('title', medium.title),
      ...dateColumns('date', medium.date),
      ...wordColumns('alt', medium.alt),
      ...wordColumns('caption', medium.caption),
      ...wordColumns('rights', medium.rights),
      graphic: flag(medium.graphic),
    });
    inserter.insertCitations('media', medium.id, medium.citations);
  }
}

export function insertShown(
  inserter: Inserter,
  kind: 'camp' | 'block',
  owner: string | number,
  ids: readonly string[],
) {
  for (const [index, id] of ids.entries()) {
    inserter.insert('shown_media', { owner_kind: kind, owner_id: String(owner), position: index + 1, media_id: id });
  }
}
