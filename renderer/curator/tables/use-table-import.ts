import type { WorkshopErrorReply } from '../../../db/model/api/error.ts';
import type { CellCorrection, ImportResult, TableName, TablePreview } from '../../../db/model/api/tables.ts';
import type { TableChange } from '../api/client.ts';
import { useScreenState, useWorkshop } from '../app/context.ts';
import type { PageJob } from '../jobs/jobs.ts';
import { useJob } from '../jobs/use-job.ts';

export const importSteps = ['file', 'columns', 'check', 'import'] as const;
export type ImportStep = (typeof importSteps)[number];

/** How the columns of a file are read; what is left out stays as it is. */
export type Reading = Omit<TableChange, 'corrections'>;

export interface ImportState {
  step: ImportStep;
  table: TableName;
  fileName: string;
  preview: TablePreview | null;
  /** Values written here in place of those in the file. */
  corrections: CellCorrection[];
  /** Why the table is brought in; it stays when an import is stopped. */
  reason: string;
  /** What the last check found; null where something was changed since. */
  checked: ImportResult | null;
  imported: ImportResult | null;
  /** Set when the import was taken back. */
  isUndone: boolean;
  isReading: boolean;
  /** Why the last step could not be done, in words. */
  trouble: string | null;
}

/** Where every import begins. */
const importBeginning: ImportState = {
  step: 'file',
  table: 'claims',
  fileName: '',
  preview: null,
  corrections: [],
  reason: '',
  checked: null,
  imported: null,
  isUndone: false,
  isReading: false,
  trouble: null,
};

interface ImportWords {
  refusal(error: unknown): string;
  /** What stopped a job. */
  stopped(error: WorkshopErrorReply['error'] | null): string;
  cancelled(): string;
  /** Nobody knows how it ended: the program was started anew. */
  lost(): string;
}

export type Wizard = ReturnType<typeof useTableImport>;

/**
 * One file on its way into the workshop: laid before it, read, checked, brought in whole or not at all. It waits where it was
 * left while its editor looks at other screens.
 */
export function useTableImport(words: ImportWords) {
  const { api } = useWorkshop();
  const state = useScreenState('table import', importBeginning);
  const set = (change: Partial<ImportState>): void => {
    state.value = { ...state.value, ...change };
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    set({ trouble: null, isReading: true });
    await work().catch((error) => set({ trouble: words.refusal(error) }));
    set({ isReading: false });
  };
  const { running, run, cancel } = useJob(['check', 'import'], (job) => set(endOf(job, words, state.value)));
  const upload = (): string => state.value.preview?.upload ?? '';

  return {
    state: running?.kind === 'import' ? { ...state.value, step: 'check' as const } : state.value,
    /** The check or the import under way. */
    running,
    isBusy: running !== null || state.value.isReading,
    chooseTable: (table: TableName) => set({ table }),
    goTo: (step: ImportStep) => set({ step, trouble: null }),
    startAnew: () => set({ ...importBeginning, table: state.value.table }),
    lay: (file: File) =>
      attempt(async () => {
        const preview = await api.uploadTable(state.value.table, file);
        set({ ...importBeginning, table: state.value.table, fileName: file.name, preview, step: 'columns' });
      }),
    read: (reading: Reading) =>
      attempt(async () => set({ preview: await api.mapTable(upload(), reading), checked: null })),
    correct: (correction: CellCorrection) => set({ corrections: corrected(state.value.corrections, correction) }),
    check: () =>
      attempt(async () => {
        const { corrections } = state.value;
        set({ step: 'check', checked: null });
        if (corrections.length > 0) set({ preview: await api.mapTable(upload(), { corrections }) });
        run({ kind: 'check' }, () => api.checkTable(upload()));
      }),
    sayWhy: (reason: string) => set({ reason }),
    bringIn: () => {
      const { table, fileName: name, reason } = state.value;
      set({ trouble: null });
      run({ kind: 'import', about: { table, name } }, () => api.importTable(upload(), reason.trim()));
    },
    cancel,
    undo: () =>
      attempt(async () => {
        const batch = state.value.imported?.batch;
        if (batch) await api.undoBatch(batch);
        set({ isUndone: true });
      }),
  };
}

/** What the end of a check or an import changes; the page may have been loaded anew since it began. */
function endOf({ kind, about, job, failure }: PageJob, words: ImportWords, before: ImportState): Partial<ImportState> {
  if (failure !== null) return { trouble: job === null ? words.refusal(failure) : words.lost() };
  if (job?.state === 'cancelled') return { trouble: words.cancelled() };
  if (job?.state !== 'done') return { trouble: words.stopped(job?.error ?? null) };
  const result = job.result as ImportResult;
  const { table = before.table, name = before.fileName } = about;
  if (kind === 'import' && result.problemCount === 0)
    return { imported: result, step: 'import', table, fileName: name };
  // Rows that are wrong are corrected where the file still lies.
  return before.preview === null ? {} : { checked: result, step: 'check' };
}

const corrected = (corrections: CellCorrection[], next: CellCorrection): CellCorrection[] => [
  ...corrections.filter(({ row, column }) => row !== next.row || column !== next.column),
  next,
];
