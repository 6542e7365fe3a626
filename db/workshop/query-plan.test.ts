import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type WorkshopFixture, workshopFixture } from '../../test-support/workshop/workshop.ts';
import { dashboardLists } from '../model/api/records.ts';
import type { WritableDb } from '../sqlite/connection.ts';
import { workshopOver } from './open.ts';
import { openDurable } from './store-file.ts';
import type { RecordFilter } from './types.ts';

/**
 * Protects: no list, search or save reads a growing table from end to end. Every statement that the workshop prepares
 * is seen, because the connections that it is given note them; a new one cannot be forgotten here.
 */
let fixture: WorkshopFixture;
const statements: { db: WritableDb; sql: string }[] = [];

/** Every list that the page can ask for. */
const filters: RecordFilter[] = [
  {},
  { kind: 'claim' },
  { kind: 'claim', state: 'changed' },
  { state: 'new' },
  { q: 'лаг' },
  { q: 'лаг', kind: 'camp' },
  { q: 'лаг 1949' },
  { q: 'лаг', list: 'awaiting-review' },
  { q: 'лаг', subject: { kind: 'camp', id: 'north' } },
  { subject: { kind: 'camp', id: 'north' } },
  { kind: 'claim', subject: { kind: 'camp', id: 'north' } },
  ...dashboardLists.flatMap((list) => [{ list }, { list, kind: 'camp' as const }]),
];

beforeAll(() => {
  fixture = workshopFixture();
  fixture.workshop.close();
  const noting = (name: string): WritableDb => {
    const db = openDurable(join(fixture.folder, name));
    const prepare = (sql: string) => {
      statements.push({ db, sql });
      return db.prepare(sql);
    };
    return new Proxy(db, {
      get: (target, property) => {
        if (property === 'prepare') return prepare;
        const member = Reflect.get(target, property);
        return typeof member === 'function' ? member.bind(target) : member;
      },
    });
  };
  const parts = { file: join(fixture.folder, 'workshop.db'), db: noting('workshop.db'), draftsDb: noting('drafts.db') };
  const workshop = workshopOver({ ...parts, now: () => new Date(0) });
  for (const filter of filters) workshop.records(filter);
  for (const version of ['draft', 'approved', 'released'] as const) workshop.content(version);
});
afterAll(() => {
  fixture.reopen();
  fixture.remove();
});

function planOf({ db, sql }: { db: WritableDb; sql: string }): string[] {
  const parameters = Array.from({ length: sql.split('?').length - 1 }, () => null);
  const rows = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
  return rows.map(({ detail }) => detail);
}

/** Virtual tables are not read whole: `json_each` is a list of ours, `word` the full-text index. */
const isScan = (detail: string) =>
  detail.startsWith('SCAN ') && !detail.includes(' VIRTUAL TABLE ') && !detail.includes('INDEX record_unreleased');

const lists = () => statements.filter(({ sql }) => /LIMIT \? OFFSET \?|count\(\*\)/.test(sql));

describe('every statement of the workshop', () => {
  it('is known to this test', () => expect(statements.length).toBeGreaterThan(60));

  it('reads growing tables by an index only', () => {
    for (const statement of statements) {
      const plan = planOf(statement);
      expect(plan.filter(isScan), `${statement.sql}\n${plan.join('\n')}`).toEqual([]);
    }
  });

  it('lists its columns', () => {
    for (const { sql } of statements) expect(sql).not.toMatch(/SELECT\s+(\w+\.)?\*/i);
  });
});

describe('a list', () => {
  it('comes in the order of its index, without sorting', () => {
    expect(lists().length).toBeGreaterThan(20);
    for (const statement of lists()) {
      const plan = planOf(statement).join('\n');
      expect(plan, statement.sql).not.toContain('TEMP B-TREE');
    }
  });

  it('of the dashboard is counted by its own index', () => {
    const counted = statements.find(({ sql }) => /count\(\*\) AS total FROM listed WHERE/.test(sql));
    expect(counted && planOf(counted)).toEqual([expect.stringContaining('SEARCH listed USING')]);
  });
});
