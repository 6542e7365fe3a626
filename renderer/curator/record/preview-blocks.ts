import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Citation } from '../../../db/model/api/claim.ts';
import type { Medium } from '../../../db/model/api/media.ts';
import type { Block } from '../../../db/model/api/text.ts';
import { parseDate } from '../../../db/model/entry/date.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Body } from '../api/client.ts';
import { useWorkshop } from '../app/context.ts';
import { valueAt } from '../form/path.ts';
import { blockForms } from '../kinds/text.ts';

/**
 * The body of a text under an editor's hands as the blocks that the visitor's page draws.
 *
 * @param media records of media by their id, as far as they are known
 */
export function previewBlocks(body: unknown, language: Language, media: ReadonlyMap<string, Body>): Block[] {
  if (!Array.isArray(body)) return [];
  return body.map((block) => {
    const date = valueAt(block, ['date']);
    return {
      form: blockForms.find((form) => form === valueAt(block, ['form'])) ?? 'paragraph',
      date: typeof date === 'string' ? parseDate(date) : null,
      markdown: String(valueAt(block, ['text', language]) ?? ''),
      media: shownBy(block).flatMap((id) => {
        const known = media.get(id);
        return known ? previewMedium(id, known, language) : [];
      }),
      citations: citationsOf(valueAt(block, ['citations'])),
    };
  });
}

/** Path of the workshop's media, published or not. */
export const workshopMedia = 'api/workshop/media/';

/** The media of a text's blocks by id, each loaded once. */
export function usePreviewMedia(body: unknown): ReadonlyMap<string, Body> {
  const { api } = useWorkshop();
  const known = useSignal<ReadonlyMap<string, Body>>(new Map());
  const ids = idsIn(body).join(' ');
  useEffect(() => {
    for (const id of ids.split(' ')) {
      if (id === '' || known.peek().has(id)) continue;
      // A missing one is left out; the field shows the problem.
      api.record({ kind: 'media', id }).then(
        (record) => (known.value = new Map(known.peek()).set(id, record.body)),
        () => {},
      );
    }
  }, [api, known, ids]);
  return known.value;
}

const idsIn = (body: unknown): string[] => (Array.isArray(body) ? body.flatMap(shownBy) : []);

/** Ids of a block's media. */
function shownBy(block: unknown): string[] {
  const media = valueAt(block, ['media']);
  return Array.isArray(media) ? media.filter((id) => typeof id === 'string') : [];
}

/** A record of media as the visitor's page draws it; its file is named by its content, as the workshop serves it. */
function previewMedium(id: string, body: Body, language: Language): Medium {
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
    // The records of a poster and of other forms are not read for the preview.
    poster: null,
    captions: words('captions'),
    transcript: words('transcript'),
    forms: [],
  };
}

/** The mark is drawn where there are any; what it opens is not part of the picture. */
const citationsOf = (entries: unknown): Citation[] => (Array.isArray(entries) ? entries.map(citationOf) : []);

function citationOf(entry: unknown): Citation {
  const source = String(valueAt(entry, ['source']) ?? '');
  return { sourceId: source, sourceTitle: source, locator: null, asPrinted: null, fragment: null, reading: null };
}
