import type { CitationEntry } from '../../model/entry/citation.ts';
import type { Trilingual } from '../../model/entry/trilingual.ts';
import type { FieldPath } from './document.ts';

/** Every group of fields within a value, the value itself included, with the path to it. */
export function everyGroup(value: unknown): { group: object; path: FieldPath }[] {
  const found: { group: object; path: FieldPath }[] = [];
  // A list instead of a generator, which is slower: an import calls this several times a row.
  const visit = (here: unknown, path: FieldPath): void => {
    if (here === null || typeof here !== 'object') return;
    if (Array.isArray(here)) {
      for (let index = 0; index < here.length; index++) visit(here[index], [...path, index]);
      return;
    }
    found.push({ group: here, path });
    for (const name of Object.keys(here)) {
      const member = (here as Record<string, unknown>)[name];
      if (member !== null && typeof member === 'object') visit(member, [...path, name]);
    }
  };
  visit(value, []);
  return found;
}

/** Every text in three languages within an entry. */
export function* everyTrilingual(value: unknown): Generator<{ text: Trilingual; path: FieldPath }> {
  for (const { group, path } of everyGroup(value)) if (isTrilingual(group)) yield { text: group, path };
}

/** Every citation within an entry. */
export function* everyCitation(value: unknown): Generator<{ citation: CitationEntry; path: FieldPath }> {
  for (const { group, path } of everyGroup(value)) if (isCitation(group)) yield { citation: group, path };
}

function isTrilingual(group: object): group is Trilingual {
  return 'kk' in group && 'ru' in group && 'en' in group && typeof group.kk === 'string';
}

function isCitation(group: object): group is CitationEntry {
  return 'source' in group && typeof group.source === 'string';
}
