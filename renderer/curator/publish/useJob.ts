import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Job } from '../../../db/model/record/workshop.ts';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import { watchJob } from '../tables/watchJob.ts';
import { carriageRefusalWords, carriageWords } from './carriageWords.ts';

/** How a piece of work ended: with its result, or with words for whoever asked for it. */
export type Ended<Result> = { ok: true; result: Result } | { ok: false; words: string; reason: string | null };

/** One long piece of work at a time, watched until it has ended. */
export function useJob() {
  const { api } = useWorkshop();
  const job = useSignal<Job | null>(null);
  const isBusy = useSignal(false);
  const leaving = useMemo(() => new AbortController(), []);
  useEffect(() => () => leaving.abort(), [leaving]);

  const run = async <Result>(begin: () => Promise<Job & { result: Result | null }>): Promise<Ended<Result>> => {
    isBusy.value = true;
    try {
      const ended = await watchJob(api, await begin(), (now) => (job.value = now), leaving.signal);
      if (ended.state === 'done') return { ok: true, result: ended.result as Result };
      if (ended.state === 'cancelled') return { ok: false, words: t('carry.refused.cancelled'), reason: 'cancelled' };
      return { ok: false, words: carriageWords(ended.error), reason: ended.error?.reason ?? null };
    } catch (error) {
      return { ok: false, words: carriageRefusalWords(error), reason: null };
    } finally {
      job.value = null;
      isBusy.value = false;
    }
  };
  return {
    /** What is known of the work; null before the service has begun it, and after its end. */
    job: job.value,
    isBusy: isBusy.value,
    run,
    cancel: () => {
      if (job.value) void api.cancelJob(job.value.id).catch(() => {});
    },
  };
}
