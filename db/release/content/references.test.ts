import { expect, it } from 'vitest';
import { body, type Planted, problemsOf, same, set } from '../../../test-support/release/planted-faults.ts';

/** Protects: every reference leads to an existing entry of the right kind. */
const planted: Planted[] = [
  [
    'an unknown source',
    (c) => set(c['figures.yaml'][0]?.citations[0], { source: 'rumour' }),
    /^unknown-reference .*"rumour" is unknown: write the id of an entry in sources\.yaml/,
  ],
  [
    'an unknown kind of work',
    (c) => set(c['camps/north.yaml'], { work: ['wood'] }),
    /north, work\[0\]: "wood" is unknown/,
  ],
  [
    'an unknown region',
    (c) => set(c['camps/north.yaml'].seats[0], { region: 'omsk' }),
    /north, seats\[0\]\.region: "omsk" is unknown/,
  ],
  ['an unknown population', (c) => set(c['figures.yaml'][0], { counts: 'birds' }), /s1, counts: "birds" is unknown/],
  ['an unknown territory', (c) => set(c['figures.yaml'][0], { territory: 'moon' }), /s1, territory: "moon" is unknown/],
  ['an unknown whole', (c) => set(c['figures.yaml'][1], { partOf: 's9' }), /s2, partOf: "s9" is unknown/],
  ['an unknown parent', (c) => set(c['camps/north.yaml'], { parent: 'pole' }), /north, parent: "pole" is unknown/],
  ['an unknown text', (c) => set(c['camps/north.yaml'], { texts: ['song'] }), /north, texts\[0\]: "song" is unknown/],
  [
    'an unknown claim of a question',
    (c) => set(c['questions.yaml'][0], { claims: ['s1', 's9'] }),
    /how-many, claims\[1\]: "s9" is unknown/,
  ],
  [
    'an unknown camp of a lineage',
    (c) => set(c['lineage.yaml'][0], { from: 'pole' }),
    /north-to-south, from: "pole" is unknown/,
  ],
  [
    'an unknown camp of a work',
    (c) => set(c['works.yaml'][0], { camps: ['pole'] }),
    /w1, camps\[0\]: "pole" is unknown/,
  ],
  [
    'an unknown claim of a correction',
    (c) => set(c['corrections.yaml'][0], { claim: 's9' }),
    /c1, claim: "s9" is unknown/,
  ],
  ['an unknown mark', (c) => body(c, same('бір[^s9]')), /memory, body\[0\]\.text\.kk: "s9" is unknown/],
  ['an unknown link', (c) => body(c, same('[a](camp:pole)')), /memory, body\[0\]\.text\.ru: "pole" is unknown/],
  [
    'a camp within itself',
    (c) => set(c['camps/north.yaml'], { parent: 'north' }),
    /^contradictory-entry .*parent: leads back/,
  ],
  [
    'a section of nothing',
    (c) => set(c['camps/north.yaml'], { type: 'section-of-camp' }),
    /parent: is missing: say of which camp/,
  ],
  [
    'members of a camp',
    (c) => set(c['camps/north.yaml'], { members: ['north'] }),
    /members: only an entry of the type "group"/,
  ],
  [
    'a tally of another question',
    (c) => set(c['questions.yaml'][0], { claims: ['s2'] }),
    /tally\.claim: must be one of the claims of this question/,
  ],
  [
    'an unknown end of a tally',
    (c) => set(c['questions.yaml'][0]?.tally, { ends: 's9' }),
    /^unknown-reference .*tally\.ends: "s9" is unknown/,
  ],
  [
    'a tally that ends in another number',
    (c) => set(c['questions.yaml'][0]?.tally, { ends: 's2' }),
    /tally\.ends: is another number/,
  ],
  [
    'a fragment without the printed words',
    (c) => set(c['figures.yaml'][0]?.citations[0], { asPrinted: 'бір … екі', fragment: 'екі мен бір' }),
    /^schema .*citations\[0\]: has a fragment that does not hold the words of asPrinted/,
  ],
  [
    'a fragment of nothing printed',
    (c) => set(c['figures.yaml'][0]?.citations[0], { fragment: 'екі мен бір' }),
    /^schema .*has a fragment that does not hold/,
  ],
  [
    'a claim in a question twice',
    (c) => set(c['questions.yaml'][0], { claims: ['s1', 's1'] }),
    /claims\[1\]: "s1" is in this list twice/,
  ],
];

it.each(planted)('finds %s', (_, change, expected) => {
  const problems = problemsOf(change);
  expect(
    problems.some((problem) => expected.test(problem)),
    problems.join('\n'),
  ).toBe(true);
});
