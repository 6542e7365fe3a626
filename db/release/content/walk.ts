import type { CitationEntry } from '../../model/entry/citation.ts';
import type { Trilingual } from '../../model/entry/trilingual.ts';
import type { FieldPath } from './document.ts';

/** Every group of fields within a value, the value itself included, with the path to it. */
export function* everyGroup(value: unknown, path: FieldPath = []): Generator<{ group: object; path: FieldPath }> {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) yield* everyGroup(member, [...path, index]);
    return;
  }
  yield { group: value, path };
  for (const [name, member] of Object.entries(value)) yield* everyGroup(member, [...path, name]);
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
