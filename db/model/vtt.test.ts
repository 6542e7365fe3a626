import { expect, it } from 'vitest';
import { cuesAt, parseVtt, wordsOfVtt } from './vtt.ts';

/** Protects: captions as subtitling programs write them are understood, and a mistake is found by its line. */
const vtt = [
  '\uFEFFWEBVTT - made by hand',
  'Language: kk',
  '',
  'NOTE 12 --> 13 is no caption',
  '',
  '1',
  '00:01.500 --> 00:03.000 align:start position:10%',
  '<v Аяжан>Біз <i>осында</i>',
  'тұрдық &amp; күттік',
  '',
  '01:00:00.000 --> 01:00:01.000',
  'Соңы',
  '',
].join('\r\n');

it('reads times, lines and words, and leaves out notes, numbers, positions and marks', () => {
  expect(parseVtt(vtt)).toEqual({
    cues: [
      { fromMs: 1500, toMs: 3000, text: 'Біз осында\nтұрдық & күттік' },
      { fromMs: 3_600_000, toMs: 3_601_000, text: 'Соңы' },
    ],
    badLine: null,
  });
  expect(wordsOfVtt(vtt)).toBe('Біз осында\nтұрдық & күттік\nСоңы');
});

it('shows a caption from its first millisecond until its last', () => {
  const cues = parseVtt(vtt).cues ?? [];
  const shown = (ms: number) => cuesAt(cues, ms).length;
  expect([1499, 1500, 2999, 3000].map(shown)).toEqual([0, 1, 1, 0]);
});

it('shows captions by their time where the file has them in another order', () => {
  const turned = 'WEBVTT\n\n00:05.000 --> 00:06.000\nb\n\n00:01.000 --> 00:09.000\na';
  expect(cuesAt(parseVtt(turned).cues ?? [], 5500).map(({ text }) => text)).toEqual(['a', 'b']);
});

it.each([
  ['another format', '1\n00:00:01,000 --> 00:00:02,000\nSubRip', 1],
  ['no caption at all', 'WEBVTT\n\nNOTE nothing', 1],
  ['a time with a comma', 'WEBVTT\n\n00:01,000 --> 00:02.000\na', 3],
  ['a time after its end', 'WEBVTT\n\n00:01.000 --> 00:02.000\na\n\n00:03.000 --> 00:02.000\nb', 6],
  ['a caption without words', 'WEBVTT\n\n00:01.000 --> 00:02.000\n\n', 3],
  ['words without a time', 'WEBVTT\n\nhello\nthere\nall', 4],
])('names the line of %s', (_, wrong, badLine) => {
  expect(parseVtt(wrong)).toEqual({ cues: null, badLine });
});
