import { expect, it } from 'vitest';
import { body, type Planted, problemsOf, same, set } from '../../../../test-support/release/planted-faults.ts';

/** Protects: the three languages state the same, in the form that the kiosk can show. */
const planted: Planted[] = [
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
    'a decimal comma in English',
    (c) => body(c, { kk: '1,5 қ', ru: '1,5 р', en: '1,5 e' }),
    /figure-form .*text\.en: writes "1,5"/,
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
];

it.each(planted)('finds %s', (_, change, expected) => {
  const problems = problemsOf(change);
  expect(
    problems.some((problem) => expected.test(problem)),
    problems.join('\n'),
  ).toBe(true);
});
