import { isRefusal } from '../api/refusal.ts';
import { releaseErrorText, releaseRefusalText } from '../api/release-error-text.ts';
import { t } from '../app/i18n.ts';
import { calm, live, type Message } from '../ui/Notice.tsx';
import type { PageJob } from './jobs.ts';

/** How a job ended: with its result, or with a sentence and the code of the reason. */
export type Outcome<Result> = { ok: true; result: Result } | { ok: false; text: string; reason: string | null };

export function outcomeOf<Result>({ job, failure }: PageJob): Outcome<Result> {
  if (failure !== null) {
    const isLost = job !== null && (isRefusal(failure, 'not-found') || isRefusal(failure, 'no-answer'));
    return { ok: false, text: isLost ? t('work.lost') : releaseRefusalText(failure), reason: null };
  }
  if (job?.state === 'done') return { ok: true, result: job.result as Result };
  if (job?.state === 'cancelled') return { ok: false, text: t('carry.refused.cancelled'), reason: 'cancelled' };
  return { ok: false, text: releaseErrorText(job?.error ?? null), reason: job?.error?.reason ?? null };
}

export const outcomeMessage = (outcome: Outcome<unknown>, done: string): Message =>
  outcome.ok ? calm(done) : live(outcome.text);
