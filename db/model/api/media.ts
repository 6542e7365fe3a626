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
