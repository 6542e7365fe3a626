import { languages } from '../../../model/vocabulary.ts';
import { everyEntry, type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';
import { everyCitation } from '../walk.ts';

/** Checks that a written-out document can be read in every language, and that boxes are on sheets that it has. */
export function checkDocuments(content: PlacedContent): ContentProblem[] {
  return [...untranslated(content), ...boxesBeyond(content)];
}

function untranslated({ documents }: PlacedContent): ContentProblem[] {
  return documents.flatMap((entry) => {
    const { transcription, translation, language } = entry.value;
    if (transcription === undefined) return [];
    return languages
      .filter((each) => each !== language && translation?.[each] === undefined)
      .flatMap((each) =>
        problemAt(entry, ['translation', each], 'untranslated', 'is missing: translate the words of the document'),
      );
  });
}

function boxesBeyond(content: PlacedContent): ContentProblem[] {
  const sheets = new Map(content.documents.map(({ value }) => [value.id, value.scans.length]));
  return everyEntry(content).flatMap((entry) =>
    [...everyCitation(entry.value)].flatMap(({ citation: { document, box }, path }) => {
      const count = sheets.get(document ?? '');
      if (box === undefined || count === undefined || box.page <= count) return [];
      const message = `is not among the ${count} scans of "${document}": correct the number, or add the scan`;
      return problemAt(entry, [...path, 'box', 'page'], 'contradictory-entry', message);
    }),
  );
}
