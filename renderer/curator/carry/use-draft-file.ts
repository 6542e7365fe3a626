import type { DraftsMerged, MergeAsked } from '../../../db/model/api/publish.ts';
import { type Body, isRefusal } from '../api/client.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { usePublishApi } from '../publish/publish-api.ts';
import { carriageRefusalWords } from '../publish/release-error-text.ts';

export interface DraftFileState {
  notice: { tone: 'calm' | 'live'; words: string } | null;
  /** What came of the last file; null: none was brought. */
  merged: DraftsMerged | null;
  isBusy: boolean;
}

export const noDraftFile: DraftFileState = { notice: null, merged: null, isBusy: false };

/** Colleagues' work that comes and goes as a file; what collides is decided record by record, and waits until all of it is. */
export function useDraftFile() {
  const { api, draftFile: state } = useWorkshop();
  const carrying = usePublishApi();
  const set = (change: Partial<DraftFileState>): void => {
    state.value = { ...state.value, ...change };
  };
  const attempt = async (work: () => Promise<Partial<DraftFileState>>): Promise<void> => {
    set({ isBusy: true, notice: null });
    try {
      set(await work());
    } catch (error) {
      const words = isRefusal(error, 'conflict') ? t('carry.draftOvertaken') : carriageRefusalWords(error);
      set({ notice: { tone: 'live', words } });
    }
    set({ isBusy: false });
  };
  return {
    state: state.value,
    bring: (file: File) => attempt(async () => ({ merged: await carrying.mergeDrafts(file) })),
    takeAlong: () =>
      attempt(async () => {
        saveAs(`esimde-${new Date().toISOString().slice(0, 10)}.esimde-drafts`, await carrying.exportDrafts());
        return {};
      }),
    undo: (batch: string) =>
      attempt(async () => {
        await api.undoBatch(batch);
        return { merged: null, notice: { tone: 'calm', words: t('carry.draftsUndone') } };
      }),
    decide: (asked: MergeAsked, body: Body) =>
      attempt(async () => {
        const { merged } = state.value;
        const reason = t('carry.draftReason', { name: merged?.by ?? '' });
        await api.save(asked, { baseRevision: asked.merge.headRevision, body, reason, cause: 'merge' });
        const left = merged && { ...merged, asked: merged.asked.filter((each) => each !== asked) };
        return { merged: left, notice: { tone: 'calm', words: t('carry.draftIsTaken') } };
      }),
  };
}

/** Hands a file to the browser. */
function saveAs(name: string, content: Blob): void {
  const href = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  URL.revokeObjectURL(href);
}
