import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { MergeProposal, RecordKey, RevisionSummary, WorkshopRecord } from '../../../db/model/api/records.ts';
import type { Body } from '../api/client.ts';
import { isRefusal, refusalText, WorkshopRefusal } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { calm, live, type Message } from '../ui/Notice.tsx';

interface RecordHistory {
  record: WorkshopRecord;
  /** Newest first. */
  revisions: RevisionSummary[];
}

interface HistoryState {
  /** Null until it is loaded. */
  history: RecordHistory | null;
  message: Message | null;
  /** The opened version. */
  opened: { revision: RevisionSummary; body: Body } | null;
  /** Set when later changes conflict with the undo or restore. */
  merge: { proposal: MergeProposal; reason: string } | null;
}

/** The history of a record. Undo and restore never overwrite: each makes a new revision. */
export function useHistory(key: RecordKey) {
  const { api } = useWorkshop();
  const state = useSignal<HistoryState>({ history: null, message: null, opened: null, merge: null });
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

  /** `reason`: for the merge, if there is a conflict. `act` returns the success message; null for none. */
  const attempt = async (reason: string, act: () => Promise<string | null>): Promise<void> => {
    try {
      const text = await act();
      if (text === null) return;
      set({ opened: null, merge: null, message: calm(text) });
      await load();
    } catch (error) {
      const proposal = error instanceof WorkshopRefusal ? error.reply?.merge : undefined;
      if (proposal) return set({ opened: null, message: null, merge: { proposal, reason } });
      const isConflict = isRefusal(error, 'conflict');
      set({ opened: null, message: live(isConflict ? t('history.conflict') : refusalText(error)) });
      if (isConflict) await load();
    }
  };

  useEffect(() => {
    void load().catch((error) => set({ message: live(refusalText(error)) }));
  }, [load, set]);

  const head = () => state.value.history?.record.revision ?? 0;
  const save = async (body: Body, baseRevision: number, reason: string): Promise<number> =>
    (await api.save(key, { baseRevision, body, reason })).revision;
  return {
    ...state.value,
    close: () => set({ opened: null, merge: null }),
    open: (revision: RevisionSummary) =>
      attempt('', async () => {
        const { body } = await api.revision(key, revision.number);
        set({ opened: { revision, body } });
        return null;
      }),
    undo: ({ number: old }: RevisionSummary) =>
      attempt(t('history.reason.undo', { number: old }), async () => {
        const { revision: number } = await api.undoRevision(key, { baseRevision: head(), revision: old });
        return t('history.done.undo', { number });
      }),
    bringBack: ({ number: old }: RevisionSummary) => {
      const reason = t('history.reason.bringBack', { number: old });
      return attempt(reason, async () => {
        const { body } = await api.revision(key, old);
        return t('history.done.bringBack', { old, number: await save(body, head(), reason) });
      });
    },
    resolve: (body: Body) => {
      const { merge } = state.value;
      if (!merge) return;
      void attempt(merge.reason, async () => {
        const number = await save(body, merge.proposal.headRevision, merge.reason);
        return t('history.done.merge', { number });
      });
    },
    undoBatch: ({ batch }: RevisionSummary) =>
      attempt('', async () => {
        if (batch !== null) await api.undoBatch(batch);
        return t('history.done.batch');
      }),
  };
}
