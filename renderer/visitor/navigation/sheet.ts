import { signal } from '@preact/signals';
import type { Citation } from '../../../db/model/api/claim.ts';
import type { Key } from '../../shared/i18n/i18n.ts';

/** What the sheet over the screen shows: the evidence of a claim or of an entry, or a term of the glossary. */
export type Sheet =
  | { kind: 'claim'; claimId: string }
  | { kind: 'citations'; title: Key; citations: Citation[] }
  | { kind: 'term'; termId: string };

export const sheet = signal<Sheet | null>(null);

export function openClaim(claimId: string): void {
  sheet.value = { kind: 'claim', claimId };
}

export function closeSheet(): void {
  sheet.value = null;
}
