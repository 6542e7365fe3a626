import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { Drive, ReleaseList, ReleaseSummary, SwitchResult } from '../../../db/model/record/publish.ts';
import { reasonWords } from '../publish/carriageWords.ts';
import { useJob } from '../publish/useJob.ts';
import { usePublishApi } from '../publish/usePublishApi.ts';
import { refusalWords } from '../state/refusalWords.ts';
import { t } from '../state/words.ts';

interface ReleasesState {
  /** Null while it is being opened. */
  list: ReleaseList | null;
  notice: { tone: 'calm' | 'live'; words: string } | null;
  /** What is being done, in words. */
  doing: string | null;
}

/** The kept releases, going back to one, and writing one to a stick. */
export function useReleases() {
  const api = usePublishApi();
  const { job, isBusy, run, cancel } = useJob();
  const state = useSignal<ReleasesState>({ list: null, notice: null, doing: null });
  const set = useCallback(
    (change: Partial<ReleasesState>): void => {
      state.value = { ...state.value, ...change };
    },
    [state],
  );
  const load = useCallback(async () => {
    try {
      set({ list: await api.releases() });
    } catch (error) {
      set({ notice: { tone: 'live', words: refusalWords(error) } });
    }
  }, [api, set]);
  useEffect(() => void load(), [load]);
  return {
    ...state.value,
    job,
    isBusy,
    load,
    cancel,
    async goBack({ sequence: number }: ReleaseSummary): Promise<void> {
      set({ notice: null, doing: t('releases.goingBack', { number }) });
      const ended = await run(() => api.goBackTo(number));
      set({ notice: ended.ok ? switchWords(ended.result) : { tone: 'live', words: ended.words } });
      await load();
    },
    async toStick({ sequence: number }: ReleaseSummary, { id, name }: Drive): Promise<void> {
      set({ notice: null, doing: t('releases.writing', { number, name }) });
      const ended = await run(() => api.exportTo(number, id));
      const notice = ended.ok
        ? { tone: 'calm' as const, words: t('releases.written', { number, name }) }
        : { tone: 'live' as const, words: ended.words };
      set({ notice });
    },
  };
}

function switchWords({ sequence: number, revertedBecause }: SwitchResult) {
  if (revertedBecause === null) return { tone: 'calm' as const, words: t('releases.wentBack', { number }) };
  const reason = reasonWords(revertedBecause, '') ?? revertedBecause;
  return { tone: 'live' as const, words: t('publish.reverted', { number, reason }) };
}
