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
  /** What can be seen or heard, for who cannot see or hear it. */
  alt: string;
  caption: string | null;
  /** Whose work it is and by what right it is shown. */
  rights: string;
  /** Shows violence or the dead: behind a note. */
  graphic: boolean;
}
