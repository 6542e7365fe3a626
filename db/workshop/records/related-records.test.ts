import { expect, it } from 'vitest';
import type { RecordKey } from '../../model/api/records.ts';
import { type RelatedRecords, withCache } from './related-records.ts';

/** Counts how often it is asked. */
function records() {
  const asked: string[] = [];
  const bodies = new Map<string, object>([['karaganda', { country: 'kz' }]]);
  const related = {
    find: () => null,
    body: ({ id }: RecordKey) => {
      asked.push(id);
      return bodies.get(id) ?? null;
    },
  } as unknown as RelatedRecords;
  return { asked, bodies, cached: withCache(related, new Set(['region', 'camp'])) };
}

it('asks for the body of a word once, also of one that is missing', () => {
  const { asked, cached } = records();
  for (let row = 0; row < 3; row++) {
    expect(cached.body({ kind: 'region', id: 'karaganda' })).toEqual({ country: 'kz' });
    expect(cached.body({ kind: 'region', id: 'torgai' })).toBeNull();
  }
  expect(asked).toEqual(['karaganda', 'torgai']);
});

it('sees a word that was written meanwhile', () => {
  const { bodies, cached } = records();
  const key = { kind: 'region', id: 'torgai' } as const;
  expect(cached.body(key)).toBeNull();
  bodies.set('torgai', { country: 'kz' });
  cached.forget(key);
  expect(cached.body(key)).toEqual({ country: 'kz' });
});

it('keeps no bodies of kinds that may have many records', () => {
  const { asked, cached } = records();
  for (let row = 0; row < 2; row++) cached.body({ kind: 'camp', id: 'karlag' });
  expect(asked).toEqual(['karlag', 'karlag']);
});
