import { parseDate } from '../../../db/model/entry/date.ts';
import type { Block } from '../../../db/model/record/text.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { valueAt } from '../form/path.ts';
import { blockForms } from '../kinds/text.ts';
import type { Body } from '../state/api.ts';
import { citationsOf } from './previewCitations.ts';
import { previewMedium, shownBy } from './previewMedia.ts';

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
