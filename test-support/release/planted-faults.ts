import { rmSync } from 'node:fs';
import { formatProblem } from '../../db/release/content/problem.ts';
import { readContent } from '../../db/release/content/read.ts';
import { smallContent, writeContent } from './content.ts';

export type Small = ReturnType<typeof smallContent>;

/** A fault planted in the small content, and the expected problem. */
export type Planted = [what: string, change: (content: Small) => void, expected: RegExp];

/** Problems of the small content after a change, as `code file:line: entry, field: message`. */
export function problemsOf(change: (content: Small) => void): string[] {
  const content = smallContent();
  change(content);
  const folder = writeContent(content);
  try {
    const result = readContent(folder);
    return result.ok ? [] : result.problems.map((problem) => `${problem.code} ${formatProblem(problem)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Replaces fields of an entry with values of any type: planted values are wrong on purpose. */
export function set(entry: object | undefined, fields: object): void {
  Object.assign(entry ?? {}, fields);
}

/** Replaces the only paragraph of the only text. */
export function body(content: Small, text: object): void {
  set(content['texts/memory.yaml'].body[0], { text });
}

/** One text in three languages, each a little different. */
export const same = (text: string) => ({ kk: `${text} қ`, ru: `${text} р`, en: `${text} e` });
