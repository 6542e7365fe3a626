import type { FilmForm } from '../vocabulary.ts';
import type { Citation } from './claim.ts';
import type { DateValue } from './date.ts';

/** An image, a recording or a film as shown to visitors. */
export interface Medium {
  id: string;
  kind: 'image' | 'audio' | 'video';
  /** Its name below `media/`. */
  file: string;
  mime: string;
  /** Of images and films, in pixels. */
  width: number | null;
  height: number | null;
  durationMs: number | null;
  title: string | null;
  /** What can be seen or heard, for people who cannot see or hear it. */
  alt: string;
  caption: string | null;
  /** The author, and the right to show it. */
  rights: string;
  /** When it was taken or made. */
  date: DateValue | null;
  /** The source of the description and the date. */
  citations: Citation[];
  /** Shows violence or the dead: behind a note. */
  graphic: boolean;
  /** Of a film: the file of the image that is shown before. */
  poster: string | null;
  /** Of a film with speech: the text of a WebVTT file. */
  captions: string | null;
  /** Of a recording or a film with speech: what is said, in paragraphs. */
  transcript: string | null;
  /** The same film for people who cannot see or hear it. */
  forms: MediumForm[];
}

export interface MediumForm extends Pick<Medium, 'file' | 'captions'> {
  kind: FilmForm;
}

/** Why a media file is refused; the page has a text for each code. */
export const mediaFaultCodes = [
  'not-media',
  'animated',
  'several-pages',
  'broken-media',
  'too-many-pixels',
  'too-large-media',
  'not-playable',
  'locked-pdf',
  'hard-pdf',
  'too-many-pages',
] as const;
export type MediaFaultCode = (typeof mediaFaultCodes)[number];

/** A stored media file, named after the SHA-256 of its bytes. */
export interface MediaFile {
  sha256: string;
  kind: 'image' | 'audio' | 'video';
  mime: string;
  bytes: number;
  width?: number;
  height?: number;
  durationMs?: number;
  /** Embedded names, places or comments that could not be removed from a recording. */
  keepsMetadata?: boolean;
  /** What the uploaded image said of itself, before it was cleaned: a day in EDTF, who made it, and whose it is. */
  noted?: { date?: string; author?: string };
}
