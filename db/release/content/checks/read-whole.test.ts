import { expect, it } from 'vitest';
import { type Planted, problemsOf, set } from '../../../../test-support/release/planted-faults.ts';

/** Protects: a text says that a source is silent only if the source was read whole. */
const silent = { kk: 'Күні белгісіз.', ru: 'Дата неизвестна.', en: 'The date is unknown.' };
const part = { source: 'handbook', locator: 'lag=1' };
const whole = { ...part, readWhole: '2026-11-29' };

const planted: Planted[] = [
  [
    'a note of a claim',
    (c) => set(c['camps/north.yaml'].claims[0], { note: silent, citations: [part] }),
    /^unverified camps\/north\.yaml.*claims\[north-1940\]\.note\.kk: says that a source is silent \(“белгісіз”\)/,
  ],
  [
    'a summary of a camp',
    (c) => set(c['camps/north.yaml'], { summary: { kk: 'Дерек жоқ.', ru: 'Нет данных.', en: 'No data.' } }),
    /^unverified camps\/north\.yaml.*summary\.kk/,
  ],
  [
    'a paragraph in one language only',
    (c) =>
      set(c['texts/memory.yaml'].body[0], {
        text: { kk: 'Күні бар.', ru: 'Дата есть.', en: 'The page does not give the day.' },
        citations: [part],
      }),
    /^unverified texts\/memory\.yaml.*body\[0\]\.text\.en: .*“does not give”/,
  ],
  [
    'the text of a work',
    (c) => set(c['works.yaml'][0], { text: { kk: 'Саны көрсетілмеген.', ru: 'Числа.', en: 'Numbers.' } }),
    /^unverified works\.yaml.*text\.kk/,
  ],
];

it.each(planted)('finds a silent source in %s', (_, change, expected) => {
  const problems = problemsOf(change);
  expect(
    problems.some((problem) => expected.test(problem)),
    problems.join('\n'),
  ).toBe(true);
});

it('accepts it beside a page that was read whole, as the editors’ own words, and in what is not published', () => {
  const note = (fields: object) => problemsOf((c) => set(c['camps/north.yaml'].claims[0], { note: silent, ...fields }));
  expect(note({ citations: [part, whole] })).toEqual([]);
  expect(note({ status: 'unverified' })).toEqual([]);
  const byEditors = problemsOf((c) => {
    c['sources.yaml'].push({ ...c['sources.yaml'][0], id: 'editorial', kind: 'editorial' } as never);
    set(c['camps/north.yaml'].claims[0], { note: silent, citations: [{ source: 'editorial' }] });
  });
  expect(byEditors).toEqual([]);
});

it('refuses a day that is not a date', () => {
  const problems = problemsOf((c) => set(c['figures.yaml'][0], { citations: [{ ...part, readWhole: 'today' }] }));
  expect(problems.join('\n')).toMatch(/^schema figures\.yaml.*readWhole/);
});
