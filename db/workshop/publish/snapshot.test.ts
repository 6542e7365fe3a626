import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workshopForEach } from '../../../test-support/workshop/each.ts';
import { aigul, value } from '../../../test-support/workshop/workshop.ts';
import { openReadable, openWritable } from '../../sqlite/connection.ts';
import { takeSnapshot } from './snapshot.ts';

const fixture = workshopForEach();

const by = aigul;
const reason = 'trial';

/** As if it had been drafted only. */
function unapprove(kind: 'camp' | 'claim', id: string): void {
  const db = openWritable(join(fixture.folder, 'workshop.db'));
  db.prepare('UPDATE record SET approved = NULL WHERE kind = ? AND id = ?').run(kind, id);
  db.close();
}

function change(id: string, fields: object): void {
  const key = { kind: 'claim', id } as const;
  const body = { ...fixture.workshop.revision(key, 1), ...fields };
  value(fixture.workshop.save({ key, baseRevision: 1, body, reason, by }));
}

/** The obstacles, as `kind id code`. */
function obstacles(version: 'draft' | 'approved' = 'draft'): string[] {
  const db = openReadable(join(fixture.folder, 'workshop.db'));
  try {
    const found = takeSnapshot(db, [], version).obstacles;
    return found.map(({ record, problem }) => `${record?.kind} ${record?.id} ${problem.code}`).sort();
  } finally {
    db.close();
  }
}

/** Protects: checking claims in slices, apart from the other entries, misses no problem. */
describe('an obstacle to a release', () => {
  it('does not exist without changes', () => expect(obstacles()).toEqual([]));

  it('is a claim whose subject was not approved with it, and every other entry that names the subject', () => {
    unapprove('camp', 'north');
    const leaning = ['claim north-1940', 'lineage north-to-south', 'work w1'];
    expect(obstacles('approved')).toEqual(leaning.map((record) => `${record} unknown-reference`));
  });

  it('is every entry, claims included, that depends on an unapproved claim', () => {
    unapprove('claim', 's1');
    const found = obstacles('approved');
    const leaning = ['claim s2', 'contradiction k1', 'correction c1', 'question how-many', 'text memory'];
    for (const record of leaning) expect(found).toContain(`${record} unknown-reference`);
  });

  it('is every entry, claims included, that depends on an unverified claim', () => {
    change('s1', { status: 'unverified' });
    const leaning = ['claim s2', 'contradiction k1', 'correction c1', 'question how-many', 'text memory'];
    expect([...new Set(obstacles())]).toEqual(leaning.map((record) => `${record} unverified`));
  });

  it('is a people without verified claims, and no other entry', () => {
    change('n01', { status: 'unverified' });
    expect(obstacles()).toEqual(['people n01 unverified']);
  });

  it('is a claim that cites an unverified source, refers to a missing entry, or is a share of itself', () => {
    change('n01', { citations: [{ source: 'unverified' }] });
    change('north-1940', { counts: 'nobody' });
    change('s1', { partOf: 's2' });
    const expected = ['claim n01 unverified', 'claim north-1940 unknown-reference', 'claim s1 sense', 'claim s2 sense'];
    expect(obstacles()).toEqual(expected);
  });
});
