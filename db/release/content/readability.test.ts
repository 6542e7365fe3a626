import { describe, expect, it } from 'vitest';
import type { Language } from '../../model/vocabulary.ts';
import { builtinContentFolder } from '../build/release.ts';
import type { Content } from './layout.ts';
import { readContent } from './read.ts';
import { readabilityOf } from './readability.ts';

/** The longest average sentence that a reader of twelve follows while standing. */
const sentenceLimits: Record<Language, number> = { kk: 14, ru: 20, en: 20 };

const said = (words: string): Content['texts'] => [
  {
    id: 'a',
    kind: 'history',
    order: 1,
    title: { kk: '', ru: '', en: '' },
    lead: { kk: '', ru: '', en: '' },
    inLoop: true,
    body: [
      { form: 'heading', text: { kk: 'Ant', ru: 'Ant', en: 'Ant' }, media: [] },
      { form: 'paragraph', text: { kk: words, ru: words, en: words }, media: [] },
    ],
    citations: [{ source: 'editorial' }],
  },
];

describe('readability', () => {
  it('counts words and numbers without headings, marks and addresses', () => {
    const [first] = readabilityOf(said('[Karlag](camp:karlag) held 65,673[^karlag-headcount-1949] people.'));
    expect(first).toMatchObject({ words: 4, opening: 4, wordsPerSentence: 4, longestSentence: 4, wordsPerNumber: 4 });
  });

  it('ends no sentence after an initial or a number sign', () => {
    const [first] = readabilityOf(said('K. I. Kuznetsov came. Order No. 4 was read out.'));
    expect(first).toMatchObject({ words: 10, wordsPerSentence: 5, longestSentence: 6 });
  });

  it('counts a date as one number', () => {
    const [first] = readabilityOf(said('On 27 May 1954 they met.'));
    expect(first).toMatchObject({ words: 6, wordsPerNumber: 6, openingNumbers: 1 });
  });

  it('has no ratio of numbers for a text without numbers', () => {
    expect(readabilityOf(said('No figure here.'))[0]?.wordsPerNumber).toBeNull();
  });

  it('finds every text of the built-in content within the limit of its language', () => {
    const result = readContent(builtinContentFolder(`${import.meta.dirname}/../../..`));
    if (!result.ok) throw new Error(`the content has ${result.problems.length} problems`);
    const long = readabilityOf(result.content.texts).filter(
      ({ language, wordsPerSentence }) => wordsPerSentence > sentenceLimits[language],
    );
    expect(long).toEqual([]);
  });

  it('finds openings of 60 to 80 words with at most one number', () => {
    const result = readContent(builtinContentFolder(`${import.meta.dirname}/../../..`));
    if (!result.ok) throw new Error(`the content has ${result.problems.length} problems`);
    const wrong = readabilityOf(result.content.texts).filter(
      ({ opening, openingNumbers }) => opening < 60 || opening > 80 || openingNumbers > 1,
    );
    expect(wrong).toEqual([]);
  });
});
