import type { WorkshopErrorReply } from '../../../db/model/api/error.ts';
import type { SwitchResult } from '../../../db/model/api/publish.ts';
import { hasKey, t } from '../app/i18n.ts';
import { refusalText, WorkshopRefusal } from './refusal.ts';

/** Why a release, a package or a backup was refused, and what to do. */
export function releaseErrorText(reply: WorkshopErrorReply['error'] | null): string {
  return (
    reasonText(reply?.reason, reply?.detail ?? '') ?? refusalText(new WorkshopRefusal(reply?.code ?? 'internal', reply))
  );
}

/** The same for a thrown error. */
export function releaseRefusalText(error: unknown): string {
  const reply = error instanceof WorkshopRefusal ? error.reply : null;
  if (reply?.code === 'not-found') return t('carry.stickGone');
  return reply?.reason === undefined ? refusalText(error) : releaseErrorText(reply);
}

/** The sentence of a reason's code; null without one. `detail`: the file, key or number that it is about. */
export function reasonText(reason: string | null | undefined, detail: string): string | null {
  const key = `carry.refused.${reason}`;
  return hasKey(key) ? t(key, { detail }) : null;
}

/** Why the kiosk went back from a release right after switching to it. */
export function revertedText({ sequence: number, revertedBecause }: SwitchResult): string {
  return t('publish.reverted', { number, reason: reasonText(revertedBecause, '') ?? revertedBecause ?? '' });
}
