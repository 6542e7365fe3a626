import { describe, expect, it } from 'vitest';
import { recordKinds } from '../../../db/model/api/records.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { type Place, parsePlace } from '../app/route.ts';
import { inlinesOf, manualParts, passagesOf, readManual } from './manual.ts';
import { ofScreen, spotOf } from './passage-of.ts';

const english = await readManual('en');
/** Every screen; those of a record once for each kind. */
const places: Place[] = [
  ...Object.keys(ofScreen).map((screen) => parsePlace(`#/${screen}`)),
  ...recordKinds.flatMap((kind) =>
    ['', '/history', '/print'].map((last) => parsePlace(`#/records/${kind}/any${last}`)),
  ),
];

it.each(places)('every screen has a chapter in the manual: $screen $kind', (place) => {
  const [part, heading] = spotOf(place);
  expect(english[part].map(({ title }) => title)).toContain(heading);
});

describe.each(languages)('the manual in %s', (language) => {
  it('has the same chapters in the same order as in English, each with a text', async () => {
    const manual = await readManual(language);
    for (const part of manualParts) {
      expect(manual[part].map(({ blocks }) => blocks.map(({ kind }) => kind))).toEqual(
        english[part].map(({ blocks }) => blocks.map(({ kind }) => kind)),
      );
      expect(manual[part].filter(({ title, blocks }) => title === '' || blocks.length === 0)).toEqual([]);
    }
  });

  it('leaves no mark of the markup in a text', async () => {
    const manual = await readManual(language);
    const lines = Object.values(manual)
      .flat()
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) =>
        block.kind === 'text'
          ? [block.text]
          : block.kind === 'steps'
            ? block.items
            : [block.head, ...block.rows].flat(),
      );
    const shown = lines.flatMap(inlinesOf).filter(({ kind }) => kind !== 'code');
    expect(shown.filter(({ text }) => /\*\*|`|\]\(|^#|^\||^- /.test(text))).toEqual([]);
  });
});

it('reads paragraphs, steps, tables, and the marks within a line', () => {
  const text =
    '# Title\nlead\n\n## One\n\n![x](y.webp)\n\nfirst\nline\n\n1. a\n   b\n2. c\n\n## Two\n\n| A | B |\n|---|---|\n| 1 | 2 |\n';
  expect(passagesOf(text)).toEqual([
    {
      title: 'One',
      blocks: [
        { kind: 'text', text: 'first line' },
        { kind: 'steps', items: ['a b', 'c'] },
      ],
    },
    { title: 'Two', blocks: [{ kind: 'rows', head: ['A', 'B'], rows: [['1', '2']] }] },
  ]);
  expect(inlinesOf('Press **Save** or `Ctrl S` ([more](many.md)).')).toEqual([
    { kind: 'plain', text: 'Press ' },
    { kind: 'strong', text: 'Save' },
    { kind: 'plain', text: ' or ' },
    { kind: 'code', text: 'Ctrl S' },
    { kind: 'plain', text: ' (' },
    { kind: 'link', text: 'more', to: 'many.md' },
    { kind: 'plain', text: ').' },
  ]);
});
