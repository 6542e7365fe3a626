import type { DraftsMerged, MergeAsked } from '../../../db/model/api/publish.ts';
import type { Body } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import { releaseRefusalText } from '../api/release-error-text.ts';
import { useScreenState, useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { calm, live, type Message } from '../ui/Notice.tsx';
import { saveAs } from '../ui/save-as.ts';

interface DraftFileState {
  message: Message | null;
  /** The result of the last file; null without one. */
  merged: DraftsMerged | null;
  isBusy: boolean;
}

const noDraftFile: DraftFileState = { message: null, merged: null, isBusy: false };

/** Exports and merges drafts files. Conflicts are decided record by record and stay until all of them are. */
export function useDraftFile() {
  const { api } = useWorkshop();
  const state = useScreenState('drafts file', noDraftFile);
  const set = (change: Partial<DraftFileState>): void => {
    state.value = { ...state.value, ...change };
  };
  const attempt = async (act: () => Promise<Partial<DraftFileState>>): Promise<void> => {
    set({ isBusy: true, message: null });
    try {
      set(await act());
    } catch (error) {
      const isOvertaken = isRefusal(error, 'conflict');
      set({ message: live(isOvertaken ? t('carry.draftOvertaken') : releaseRefusalText(error)) });
    }
    set({ isBusy: false });
  };
  return {
    ...state.value,
    bring: (file: File) => attempt(async () => ({ merged: await api.mergeDrafts(file) })),
    exportDrafts: () =>
      attempt(async () => {
        saveAs(`esimde-${new Date().toISOString().slice(0, 10)}.esimde-drafts`, await api.exportDrafts());
        return {};
      }),
    undo: (batch: string) =>
      attempt(async () => {
        await api.undoBatch(batch);
        return { merged: null, message: calm(t('carry.draftsUndone')) };
      }),
    decide: (conflict: MergeAsked, body: Body) =>
      attempt(async () => {
        const { merged } = state.value;
        const reason = t('carry.draftReason', { name: merged?.by ?? '' });
        await api.save(conflict, { baseRevision: conflict.merge.headRevision, body, reason, cause: 'merge' });
        const left = merged && { ...merged, asked: merged.asked.filter((each) => each !== conflict) };
        return { merged: left, message: calm(t('carry.draftIsTaken')) };
      }),
  };
}
