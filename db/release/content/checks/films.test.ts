import { expect, it } from 'vitest';
import { type Planted, problemsOf, type Small, same, set } from '../../../../test-support/release/planted-faults.ts';

/** Protects: nothing that is said goes out without being readable in every language, and the forms of a film are films. */
const vtt = (words: string) => `WEBVTT\n\n00:01.000 --> 00:02.500\n${words}`;
const captions = { kk: vtt('Біз келдік'), ru: vtt('Мы пришли'), en: vtt('We came') };
const medium = (id: string, more: object = {}) => ({
  ...{
    id,
    sha256: 'a'.repeat(64),
    kind: 'video',
    mime: 'video/webm',
    bytes: 1,
    alt: same('Film'),
    rights: same('Archive'),
  },
  ...more,
});
const silent = { noSpeech: true };
const image = medium('picture', { kind: 'image', mime: 'image/png' });
const shows =
  (...media: object[]) =>
  (content: Small) =>
    set(content, { 'media.yaml': media });
/** The files themselves are not there. */
const problems = (change: (content: Small) => void): string[] =>
  problemsOf(change).filter((problem) => !problem.includes('sha256'));

const planted: Planted[] = [
  ['a film without captions', shows(medium('f', { transcript: same('We came') })), /^missing-captions .*f, captions:/],
  ['a film without a transcript', shows(medium('f', { captions })), /^missing-transcript .*f, transcript:/],
  [
    'a recording without a transcript',
    shows(medium('f', { kind: 'audio', mime: 'audio/ogg' })),
    /^missing-transcript [^\n]*$/,
  ],
  [
    'captions that are no WebVTT',
    shows(medium('f', { captions: { ...captions, en: '1\n0:01' } })),
    /captions\.en: is no/,
  ],
  ['captions in two languages', shows(medium('f', { captions: { ...captions, en: '' } })), /captions\.en: is empty/],
  [
    'captions with other figures',
    shows(medium('f', { captions: { ...captions, en: vtt('We were 12') }, transcript: same('x') })),
    /^figures-differ .*captions/,
  ],
  [
    'a poster that is a film',
    shows(medium('f', { ...silent, poster: 'g' }), medium('g', silent)),
    /poster: must be an image/,
  ],
  [
    'a form that is a picture',
    shows(medium('f', { ...silent, forms: [{ kind: 'signed', media: 'picture' }] }), image),
    /forms\[0\]\.media: must be another film/,
  ],
  [
    'a form that is the film itself',
    shows(medium('f', { ...silent, forms: [{ kind: 'signed', media: 'f' }] })),
    /forms\[0\]\.media: must be another film/,
  ],
  [
    'a form that does not exist',
    shows(medium('f', { ...silent, forms: [{ kind: 'signed', media: 'nothing' }] })),
    /^unknown-reference .*forms\[0\]\.media/,
  ],
];

it.each(planted)('finds %s', (_, change, expected) => {
  expect(problems(change).join('\n')).toMatch(expected);
});

it('accepts a film with its words, a silent one, and its forms; times of captions are no figures', () => {
  const forms = [{ kind: 'signed', media: 'g' }];
  const spoken = medium('f', { captions, transcript: same('We came'), poster: 'picture', forms });
  expect(problems(shows(spoken, medium('g', silent), image))).toEqual([]);
});
