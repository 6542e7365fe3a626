import { expect, it } from 'vitest';
import { body, type Planted, problemsOf, same, set } from '../../../../test-support/release/planted-faults.ts';

/** Protects: nothing published depends on an unverified entry. */
const planted: Planted[] = [
  ['a mark at an unverified claim', (c) => body(c, same('бір[^s3]')), /^unverified .*leans on the claim "s3"/],
  [
    'a question with an unverified claim',
    (c) => set(c['questions.yaml'][0], { claims: ['s1', 's3'] }),
    /^unverified questions.*claims\[1\]/,
  ],
  [
    'a contradiction about one',
    (c) => set(c['contradictions.yaml'][0], { claims: ['s3'] }),
    /^unverified contradictions/,
  ],
  ['a share of one', (c) => set(c['figures.yaml'][1], { partOf: 's3' }), /^unverified .*s2, partOf/],
  ['a correction of one', (c) => set(c['corrections.yaml'][0], { claim: 's3' }), /^unverified corrections/],
  [
    'an unverified source of a published claim',
    (c) => set(c['figures.yaml'][0], { citations: [{ source: 'unverified' }] }),
    /^unverified .*s1, citations\[0\]\.source: cites "unverified" but is published/,
  ],
  [
    'a work with nothing but unverified claims',
    (c) => set(c['works.yaml'][0]?.claims[0], { status: 'unverified' }),
    /^unverified works\.yaml.*claims: are all unverified/,
  ],
];

it.each(planted)('finds %s', (_, change, expected) => {
  const problems = problemsOf(change);
  expect(
    problems.some((problem) => expected.test(problem)),
    problems.join('\n'),
  ).toBe(true);
});
