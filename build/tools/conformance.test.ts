import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clausesOf, tableOf } from './conformance.ts';

const project = join(import.meta.dirname, '..', '..');
const clauses = clausesOf(readFileSync(join(project, 'docs', 'en301549.csv'), 'utf8'));

test('every requirement of EN 301 549 has a verdict, and evidence that exists where it is supported', () => {
  expect(clauses.length).toBeGreaterThan(70);
  for (const { clause, name, verdict, evidence } of clauses) {
    expect(clause, name).toMatch(/^(5|8|9|11|12)(\.\d+)+$/);
    expect(['supports', 'partly', 'not-applicable', 'not-evaluated'], clause).toContain(verdict);
    if (verdict === 'supports') expect(evidence, clause).not.toBe('');
    if (evidence !== '') expect(existsSync(join(project, evidence)), `${clause}: ${evidence}`).toBe(true);
  }
});

test('the report in the guide is that of the table', () => {
  expect(readFileSync(join(project, 'docs', 'accessibility.md'), 'utf8')).toContain(tableOf(clauses, []));
});

test('a requirement whose test fails is not supported', () => {
  const [first] = clauses.filter(({ evidence }) => evidence.startsWith('e2e/'));
  const table = tableOf(first ? [first] : [], [{ file: first?.evidence.replace('e2e/', '') ?? '', passed: false }]);
  expect(table).toContain('| fails |');
});
