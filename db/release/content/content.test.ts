import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { smallContent, writeContent } from '../fixture/content.ts';
import { formatProblem } from './problem.ts';
import { readContent } from './read.ts';

/** Protects: every way in which content can be wrong is found, and told with file, entry, field and what to do. */
type Small = ReturnType<typeof smallContent>;

function problemsOf(change: (content: Small & Record<string, unknown>) => void): string[] {
  const content: Small & Record<string, unknown> = smallContent();
  change(content);
  const folder = writeContent(content);
  try {
    const result = readContent(folder);
    return result.ok ? [] : result.problems.map((problem) => `${problem.code} ${formatProblem(problem)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Replaces fields of an entry, whatever their type: what is planted is wrong on purpose. */
const set = (entry: object | undefined, fields: object) => void Object.assign(entry ?? {}, fields);
const body = (content: Small, text: object) => set(content['texts/memory.yaml'].body[0], { text });
const same = (text: string) => ({ kk: `${text} қ`, ru: `${text} р`, en: `${text} e` });

it('is silent about content that is right', () => {
  expect(problemsOf(() => {})).toEqual([]);
});

it.each<[string, (content: Small & Record<string, unknown>) => void, RegExp]>([
  ['an unknown file', (c) => set(c, { 'notes.txt': 'x' }), /^unknown-file notes\.txt: .*remove it/],
  ['an unknown file in a folder', (c) => set(c, { 'camps/north.yml': 'x' }), /^unknown-file camps\/north\.yml/],
  [
    'a missing file',
    (c) => delete (c as Record<string, unknown>)['works.yaml'],
    /^missing-file works\.yaml: is missing/,
  ],
  [
    'YAML that is none',
    (c) => set(c, { 'errata.yaml': '- id: e1\n  gloss: [a\n' }),
    /^unreadable errata\.yaml:\d: is not valid YAML here/,
  ],
  ['a key twice', (c) => set(c, { 'errata.yaml': '- id: e1\n  id: e2\n' }), /^unreadable errata\.yaml:2: .*unique/],
  ['a list that is none', (c) => set(c, { 'errata.yaml': { id: 'e1' } }), /^schema errata\.yaml:1: must be a list/],
  [
    'a missing field',
    (c) => set(c['sources.yaml'][0], { kind: undefined }),
    /^schema sources\.yaml:1: handbook, kind: is missing/,
  ],
  [
    'an unknown field',
    (c) => set(c['sources.yaml'][0], { colour: 'red' }),
    /^schema sources\.yaml:\d+: handbook, colour: is not a field/,
  ],
  [
    'a word that is not to choose',
    (c) => set(c['sources.yaml'][0], { kind: 'rumour' }),
    /sources\.yaml:2: handbook, kind: must be one of article, handbook/,
  ],
  [
    'a missing language',
    (c) => set(c['camps/north.yaml'], { name: { kk: 'С', ru: 'С' } }),
    /^schema camps\/north\.yaml:\d+: north, name\.en: is missing/,
  ],
  [
    'an empty language',
    (c) => set(c['camps/north.yaml'], { name: { kk: 'С', ru: 'С', en: ' ' } }),
    /north, name\.en: is empty: nothing is published/,
  ],
  [
    'a claim without a citation',
    (c) => set(c['camps/north.yaml'].claims[0], { citations: [] }),
    /north, claims\[north-1940\]\.citations: has no citation/,
  ],
  [
    'a claim with two values',
    (c) => set(c['figures.yaml'][0], { date: '1930' }),
    /s1: must carry exactly one of amount, date and statement/,
  ],
  [
    'an amount of no kind',
    (c) => set(c['figures.yaml'][0], { kind: undefined }),
    /s1: carries an amount: say its kind/,
  ],
  [
    'a range turned round',
    (c) => set(c['figures.yaml'][0], { amount: { min: 9, max: 3 } }),
    /s1, amount: (min must not be above max|must be a number, or)/,
  ],
  [
    'a date that is none',
    (c) => set(c['camps/north.yaml'], { existed: '1947-13' }),
    /north, existed: "1947-13" is not an EDTF date/,
  ],
  [
    'a date as a number',
    (c) => set(c['camps/north.yaml'], { existed: 1947 }),
    /north, existed: must be an EDTF date in quotation marks/,
  ],
  [
    'a slip in a year',
    (c) => set(c['camps/north.yaml'], { existed: '1497' }),
    /^date .*north, existed: has the year 1497/,
  ],
  [
    'coordinates off the globe',
    (c) => set(c['camps/north.yaml'].seats[0], { coordinates: { lat: 149, lon: 72 } }),
    /north, seats\[0\]\.coordinates\.lat: must be <=90|seats\[0\]\.coordinates\.lat/,
  ],
  [
    'coordinates the wrong way round',
    (c) => set(c['camps/north.yaml'].seats[0], { coordinates: { lat: 72.68, lon: 49.67 } }),
    /^place .*seats\[0\]\.coordinates: must lie in Kazakhstan/,
  ],
  [
    'a place without a point',
    (c) => set(c['camps/north.yaml'].seats[0], { coordinates: undefined }),
    /a place of unknown precision has no coordinates/,
  ],
  [
    'an id twice',
    (c) => set(c['sources.yaml'][1], { id: 'handbook' }),
    /^duplicate sources\.yaml:\d+: handbook, id: id "handbook" is taken in sources\.yaml, line \d+/,
  ],
  [
    'a claim id twice',
    (c) => set(c['camps/north.yaml'].claims[0], { id: 's1' }),
    /^duplicate .*claim id "s1" is taken/,
  ],
  [
    'a word twice',
    (c) => c['vocabulary.yaml'].workKinds.push(...c['vocabulary.yaml'].workKinds),
    /^duplicate vocabulary\.yaml:\d+: workKinds\[coal\]\.id/,
  ],
  [
    'a file of another name',
    (c) => set(c['camps/north.yaml'], { id: 'nord' }),
    /^file-name .*must be named camps\/nord\.yaml/,
  ],
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
    'a claim in a question twice',
    (c) => set(c['questions.yaml'][0], { claims: ['s1', 's1'] }),
    /claims\[1\]: "s1" stands in this list twice/,
  ],
  [
    'figures that differ',
    (c) => set(c['camps/north.yaml'], { summary: { kk: '1 лагерь', ru: '1 лагерь был', en: '2 camps' } }),
    /^figures-differ .*summary: .*kk: 1; ru: 1; en: 2/,
  ],
  [
    'thousands with a plain space',
    (c) => body(c, same('1 000')),
    /^figure-form .*writes "1 000": separate thousands by a no-break space/,
  ],
  [
    'thousands with a comma',
    (c) => body(c, { kk: '1\u00a0000 қ', ru: '1\u00a0000 р', en: '1,000 e' }),
    /figure-form .*text\.en: writes "1,000"/,
  ],
  [
    'a decimal point in Russian',
    (c) => body(c, { kk: '4,1 қ', ru: '4.1 р', en: '4.1 e' }),
    /figure-form .*text\.ru: writes "4\.1"/,
  ],
  [
    'the same words in kk and ru',
    (c) =>
      set(c['camps/north.yaml'], {
        summary: { kk: 'Это был исправительный лагерь', ru: 'Это был исправительный лагерь', en: 'A camp' },
      }),
    /^untranslated .*summary/,
  ],
  ['markup that is not closed', (c) => body(c, same('**бір')), /^markup .*holds a star that opens nothing/],
  ['a mark of another form', (c) => body(c, same('бір[^ s1]')), /^markup .*not of the form \[\^claim-id\]/],
  ['a link to the network', (c) => body(c, same('[a](https://x.y)')), /^markup .*not of the form \[words\]\(kind:id\)/],
  ['a heading', (c) => body(c, same('# бір')), /^markup .*give the paragraph the form "heading"/],
  ['an HTML tag', (c) => body(c, same('<b>бір</b>')), /^markup .*HTML tag/],
  ['two paragraphs in one', (c) => body(c, same('бір\n\nекі')), /^markup .*paragraph an entry of its own/],
  [
    'marks that differ',
    (c) => body(c, { ...same('бір'), kk: 'бір[^s1] қ' }),
    /^markup .*same marks and links in all languages/,
  ],
  [
    'markup where none is read',
    (c) => set(c['works.yaml'][0], { text: same('бір[^s1]') }),
    /^markup works\.yaml.*only the paragraphs of a text/,
  ],
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
])('finds %s', (_, change, expected) => {
  const problems = problemsOf(change);
  expect(
    problems.some((problem) => expected.test(problem)),
    problems.join('\n'),
  ).toBe(true);
});

it('collects all problems at once, in order of file and line', () => {
  const problems = problemsOf((c) => {
    set(c['sources.yaml'][0], { kind: 'rumour' });
    set(c['camps/north.yaml'], { work: ['wood'], existed: '1497' });
    set(c, { 'zebra.yaml': 'x' });
  });
  const files = problems.map((problem) => problem.split(' ')[1]?.split(':')[0]);
  expect(files).toEqual(['camps/north.yaml', 'camps/north.yaml', 'sources.yaml', 'zebra.yaml']);
});
