import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { Review, ReviewItem } from '../../../db/model/api/publish.ts';
import { isRefusal } from '../api/client.ts';
import { refusalWords } from '../api/refusal.ts';
import { inLanguage, t } from '../app/i18n.ts';
import { usePublishApi } from '../publish/publish-api.ts';

interface ReviewState {
  /** Null while it is being opened. */
  review: Review | null;
  notice: { tone: 'calm' | 'live'; words: string } | null;
  isBusy: boolean;
}

/** What waits for a second pair of eyes, and what they decide. */
export function useReview() {
  const api = usePublishApi();
  const state = useSignal<ReviewState>({ review: null, notice: null, isBusy: false });
  const set = useCallback(
    (change: Partial<ReviewState>): void => {
      state.value = { ...state.value, ...change };
    },
    [state],
  );
  const load = useCallback(async () => set({ review: await api.review() }), [api, set]);
  useEffect(() => {
    void load().catch((error) => set({ notice: { tone: 'live', words: refusalWords(error) } }));
  }, [load, set]);

  /** @returns whether it was done; else the notice says why not */
  const attempt = async (work: () => Promise<ReviewState['notice']>): Promise<boolean> => {
    if (state.peek().isBusy) return false;
    set({ isBusy: true, notice: null });
    try {
      set({ notice: await work() });
      await load();
      return true;
    } catch (error) {
      const isOvertaken = isRefusal(error, 'conflict');
      set({ notice: { tone: 'live', words: isOvertaken ? t('review.overtaken') : refusalWords(error) } });
      if (isOvertaken) await load().catch(() => {});
      return false;
    } finally {
      set({ isBusy: false });
    }
  };
  const calm = (words: string) => ({ tone: 'calm' as const, words });
  return {
    state: state.value,
    refuse: (words: string) => set({ notice: { tone: 'live', words } }),
    approve: (item: ReviewItem) =>
      attempt(async () => {
        await api.approve(item);
        return calm(t('review.done.approve', { name: inLanguage(item.title) || item.id }));
      }),
    approveAll: (items: ReviewItem[]) =>
      attempt(async () => {
        const { approved, refused } = await api.approveAll(items);
        if (refused.length === 0) return calm(t('review.done.approveAll', { count: approved.length }));
        const words = t('review.done.someRefused', { done: approved.length, count: refused.length });
        return { tone: 'live', words };
      }),
    sendBack: (item: ReviewItem, reason: string) =>
      attempt(async () => {
        await api.sendBack(item, reason);
        return calm(t('review.done.sendBack', { name: inLanguage(item.title) || item.id }));
      }),
    setFourEyes: (on: boolean) =>
      attempt(async () => {
        await api.setFourEyes(on);
        return calm(t(on ? 'review.fourEyes.isOn' : 'review.fourEyes.isOff'));
      }),
  };
}
