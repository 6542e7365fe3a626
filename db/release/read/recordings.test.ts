import { afterAll, expect, it } from 'vitest';
import { type SmallContent, smallContent } from '../../../test-support/release/content.ts';
import { addPersons, smallPerson } from '../../../test-support/release/persons.ts';
import { type ReadSmall, readSmall } from '../../../test-support/release/read-small.ts';
import { type MediaEntry, mediaFile } from '../../model/entry/media.ts';
import { openReadable } from '../../sqlite/connection.ts';

/** Protects: a film comes with its captions, words, poster and forms in one language, and leaves with the person who shows it. */
const opened: ReadSmall[] = [];
afterAll(() => {
  for (const { remove } of opened) remove();
});

const same = (text: string) => ({ kk: `${text} қ`, ru: `${text} р`, en: `${text} e` });
const vtt = (words: string) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${words}`;
const captions = { kk: vtt('қ'), ru: vtt('р'), en: vtt('e') };
const medium = (id: string, letter: string, more: Partial<MediaEntry> = {}): MediaEntry => ({
  ...{
    graphic: false,
    id,
    sha256: letter.repeat(64),
    kind: 'video' as const,
    mime: 'video/webm' as const,
    bytes: 1,
    alt: same('Film'),
    rights: same('Archive'),
  },
  ...more,
});
const media = [
  medium('film', 'a', {
    ...{ captions, transcript: same('The barrack was cold'), poster: 'first' },
    forms: [{ kind: 'signed', media: 'signed' }],
  }),
  medium('signed', 'b', { noSpeech: true }),
  medium('first', 'c', { kind: 'image', mime: 'image/png' }),
];

function read(consent: string, language: 'ru' | 'en' = 'ru') {
  const small: SmallContent = smallContent();
  addPersons(small as ReturnType<typeof smallContent>, smallPerson('anna', { consent, media: ['film'] }));
  small['media.yaml'] = media;
  for (const entry of media) small[`media/${mediaFile(entry)}`] = 'the file';
  const made = readSmall(small, language);
  opened.push(made);
  return made;
}

it('reads a film with everything that belongs to it', () => {
  const [film] = read('public-record').reader.persons.find('anna')?.media ?? [];
  expect(film).toMatchObject({
    captions: captions.ru,
    transcript: 'The barrack was cold р',
    poster: `${'c'.repeat(64)}.png`,
    forms: [{ kind: 'signed', file: `${'b'.repeat(64)}.webm`, captions: null }],
  });
});

it('finds who shows a film by what is said in it', () => {
  const { hits } = read('public-record', 'en').reader.search.find('barrack cold');
  expect(hits).toMatchObject([{ group: 'person', id: 'anna' }]);
});

it('leaves out a film, its poster and its forms with the only person who shows it', () => {
  const db = openReadable(read('withheld').file);
  expect(db.prepare('SELECT id FROM media').all()).toEqual([]);
  db.close();
});
