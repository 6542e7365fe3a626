import type { Language } from '../vocabulary.ts';

/** Level of the fallback chain that the kiosk shows; `memorial` needs no database. */
export type FallbackLevel = 'current' | 'previous' | 'builtin' | 'memorial';

export interface ReleaseInfo {
  /** Short id: the sequence number and the first digits of the content's sha-256, `0001-9f2c1a7b`. */
  id: string;
  sequence: number;
  title: Record<Language, string>;
  /** ISO day of the content. */
  date: string;
  by: string;
  /** Numbers of published entries, for the home screen. */
  counts: {
    camps: number;
    persons: number;
    questions: number;
    claims: number;
    texts: number;
    terms: number;
    sources: number;
    ways: number;
  };
}

/** Answer of `/api/health`. `release` is null on the memorial level. */
export interface Health {
  status: 'ok' | 'degraded';
  release: { id: string; sequence: number } | null;
  /** Another release became current while the requesting page uses `release`; the page changes to it when no visitor reads. */
  next: { id: string; sequence: number } | null;
  ladder: FallbackLevel;
  uptimeMs: number;
}

/** Settings of this kiosk for the page: response of `/api/kiosk`. */
export interface Kiosk {
  languages: Language[];
  defaultLanguage: Language;
  idleSeconds: number;
  warningSeconds: number;
  screenWidthMm: number;
  /** From the floor to the lower edge of the picture. */
  lowerEdgeMm: number;
  mode: 'touch' | 'display';
  /** Whether uses are counted (never users). */
  usage: boolean;
  version: string;
  /** Of the museum, as it wants it in what visitors take home; absent: none is given. */
  takeHomeAddress?: string;
  /** Public key to which letters to the museum are sealed; absent: it takes none. */
  askKey?: string;
  /** The page with the data of the release, beside that of remembrance; absent on a kiosk, from which no one takes files. */
  openData?: string;
  /** Whether sheets of paper for letters lie beside the screen. */
  askOnPaper?: true;
  /** Shows a draft: the page says so in every language. */
  proof?: boolean;
}

/**
 * The id of the release that a page reads: in a response the release it comes from, in a request the release that the page
 * continues with while it is open. Requests without it are answered from the current release.
 */
export const releaseHeader = 'Esimde-Release';
