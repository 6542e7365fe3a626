import type { Citation } from './claim.ts';
import type { DateValue } from './date.ts';

/** An image, a recording or a film as a visitor meets it. */
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
  /** What can be seen or heard, for who cannot see or hear it. */
  alt: string;
  caption: string | null;
  /** Whose work it is and by what right it is shown. */
  rights: string;
  /** When it was taken or made. */
  date: DateValue | null;
  /** Who says what is shown, and when it was taken. */
  citations: Citation[];
  /** Shows violence or the dead: behind a note. */
  graphic: boolean;
}

/** Why a media file is not taken; the page has words for each. */
export const mediaFaultCodes = [
  'not-media',
  'animated',
  'broken-media',
  'too-many-pixels',
  'too-large-media',
  'not-playable',
] as const;
export type MediaFaultCode = (typeof mediaFaultCodes)[number];

/** A media file as it is kept: named for the SHA-256 of its bytes. */
export interface MediaFile {
  sha256: string;
  kind: 'image' | 'audio' | 'video';
  mime: string;
  bytes: number;
  width?: number;
  height?: number;
  durationMs?: number;
  /** Embedded names, places or comments that could not be taken out of a recording. */
  keepsMetadata?: boolean;
}
