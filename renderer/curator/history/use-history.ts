import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { MergeProposal, RecordKey, RevisionSummary, WorkshopRecord } from '../../../db/model/api/workshop.ts';
import { type Body, isRefusal, type WorkshopApi, WorkshopRefusal } from '../api/client.ts';
import { t } from '../app/i18n.ts';

interface RecordHistory {
  record: WorkshopRecord;
  /** Newest first. */
  revisions: RevisionSummary[];
}

interface HistoryState {
  /** Null while it is being opened. */
  history: RecordHistory | null;
  /** What happened last, in words; `live` where somebody has to look. */
  notice: { tone: 'calm' | 'live'; words: string } | null;
  /** The version that is open to be read. */
  opened: { revision: RevisionSummary; body: Body } | null;
  /** Later changes touched what would be taken back: somebody has to choose. */
  merge: { proposal: MergeProposal; reason: string } | null;
}

/** The history of a record and the ways back in it. Nothing here overwrites: every way back is a new revision. */
export function useHistory(api: WorkshopApi, key: RecordKey, explain: (error: unknown) => string) {
  const state = useSignal<HistoryState>({ history: null, notice: null, opened: null, merge: null });
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

  /** `reason` is why a merge is made, should one be needed. */
  const attempt = async (reason: string, work: () => Promise<string | null>): Promise<void> => {
    try {
      const words = await work();
      if (words === null) return;
      set({ opened: null, merge: null, notice: { tone: 'calm', words } });
      await load();
    } catch (error) {
      const proposal = error instanceof WorkshopRefusal ? error.reply?.merge : undefined;
      if (proposal) return set({ opened: null, notice: null, merge: { proposal, reason } });
      const collided = isRefusal(error, 'conflict');
      set({ opened: null, notice: { tone: 'live', words: collided ? t('history.conflict') : explain(error) } });
      if (collided) await load();
    }
  };

  useEffect(() => {
    void load().catch((error) => set({ notice: { tone: 'live', words: explain(error) } }));
  }, [load, set, explain]);

  const head = () => state.value.history?.record.revision ?? 0;
  const save = async (body: Body, baseRevision: number, reason: string): Promise<number> =>
    (await api.save(key, { baseRevision, body, reason })).revision;
  return {
    state: state.value,
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
