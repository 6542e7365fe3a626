import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { parseDate } from '../../../db/model/entry/date.ts';
import type { Medium } from '../../../db/model/record/media.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { valueAt } from '../form/path.ts';
import type { Body } from '../state/api.ts';
import { useWorkshop } from '../state/services.ts';
import { citationsOf } from './previewCitations.ts';

/** Where the workshop keeps what is not published yet. */
export const workshopMedia = 'api/workshop/media/';

/** The media that the blocks of a text name, each asked for once, by id. */
export function usePreviewMedia(body: unknown): ReadonlyMap<string, Body> {
  const { api } = useWorkshop();
  const known = useSignal<ReadonlyMap<string, Body>>(new Map());
  const ids = idsIn(body).join(' ');
  useEffect(() => {
    for (const id of ids.split(' ')) {
      if (id === '' || known.peek().has(id)) continue;
      // One that is not there stays away from the picture, as the field beside it says.
      api.record({ kind: 'media', id }).then(
        (record) => (known.value = new Map(known.peek()).set(id, record.body)),
        () => {},
      );
    }
  }, [api, known, ids]);
  return known.value;
}

const idsIn = (body: unknown): string[] => (Array.isArray(body) ? body.flatMap(shownBy) : []);

/** Ids of what a block shows. */
export function shownBy(block: unknown): string[] {
  const media = valueAt(block, ['media']);
  return Array.isArray(media) ? media.filter((id) => typeof id === 'string') : [];
}

/** A record of media as the visitor's page draws it; its file is named by its content, as the workshop serves it. */
export function previewMedium(id: string, body: Body, language: Language): Medium {
  const words = (field: string): string | null => String(valueAt(body, [field, language]) ?? '') || null;
  const size = (field: string): number | null => (typeof body[field] === 'number' ? body[field] : null);
  return {
    id,
    kind: body.kind === 'audio' || body.kind === 'video' ? body.kind : 'image',
    file: String(body.sha256 ?? ''),
    mime: String(body.mime ?? ''),
    width: size('width'),
    height: size('height'),
    durationMs: size('durationMs'),
    title: words('title'),
    alt: words('alt') ?? '',
    caption: words('caption'),
    rights: words('rights') ?? '',
    date: typeof body.date === 'string' ? parseDate(body.date) : null,
    graphic: body.graphic === true,
    citations: citationsOf(body.citations),
  };
}
