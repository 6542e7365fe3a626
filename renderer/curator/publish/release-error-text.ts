import type { WorkshopErrorReply } from '../../../db/model/api/error.ts';
import type { SwitchResult } from '../../../db/model/api/publish.ts';
import { refusalWords, WorkshopRefusal } from '../api/refusal.ts';
import { hasWord, t } from '../app/i18n.ts';

/** Why a release, a package or a backup was refused, and what to do. */
export function carriageWords(reply: WorkshopErrorReply['error'] | null): string {
  return (
    reasonWords(reply?.reason, reply?.detail ?? '') ??
    refusalWords(new WorkshopRefusal(reply?.code ?? 'internal', reply))
  );
}

/** The same for a thrown error. */
export function carriageRefusalWords(error: unknown): string {
  const reply = error instanceof WorkshopRefusal ? error.reply : null;
  if (reply?.code === 'not-found') return t('carry.stickGone');
  return reply?.reason === undefined ? refusalWords(error) : carriageWords(reply);
}

/** The sentence of a reason's code; null without one. `detail`: the file, key or number that it is about. */
export function reasonWords(reason: string | null | undefined, detail: string): string | null {
  const key = `carry.refused.${reason}`;
  return hasWord(key) ? t(key, { detail }) : null;
}

/** Why the kiosk went back from a release right after switching to it. */
export function revertedText({ sequence: number, revertedBecause }: SwitchResult): string {
  return t('publish.reverted', { number, reason: reasonWords(revertedBecause, '') ?? revertedBecause ?? '' });
}
