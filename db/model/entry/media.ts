import * as v from 'valibot';
import { filmForms } from '../vocabulary.ts';
import { parseVtt } from '../vtt.ts';
import { citationsSchema } from './citation.ts';
import { dateSchema } from './date.ts';
import { fault } from './fault.ts';
import { idSchema } from './id.ts';
import { trilingualSchema } from './trilingual.ts';

/** The served types with their extensions: the name of a file follows from its content and type. */
const endings = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/webm': 'webm',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
} as const;

const mimes = Object.keys(endings) as (keyof typeof endings)[];

/** The name of the file in the workshop and in a release: `<sha256>.<extension>`. */
export const mediaFile = ({ sha256, mime }: Pick<MediaEntry, 'sha256' | 'mime'>): string =>
  `${sha256}.${endings[mime]}`;

const vttSchema = v.pipe(
  v.string(fault('no-language')),
  v.trim(),
  v.minLength(1, fault('empty-language')),
  v.check((vtt) => vtt === '' || parseVtt(vtt).badLine === null, fault('bad-vtt')),
);

const whole = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least));

/**
 * An image, a recording or a film, measured at the upload. Camps and texts list the media that they show. The loop shows none,
 * because a picture of people needs its caption and source beside it.
 */
export const mediaSchema = v.pipe(
  v.strictObject({
    id: idSchema,
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, fault('bad-sha256'))),
    kind: v.picklist(['image', 'audio', 'video']),
    mime: v.picklist(mimes),
    bytes: whole(1),
    /** Of images and films, in pixels. */
    width: v.optional(whole(1)),
    height: v.optional(whole(1)),
    /** Of recordings and films. */
    durationMs: v.optional(whole(0)),
    /** The name that the file came with, such as an inventory number; in no release. */
    fileName: v.optional(v.pipe(v.string(fault('no-text')), v.minLength(1, fault('empty')))),
    title: v.optional(trilingualSchema),
    /** What can be seen or heard, for people who cannot see or hear it. */
    alt: trilingualSchema,
    caption: v.optional(trilingualSchema),
    /** The author, and the right to show it. */
    rights: trilingualSchema,
    date: v.optional(dateSchema),
    /** Shows violence or the dead: behind a note. */
    graphic: v.optional(v.boolean(), false),
    citations: v.optional(citationsSchema),
    /** Of recordings and films: nobody speaks, so that neither captions nor a transcript are needed. */
    noSpeech: v.optional(v.boolean()),
    /** Of films: the text of a WebVTT file in each language. */
    captions: v.optional(v.strictObject({ kk: vttSchema, ru: vttSchema, en: vttSchema })),
    /** Of recordings and films: what is said, in paragraphs. Visitors read it below, and the search finds it. */
    transcript: v.optional(trilingualSchema),
    /** Of films: the image that is shown before. */
    poster: v.optional(idSchema),
    /** The same film for people who cannot see or hear it; each is a record of its own. */
    forms: v.optional(v.array(v.strictObject({ kind: v.picklist(filmForms), media: idSchema }))),
  }),
  v.check(({ kind, mime }) => mime.startsWith(`${kind}/`), fault('wrong-type')),
);

export type MediaEntry = v.InferOutput<typeof mediaSchema>;
