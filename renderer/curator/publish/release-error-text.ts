import type { WorkshopErrorReply } from '../../../db/model/api/workshop.ts';
import { WorkshopRefusal } from '../api/client.ts';
import { refusalWords } from '../api/refusal.ts';
import { hasWord, t } from '../app/i18n.ts';

/** Why a release, a package or a backup is not taken, and what to do. */
export function carriageWords(reply: WorkshopErrorReply['error'] | null): string {
  return (
    reasonWords(reply?.reason, reply?.detail ?? '') ??
    refusalWords(new WorkshopRefusal(reply?.code ?? 'internal', reply))
  );
}

/** The same of what was thrown. */
export function carriageRefusalWords(error: unknown): string {
  const reply = error instanceof WorkshopRefusal ? error.reply : null;
  if (reply?.code === 'not-found') return t('carry.stickGone');
  return reply?.reason === undefined ? refusalWords(error) : carriageWords(reply);
}

/** The words of one reason; null where there is none, or no words for it. `detail`: the file, key or number it is about. */
export function reasonWords(reason: string | null | undefined, detail: string): string | null {
  const key = `carry.refused.${reason}`;
  return hasWord(key) ? t(key, { detail }) : null;
}
