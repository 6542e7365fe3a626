import { languages } from '../../model/vocabulary.ts';
import { numeralFaults, numeralsOf } from './numerals.ts';
import { everyEntry, type PlacedContent, problemAt } from './placed.ts';
import type { ContentProblem } from './problem.ts';
import { everyTrilingual } from './walk.ts';

/** Every text states the same figures in the three languages, and is written in each of them. */
export function checkFigures(content: PlacedContent): ContentProblem[] {
  return everyEntry(content).flatMap((entry) =>
    [...everyTrilingual(entry.value)].flatMap(({ text, path }) => {
      const problems = languages.flatMap((language) =>
        numeralFaults(text[language], language).map((fault) =>
          problemAt(entry, [...path, language], 'figure-form', fault),
        ),
      );
      const stated = languages.map((language) => numeralsOf(text[language], language).join(' '));
      if (new Set(stated).size > 1) {
        const each = languages.map((language, index) => `${language}: ${stated[index] || 'none'}`).join('; ');
        const message = `must state the same figures in all languages, in digits (${each})`;
        problems.push(problemAt(entry, path, 'figures-differ', message));
      }
      // The title of a book stands as it is printed, in whichever language that is.
      if (text.kk === text.ru && isSentence(text.kk) && !isBookTitle(entry.file, path)) {
        problems.push(problemAt(entry, path, 'untranslated', 'has the same words in kk and ru: translate one of them'));
      }
      return problems;
    }),
  );
}

const isSentence = (text: string) => /(?:\p{Script=Cyrillic}{3,}[ ,«»–-]+){3}\p{Script=Cyrillic}/u.test(text);

const isBookTitle = (file: string, path: readonly (string | number)[]) =>
  file === 'sources.yaml' && path[0] === 'title';
