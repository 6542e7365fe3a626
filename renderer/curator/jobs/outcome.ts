import { isRefusal } from '../api/client.ts';
import { t } from '../app/i18n.ts';
import { carriageRefusalWords, carriageWords } from '../publish/release-error-text.ts';
import type { Piece } from './jobs.ts';

/** How a piece of work ended: with its result, or with words for whoever asked for it. */
type Ended<Result> = { ok: true; result: Result } | { ok: false; words: string; reason: string | null };

export function endedOf<Result>({ job, failure }: Piece): Ended<Result> {
  if (failure !== null) {
    const isLost = job !== null && (isRefusal(failure, 'not-found') || isRefusal(failure, 'no-answer'));
    return { ok: false, words: isLost ? t('work.lost') : carriageRefusalWords(failure), reason: null };
  }
  if (job?.state === 'done') return { ok: true, result: job.result as Result };
  if (job?.state === 'cancelled') return { ok: false, words: t('carry.refused.cancelled'), reason: 'cancelled' };
  return { ok: false, words: carriageWords(job?.error ?? null), reason: job?.error?.reason ?? null };
}

/** One sentence above a screen. */
export interface Told {
  tone: 'calm' | 'live';
  words: string;
}

export const toldOf = (ended: Ended<unknown>, done: string): Told =>
  ended.ok ? { tone: 'calm', words: done } : { tone: 'live', words: ended.words };
