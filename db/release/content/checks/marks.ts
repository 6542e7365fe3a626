import { languages } from '../../../model/vocabulary.ts';
import type { FieldPath } from '../document.ts';
import { looksLikeMarkup, type MarkupReference, parseMarkup } from '../markup.ts';
import { everyEntry, type Placed, type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';
import { everyTrilingual } from '../walk.ts';

/** Checks that paragraphs keep to the Markdown subset and carry the same marks in each language, and that nothing else has marks. */
export function checkMarkup(content: PlacedContent): ContentProblem[] {
  return everyEntry(content).flatMap((entry) =>
    [...everyTrilingual(entry.value)].flatMap(({ text, path }) =>
      isBody(entry, path) ? bodyProblems(entry, text, path) : plainProblems(entry, text, path),
    ),
  );
}

/** Every mark and link of the texts, with its position. */
export function everyReference(
  content: PlacedContent,
): (MarkupReference & { entry: Placed<unknown>; path: FieldPath })[] {
  return [...content.texts, ...content.persons].flatMap((entry) =>
    entry.value.body.flatMap(({ text }, index) =>
      languages.flatMap((language) =>
        parseMarkup(text[language]).references.map((reference) => {
          return { ...reference, entry, path: ['body', index, 'text', language] };
        }),
      ),
    ),
  );
}

/** Nouns whose entries have paragraphs with marks and links. */
export const hasBody = (noun: string): boolean => noun === 'texts' || noun === 'persons';

const isBody = (entry: Placed<unknown>, path: FieldPath) =>
  hasBody(entry.file.replace(/\/.*$/, '')) && path[0] === 'body';

type Words = Record<(typeof languages)[number], string>;

function bodyProblems(entry: Placed<unknown>, text: Words, path: FieldPath): ContentProblem[] {
  const parsed = languages.map((language) => ({ language, markup: parseMarkup(text[language]) }));
  const problems = parsed.flatMap(({ language, markup }) =>
    markup.faults.map((fault) => problemAt(entry, [...path, language], 'markup', fault)),
  );
  const pointers = parsed.map(({ markup }) => pointersOf(markup.references));
  if (new Set(pointers).size > 1) {
    const each = languages.map((language, index) => `${language}: ${pointers[index] || 'none'}`).join('; ');
    problems.push(problemAt(entry, path, 'markup', `must carry the same marks and links in all languages (${each})`));
  }
  return problems;
}

const pointersOf = (references: MarkupReference[]) =>
  references
    .map(({ kind, id }) => `${kind}:${id}`)
    .sort()
    .join(', ');

function plainProblems(entry: Placed<unknown>, text: Words, path: FieldPath): ContentProblem[] {
  return languages.flatMap((language) => {
    if (!looksLikeMarkup(text[language])) return [];
    const message = 'holds marks, links or stars, which only the paragraphs of a text may: write plain words';
    return problemAt(entry, [...path, language], 'markup', message);
  });
}
