import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { RecordKey, RevisionSummary, WorkshopRecord } from '../../../db/model/record/workshop.ts';
import { type Body, isRefusal, type WorkshopApi } from '../state/api.ts';
import { t } from '../state/words.ts';

export interface RecordHistory {
  record: WorkshopRecord;
  /** Newest first. */
  revisions: RevisionSummary[];
}

export interface HistoryState {
  /** Null while it is being opened. */
  history: RecordHistory | null;
  /** What happened last, in words; `live` where somebody has to look. */
  notice: { tone: 'calm' | 'live'; words: string } | null;
  /** The version that is open to be read. */
  opened: { revision: RevisionSummary; body: Body } | null;
}

/** The history of a record and the ways back in it. Nothing here overwrites: every way back is a new revision. */
export function useHistory(api: WorkshopApi, key: RecordKey, explain: (error: unknown) => string) {
  const state = useSignal<HistoryState>({ history: null, notice: null, opened: null });
  const set = useCallback(
    (change: Partial<HistoryState>): void => {
      state.value = { ...state.value, ...change };
    },
    [state],
  );
  const { kind, id } = key;

  const load = useCallback(async () => {
    const [record, revisions] = await Promise.all([api.record({ kind, id }), api.history({ kind, id })]);
    set({ history: { record, revisions: revisions.toSorted((a, b) => b.number - a.number) } });
  }, [api, kind, id, set]);

  const attempt = async (work: () => Promise<string | null>): Promise<void> => {
    try {
      const words = await work();
      set(words === null ? {} : { opened: null, notice: { tone: 'calm', words } });
      if (words !== null) await load();
    } catch (error) {
      const collided = isRefusal(error, 'conflict');
      set({ opened: null, notice: { tone: 'live', words: collided ? t('history.conflict') : explain(error) } });
      if (collided) await load();
    }
  };

  useEffect(() => {
    void load().catch((error) => set({ notice: { tone: 'live', words: explain(error) } }));
  }, [load, set, explain]);

  const head = () => state.value.history?.record.revision ?? 0;
  return {
    state: state.value,
    close: () => set({ opened: null }),
    open: (revision: RevisionSummary) =>
      attempt(async () => {
        const { body } = await api.revision(key, revision.number);
        set({ opened: { revision, body } });
        return null;
      }),
    undo: ({ number: revision }: RevisionSummary) =>
      attempt(async () => {
        const { revision: number } = await api.undoRevision(key, { baseRevision: head(), revision });
        return t('history.done.undo', { number });
      }),
    bringBack: ({ number: old }: RevisionSummary) =>
      attempt(async () => {
        const { body } = await api.revision(key, old);
        const reason = t('history.reason.bringBack', { number: old });
        const { revision: number } = await api.save(key, { baseRevision: head(), body, reason });
        return t('history.done.bringBack', { old, number });
      }),
    undoBatch: ({ batch }: RevisionSummary) =>
      attempt(async () => {
        if (batch !== null) await api.undoBatch(batch);
        return t('history.done.batch');
      }),
  };
}
