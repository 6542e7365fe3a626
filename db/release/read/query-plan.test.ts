import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRelease, buildForReading } from '../../../test-support/release/built-release.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { openReader } from './reader.ts';

/**
 * Protects: no list or search reads a growing table from end to end. Every statement that a reader prepares is seen,
 * because the connection that it is given notes them; a new one cannot be forgotten here.
 */
let release: BuiltRelease;
const statements: string[] = [];

beforeAll(() => {
  release = buildForReading();
  const noting: ReadableDb = Object.create(release.db, {
    prepare: {
      value: (sql: string) => {
        statements.push(sql);
        return release.db.prepare(sql);
      },
    },
    pragma: { value: (source: string) => release.db.pragma(source) },
  });
  openReader(noting, 'kk');
});
afterAll(() => release.remove());

/** Short lists that a page shows whole: the plan may read them from end to end. */
const shownWhole = [
  'vocabulary',
  'own_camp_type',
  'question',
  'people',
  'work',
  'memorial_text',
  'glossary_term',
  'law',
  'erratum',
  'correction',
  'event',
  'way',
];

/** Read once for a release, when the first list of people or the first citation is asked for. */
const readOnce = ['person', 'station', 'source', 'place', 'place_of'];

function planOf(sql: string): string[] {
  const parameters = Array.from({ length: sql.split('?').length - 1 }, () => null);
  const rows = release.db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters);
  return rows.map(({ detail }) => detail);
}

/** Tables that a plan reads whole. Virtual tables do not count: `json_each` is the list that we hand in, FTS5 its index. */
function scannedBy(sql: string): string[] {
  const scans = planOf(sql).filter((detail) => detail.startsWith('SCAN ') && !detail.includes(' VIRTUAL TABLE '));
  return scans.map((detail) => detail.split(' ')[1] ?? detail);
}

describe('every statement of a reader', () => {
  it('is known to this test', () => expect(statements.length).toBeGreaterThan(30));

  it('reads growing tables by an index only', () => {
    for (const sql of statements) {
      const scanned = scannedBy(sql).filter((table) => ![...shownWhole, ...readOnce].includes(table));
      expect(scanned, `${sql}\n${planOf(sql).join('\n')}`).toEqual([]);
    }
  });

  it('lists its columns', () => {
    for (const sql of statements) expect(sql).not.toMatch(/SELECT\s+(\w+\.)?\*/i);
  });
});

describe('named plans', () => {
  const planFor = (part: RegExp) => planOf(statements.find((sql) => part.test(sql)) ?? '').join('\n');

  it('the list of camps uses the index of types', () => {
    expect(planFor(/wanted CROSS JOIN camp ON camp\.type/)).toContain('SEARCH camp USING INDEX camp_type (type=?)');
  });

  it('claims of a subject use their index', () => {
    const plan = planFor(/subject_id = \? ORDER BY position LIMIT/);
    expect(plan).toContain('SEARCH claim USING COVERING INDEX claim_subject');
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('a claim by its id uses the primary key', () => {
    expect(planFor(/AS wanted CROSS JOIN claim ON/)).toMatch(/SEARCH claim USING (INDEX|PRIMARY KEY)[^\n]*\(id=\?\)/);
  });

  it('citations use the index of their owner', () => {
    expect(planFor(/AS owner\s+CROSS JOIN citation/)).toContain('SEARCH citation USING INDEX citation_owner');
  });

  it('claims of a source use the index of citations', () => {
    expect(planFor(/citation\.source_id = \?/)).toContain('SEARCH citation USING INDEX citation_source');
  });

  it('names, parents and regions by period use their own index', () => {
    expect(planFor(/'official-name', 'parent', 'region'/)).toContain(
      'SEARCH claim USING INDEX claim_held (subject_kind=?)',
    );
  });

  it('a search uses the full-text index and finds entries by row', () => {
    const plan = planFor(/ORDER BY search_index\.rank/);
    expect(plan).toMatch(/SCAN search_index VIRTUAL TABLE INDEX \d+:.*M/);
    expect(plan).toContain('SEARCH entry USING INTEGER PRIMARY KEY');
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('seats, work and headcounts of camps use the index of the camp', () => {
    expect(planFor(/CROSS JOIN seat ON/)).toContain('SEARCH seat USING INDEX seat_camp');
    expect(planFor(/CROSS JOIN camp_work ON/)).toContain('SEARCH camp_work USING PRIMARY KEY');
    expect(planFor(/claim\.property IN \('headcount'/)).toContain('SEARCH claim USING INDEX claim_subject');
  });
});
