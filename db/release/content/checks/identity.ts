import { everyPlacedClaim } from '../claims.ts';
import type { FieldPath } from '../document.ts';
import { folders } from '../layout.ts';
import { type Placed, type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';

interface Identified {
  id: string | number;
  entry: Placed<unknown>;
  path: FieldPath;
}

/** Checks that ids and positions are unique and that a file in a folder is named after its entry. */
export function checkIdentity(content: PlacedContent): ContentProblem[] {
  const claims = everyPlacedClaim(content).map(({ claim, entry, path }) => ({ id: claim.id, entry, path }));
  return [
    ...Object.values(content).flatMap((entries) => twice(idsOf(entries), 'id', 'give one of the entries another id')),
    ...twice(claims, 'claim id', 'claim ids are taken once in the whole content; give one of them another id'),
    ...twice(ordersOf(content.peoples), 'order', 'give one of the entries another position'),
    ...twice(ordersOf(content.texts), 'order', 'give one of the entries another position'),
    ...vocabularyTwice(content),
    ...wrongFileNames(content),
  ];
}

function twice(found: Identified[], what: string, advice: string): ContentProblem[] {
  const first = new Map<string | number, Identified>();
  const problems: ContentProblem[] = [];
  for (const item of found) {
    const before = first.get(item.id);
    if (before === undefined) first.set(item.id, item);
    else {
      const line = before.entry.lineOf(before.path);
      const message = `${what} "${item.id}" is taken in ${before.entry.file}${line === null ? '' : `, line ${line}`}: ${advice}`;
      problems.push(problemAt(item.entry, [...item.path, what === 'order' ? 'order' : 'id'], 'duplicate', message));
    }
  }
  return problems;
}

function idsOf(entries: Placed<object>[]): Identified[] {
  return entries.flatMap((entry) =>
    'id' in entry.value && typeof entry.value.id === 'string' ? { id: entry.value.id, entry, path: [] } : [],
  );
}

function ordersOf(entries: Placed<{ order: number }>[]): Identified[] {
  return entries.map((entry) => ({ id: entry.value.order, entry, path: [] }));
}

function vocabularyTwice(content: PlacedContent): ContentProblem[] {
  return content.vocabulary.flatMap((entry) =>
    Object.entries(entry.value).flatMap(([kind, words]) =>
      twice(
        words.map(({ id }, index) => ({ id, entry, path: [kind, index] })),
        'id',
        'write each word once',
      ),
    ),
  );
}

function wrongFileNames(content: PlacedContent): ContentProblem[] {
  return (Object.keys(folders) as (keyof typeof folders)[]).flatMap((noun) =>
    content[noun].flatMap((entry) => {
      const expected = `${noun}/${entry.value.id}.yaml`;
      if (entry.file === expected) return [];
      return problemAt(entry, ['id'], 'file-name', `the file of this entry must be named ${expected}`);
    }),
  );
}
