import type { RecordKey, RecordKind } from '../../model/api/records.ts';
import { fold } from '../../model/fold.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import type { Body } from '../types.ts';
import { isFields } from './changes.ts';
import type { Title } from './title.ts';

/** Fields that hold codes, not words to search for. */
export const codes = new Set([
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

/** The searchable text of a record, folded: its id, its title and every text in it. */
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

/** A query for FTS5: every word is required, the last as a prefix. Null: nothing to search for. */
export function searchQuery(typed: string): string | null {
  const words = fold(typed.slice(0, 200)).match(/[\p{L}\p{N}]+/gu);
  return words === null ? null : words.map((word) => `"${word}"*`).join(' AND ');
}

/** Folded names and addresses of a record, to find duplicates. Claims have none: several may say the same. */
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

/** Maximum number of duplicates to report, the most similar first. */
const maxDuplicates = 10;

/** Share of letter pairs that similar names have in common: one letter changed in eight leaves about 0.71. */
const near = 0.7;

/** Names with fewer letters are not searched within longer names. */
const minLetters = 5;

/** A word that more records share is not a name. */
const maxSharing = 5;

/** Ranks below every similar name and above no match. */
const asAPart = near / 2;

/** Finds records whose folded name, alias or address is the same, nearly the same, or a longer one with the same words. */
export function createDuplicates(
  db: WritableDb,
): (query: { kind: RecordKind; title: string; id?: string | undefined }) => RecordKey[] {
  const names = db.prepare<[string], { id: string; folded: string }>(`
    SELECT record.id, name.folded FROM name CROSS JOIN record ON record.serial = name.record WHERE name.kind = ?`);
  return ({ kind, title, id }) => {
    const words = foldedName(title).split(' ');
    const wanted = words.join('');
    if (wanted === '') return [];
    const pairs = pairsOf(wanted);
    const likeness = new Map<string, number>();
    const longer = new Set<string>();
    for (const row of names.iterate(kind)) {
      if (row.id === id) continue;
      const name = row.folded.replaceAll(' ', '');
      const alike = name === wanted ? 1 : shared(pairs, name, wanted.length);
      if (alike >= near && alike > (likeness.get(row.id) ?? 0)) likeness.set(row.id, alike);
      else if (wanted.length >= minLetters && holds(row.folded, words)) longer.add(row.id);
    }
    if (longer.size <= maxSharing) for (const id of longer) if (!likeness.has(id)) likeness.set(id, asAPart);
    const found = [...likeness].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return found.slice(0, maxDuplicates).map(([other]) => ({ kind, id: other }));
  };
}

/** Whether each of the words begins a word of the name: endings differ by case. */
function holds(name: string, words: readonly string[]): boolean {
  const spaced = ` ${name}`;
  return words.every((word) => spaced.includes(` ${word}`));
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at < text.length - 1; at++) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Dice's coefficient of the pairs of letters, from 0 to 1. */
function shared(pairs: ReadonlyMap<string, number>, other: string, length: number): number {
  const most = Math.min(length, other.length) - 1;
  const all = length + other.length - 2;
  if (most <= 0 || (2 * most) / all < near) return 0;
  const left = new Map(pairs);
  let common = 0;
  for (let at = 0; at < other.length - 1; at++) {
    const pair = other.slice(at, at + 2);
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    common++;
  }
  return (2 * common) / all;
}
