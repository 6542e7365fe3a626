import { signal } from '@preact/signals';
import { type RecordKey, type RecordKind, recordKinds } from '../../../db/model/api/records.ts';

/** The open screen. The query of `records` is its filter: `#/records/camp?list=missing-citation`. */
export type Place =
  | { screen: 'desk' | (typeof single)[number] }
  | { screen: 'records'; kind: RecordKind | null; query: URLSearchParams }
  | { screen: 'record' | 'history' | 'print'; kind: RecordKind; id: string };

const single = [
  'review',
  'publish',
  'releases',
  'carry',
  'screens',
  'backup',
  'tables',
  'names',
  'inbox',
  'media',
  'usage',
  'accounts',
  'audit',
  'staff',
] as const;

/** Parses a hash; an unknown one leads to the dashboard. */
export function parsePlace(hash: string): Place {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [first, kindText, id, last] = path.split('/').map(decodeURIComponent);
  const alone = single.find((name) => name === first);
  if (alone) return { screen: alone };
  if (first !== 'records') return { screen: 'desk' };
  const kind = recordKinds.find((known) => known === kindText) ?? null;
  if (!kind || !id) return { screen: 'records', kind, query: new URLSearchParams(search) };
  return { screen: last === 'history' || last === 'print' ? last : 'record', kind, id };
}

export function recordHref(kind: RecordKind, id: string): string {
  return `#/records/${kind}/${encodeURIComponent(id)}`;
}

/** A record's field: `#/records/camp/karlag?field=seats.0.place`. */
export function fieldHref({ kind, id }: RecordKey, path: readonly (string | number)[]): string {
  const href = recordHref(kind, id);
  return path.length === 0 ? href : `${href}?field=${path.map(encodeURIComponent).join('.')}`;
}

/** The field that an address names; null where it names none. */
export function fieldIn(hash: string): (string | number)[] | null {
  const field = new URLSearchParams(hash.split('?')[1] ?? '').get('field');
  return field ? field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)) : null;
}

export const printHref = (kind: RecordKind, id: string): string => `${recordHref(kind, id)}/print`;

export const historyHref = (kind: RecordKind, id: string): string => `${recordHref(kind, id)}/history`;

export function recordsHref(kind: RecordKind | null, filter: Record<string, string | readonly string[]> = {}): string {
  const pairs = Object.entries(filter).flatMap(([name, value]) => [value].flat().map((each) => [name, each]));
  const query = new URLSearchParams(pairs.filter(([, value]) => value !== '')).toString();
  return `#/records${kind ? `/${kind}` : ''}${query ? `?${query}` : ''}`;
}

export const place = signal<Place>({ screen: 'desk' });

/** Updates `place` when the address changes. */
export function trackAddress(): void {
  const follow = (): void => {
    place.value = parsePlace(location.hash);
  };
  addEventListener('hashchange', follow);
  follow();
}
