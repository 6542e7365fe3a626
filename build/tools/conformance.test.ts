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

test('the report in the guide has a row for each requirement, in order', () => {
  const report = readFileSync(join(project, 'docs', 'accessibility.md'), 'utf8');
  const named = [...report.matchAll(/^\| (\d[\d.]+) \| (.*?) \| (.*?) \|/gm)].map(([, clause, name]) => ({
    clause,
    name,
  }));
  expect(named).toEqual(clauses.map(({ clause, name }) => ({ clause, name })));
});

const tested = { clause: '9.1', name: 'Named', verdict: 'supports', evidence: 'e2e/visitor/home.spec.ts', remark: '' };
const verdictIn = (clause: typeof tested, outcomes: { file: string; passed: boolean }[]) =>
  tableOf([clause], outcomes).split('\n')[2]?.split(' | ')[2];

test('a requirement has its verdict where its tests ran and passed', () => {
  expect(verdictIn(tested, [{ file: 'visitor/home.spec.ts', passed: true }])).toBe('supports');
});

test('a requirement fails where one of its tests fails', () => {
  const outcomes = [true, false].map((passed) => ({ file: 'visitor/home.spec.ts', passed }));
  expect(verdictIn(tested, outcomes)).toBe('fails');
});

test('a requirement is not evaluated where no test of it ran or exists', () => {
  expect(verdictIn(tested, [{ file: 'visitor/loop.spec.ts', passed: true }])).toBe('not evaluated');
  expect(verdictIn({ ...tested, verdict: 'partly', evidence: '' }, [])).toBe('not evaluated');
});

test('a requirement that does not apply needs no test, and a document is its own evidence', () => {
  expect(verdictIn({ ...tested, verdict: 'not-applicable', evidence: '' }, [])).toBe('not applicable');
  expect(verdictIn({ ...tested, evidence: 'docs/accessibility.md' }, [])).toBe('supports');
});
