import { signal } from '@preact/signals';
import type { Citation } from '../../../db/model/api/claim.ts';
import type { Medium } from '../../../db/model/api/media.ts';
import type { Key } from '../../shared/i18n/i18n.ts';

/** What a visitor takes home of a screen, as text: the essential lines, and a longer one that may be cut. */
export interface TakeHome {
  head: string[];
  body: string;
  sources: string[];
}

/**
 * What the sheet over the screen shows: the evidence of a claim or of an entry, a term of the glossary, a picture, a text to
 * take home.
 */
export type Sheet =
  | { kind: 'claim'; claimId: string }
  | { kind: 'citations'; title: Key; citations: Citation[] }
  | { kind: 'term'; termId: string }
  | { kind: 'picture'; medium: Medium }
  | { kind: 'take-home'; takeHome: TakeHome };

export const sheet = signal<Sheet | null>(null);

export function openClaim(claimId: string): void {
  sheet.value = { kind: 'claim', claimId };
}

export function closeSheet(): void {
  sheet.value = null;
}
