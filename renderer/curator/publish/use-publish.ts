import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { PublishState, SwitchResult } from '../../../db/model/api/publish.ts';
import { refusalWords } from '../api/refusal.ts';
import { endedOf } from '../jobs/outcome.ts';
import { useWork } from '../jobs/use-job.ts';
import { usePublishApi } from './publish-api.ts';

interface PublishScreenState {
  /** Null while it is asked for: every condition is tried anew. */
  state: PublishState | null;
  failure: string | null;
  published: SwitchResult | null;
}

/** How things stand before a release, and the release. */
export function usePublish() {
  const api = usePublishApi();
  const screen = useSignal<PublishScreenState>({ state: null, failure: null, published: null });
  const set = useCallback(
    (change: Partial<PublishScreenState>): void => {
      screen.value = { ...screen.value, ...change };
    },
    [screen],
  );
  const { running, run } = useWork(['publish'], (piece) => {
    const ended = endedOf<SwitchResult>(piece);
    set(ended.ok ? { published: ended.result } : { failure: ended.words });
  });
  const isBusy = running !== null;
  // Asked for when nothing is under way: before it, and anew after it.
  useEffect(() => {
    if (isBusy) return;
    set({ state: null });
    api
      .state()
      .then((state) => set({ state }))
      .catch((error) => set({ failure: refusalWords(error) }));
  }, [api, set, isBusy]);
  return {
    ...screen.value,
    running,
    refuse: (failure: string) => set({ failure }),
    publish(key: string, passphrase: string): void {
      set({ failure: null, published: null });
      run({ kind: 'publish' }, () => api.publish({ key, passphrase }));
    },
  };
}
