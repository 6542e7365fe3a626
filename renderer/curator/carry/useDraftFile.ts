import { useSignal } from '@preact/signals';
import type { DraftProposal } from '../../../db/model/record/publish.ts';
import { carriageRefusalWords } from '../publish/carriageWords.ts';
import { usePublishApi } from '../publish/usePublishApi.ts';
import { type Body, isRefusal } from '../state/api.ts';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';

interface DraftFileState {
  notice: { tone: 'calm' | 'live'; words: string } | null;
  /** What the last file holds; null: none was read. */
  proposals: DraftProposal[] | null;
  isBusy: boolean;
  /** `kind/id` of those that were taken. */
  taken: string[];
}

/** Drafts that come and go as a file. Each record is taken by itself, as a revision or a new record. */
export function useDraftFile() {
  const { api } = useWorkshop();
  const carrying = usePublishApi();
  const state = useSignal<DraftFileState>({ notice: null, proposals: null, isBusy: false, taken: [] });
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
    read: (file: File) =>
      attempt(async () => {
        const proposals = await carrying.readDrafts(file);
        const words = proposals.length === 0 ? t('carry.noDrafts') : t('carry.draftsRead', { count: proposals.length });
        return { proposals, taken: [], notice: { tone: 'calm', words } };
      }),
    takeAlong: () =>
      attempt(async () => {
        saveAs('drafts.esimde-drafts', await carrying.exportDrafts());
        return {};
      }),
    take: (proposal: DraftProposal, body: Body) =>
      attempt(async () => {
        const { kind, id, by, merge } = proposal;
        const reason = t('carry.draftReason', { name: by });
        if (merge === null) await api.create(kind, { id, body, reason });
        else await api.save(proposal, { baseRevision: merge.headRevision, body, reason, cause: 'merge' });
        return {
          taken: [...state.value.taken, `${kind}/${id}`],
          notice: { tone: 'calm', words: t('carry.draftIsTaken') },
        };
      }),
  };
}

/** Hands a file to the browser. */
function saveAs(name: string, content: unknown): void {
  const href = URL.createObjectURL(new Blob([JSON.stringify(content)], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href, download: name }).click();
  URL.revokeObjectURL(href);
}
