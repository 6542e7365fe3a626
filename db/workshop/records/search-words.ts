import type { RecordKey, RecordKind } from '../../model/api/records.ts';
import { fold } from '../../model/fold.ts';
import type { Body } from '../types.ts';
import { isFields } from './changes.ts';
import type { Title } from './title.ts';

/** Fields whose text is a code of ours and no word that anybody would look for. */
const codes = new Set([
  'kind',
  'status',
  'qualifier',
  'property',
  'form',
  'language',
  'precision',
  'consulted',
  'fact',
  'sha256',
  'mime',
]);

/** Everything a record can be found by, folded: its id, its title and every text in it. */
export function searchWords({ id }: RecordKey, title: Title, body: Body): string {
  const texts = new Set([id, ...Object.values(title)]);
  collect(body, texts);
  const joined = [...texts].join(' ');
  return fold(
    joined.includes(']') || joined.includes('*') ? joined.replace(/\]\([a-z]+:[^)]*\)|\[\^[^\]]*\]|\*/g, ' ') : joined,
  );
}

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  else if (typeof value === 'number') texts.add(String(value));
  else if (Array.isArray(value)) for (const member of value) collect(member, texts);
  else if (isFields(value)) {
    for (const [name, member] of Object.entries(value)) if (!codes.has(name)) collect(member, texts);
  }
}

/** A query as FTS5 reads it: every word has to be there, the last may be begun only. Null: nothing to look for. */
export function searchQuery(typed: string): string | null {
  const words = fold(typed.slice(0, 200)).match(/[\p{L}\p{N}]+/gu);
  return words === null ? null : words.map((word) => `"${word}"*`).join(' AND ');
}

/** Folded names and addresses of a record, to find what is entered twice. Claims have none: they stand beside each other. */
export function foldedNames(kind: RecordKind, title: Title, body: Body): string[] {
  if (kind === 'claim') return [];
  const names = Object.values(title);
  for (const field of [body.fullName, body.expansion]) if (isFields(field)) names.push(...texts(Object.values(field)));
  for (const alias of Array.isArray(body.aliases) ? body.aliases : []) {
    names.push(...texts([isFields(alias) ? alias.text : alias]));
  }
  names.push(...texts([body.url, body.sha256]));
  return [...new Set(names.map(foldedName))].filter((name) => name !== '');
}

/** One name without signs; an address without its scheme and its last stroke. */
export function foldedName(name: string): string {
  const plain = name.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/+$/, '');
  return fold(plain)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const texts = (values: readonly unknown[]) => values.filter((value) => typeof value === 'string');
