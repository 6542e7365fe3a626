import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { PublishState, SwitchResult } from '../../../db/model/record/publish.ts';
import { refusalWords } from '../state/refusalWords.ts';
import { useJob } from './useJob.ts';
import { usePublishApi } from './usePublishApi.ts';

interface PublishScreenState {
  /** Null while it is asked for: every condition is tried anew. */
  state: PublishState | null;
  failure: string | null;
  published: SwitchResult | null;
}

/** How things stand before a release, and the release. */
export function usePublish() {
  const api = usePublishApi();
  const { job, isBusy, run } = useJob();
  const screen = useSignal<PublishScreenState>({ state: null, failure: null, published: null });
  const set = useCallback(
    (change: Partial<PublishScreenState>): void => {
      screen.value = { ...screen.value, ...change };
    },
    [screen],
  );
  const load = useCallback(async () => set({ state: await api.state() }), [api, set]);
  useEffect(() => {
    void load().catch((error) => set({ failure: refusalWords(error) }));
  }, [load, set]);
  return {
    ...screen.value,
    job,
    refuse: (failure: string) => set({ failure }),
    isBusy,
    async publish(key: string, passphrase: string): Promise<void> {
      set({ failure: null, published: null });
      const ended = await run(() => api.publish({ key, passphrase }));
      set(ended.ok ? { published: ended.result, state: null } : { failure: ended.words });
      await load().catch(() => {});
    },
  };
}
