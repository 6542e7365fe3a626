import { parseDate } from '../../../db/model/entry/date.ts';
import type { Citation } from '../../../db/model/record/claim.ts';
import type { Block } from '../../../db/model/record/text.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { valueAt } from '../form/path.ts';
import { blockForms } from '../kinds/text.ts';

/** The body of a text under an editor's hands as the blocks that the visitor's page draws. */
export function previewBlocks(body: unknown, language: Language): Block[] {
  if (!Array.isArray(body)) return [];
  return body.map((block) => {
    const date = valueAt(block, ['date']);
    const citations = valueAt(block, ['citations']);
    return {
      form: blockForms.find((form) => form === valueAt(block, ['form'])) ?? 'paragraph',
      date: typeof date === 'string' ? parseDate(date) : null,
      markdown: String(valueAt(block, ['text', language]) ?? ''),
      // A picture is looked at in its own record.
      media: [],
      citations: Array.isArray(citations) ? citations.map(citationOf) : [],
    };
  });
}

/** The mark is drawn where there are any; what it opens is not part of the picture. */
function citationOf(entry: unknown): Citation {
  const source = String(valueAt(entry, ['source']) ?? '');
  return { sourceId: source, sourceTitle: source, locator: null, asPrinted: null, fragment: null, reading: null };
}
