import type { CellCorrection, ImportResult, TableName, TablePreview } from '../../../db/model/api/tables.ts';
import type { TableChange } from '../api/client.ts';
import { useScreenState, useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import type { PageJob } from '../jobs/jobs.ts';
import { useJob } from '../jobs/use-job.ts';
import { saveAs } from '../ui/save-as.ts';
import { stoppedText, tableRefusalText } from './fault-text.ts';

export const importSteps = ['file', 'columns', 'check', 'import'] as const;
export type ImportStep = (typeof importSteps)[number];

/** How the columns of a file are read; what is left out stays as it is. */
export type Reading = Omit<TableChange, 'corrections' | 'leftOut'>;

export interface ImportState {
  step: ImportStep;
  table: TableName;
  fileName: string;
  preview: TablePreview | null;
  /** Values written here in place of those in the file. */
  corrections: CellCorrection[];
  /** Rows of the file that are not taken. */
  leftOut: number[];
  /** Why the table is brought in; it stays when an import is stopped. */
  reason: string;
  /** The result of the last check; null after a change. */
  checked: ImportResult | null;
  imported: ImportResult | null;
  /** The import was undone. */
  isUndone: boolean;
  isReading: boolean;
  /** Why the last step failed. */
  failure: string | null;
}

const initialState: ImportState = {
  step: 'file',
  table: 'claims',
  fileName: '',
  preview: null,
  corrections: [],
  leftOut: [],
  reason: '',
  checked: null,
  imported: null,
  isUndone: false,
  isReading: false,
  failure: null,
};

export type Wizard = ReturnType<typeof useTableImport>;

/** The import of one table: upload, column mapping, check, import. Its state stays while other screens are open. */
export function useTableImport() {
  const { api } = useWorkshop();
  const state = useScreenState('table import', initialState);
  const set = (change: Partial<ImportState>): void => {
    state.value = { ...state.value, ...change };
  };
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    set({ failure: null, isReading: true });
    await act().catch((error) => set({ failure: tableRefusalText(error) }));
    set({ isReading: false });
  };
  const { running, run, cancel } = useJob(['check', 'import'], (job) => set(resultOf(job, state.value)));
  const upload = (): string => state.value.preview?.upload ?? '';
  const check = (isChanged: boolean) =>
    attempt(async () => {
      const { corrections, leftOut } = state.value;
      set({ step: 'check', checked: null });
      if (isChanged) set({ preview: await api.mapTable(upload(), { corrections, leftOut }) });
      run({ kind: 'check' }, () => api.checkTable(upload()));
    });

  return {
    state: running?.kind === 'import' ? { ...state.value, step: 'check' as const } : state.value,
    /** The check or the import under way. */
    running,
    isBusy: running !== null || state.value.isReading,
    chooseTable: (table: TableName) => set({ table }),
    goTo: (step: ImportStep) => set({ step, failure: null }),
    restart: () => set({ ...initialState, table: state.value.table }),
    uploadFile: (file: File) =>
      attempt(async () => {
        const preview = await api.uploadTable(state.value.table, file);
        set({ ...initialState, table: state.value.table, fileName: file.name, preview, step: 'columns' });
      }),
    read: (reading: Reading) =>
      attempt(async () => {
        const preview = await api.mapTable(upload(), reading);
        // Rows and cells are others now.
        const isMoved = [reading.sheet, reading.headerRow, reading.delimiter].some((each) => each !== undefined);
        set({ preview, checked: null, ...(isMoved && { corrections: [], leftOut: [] }) });
      }),
    correct: (next: CellCorrection[]) => set({ corrections: corrected(state.value.corrections, next) }),
    leaveOut: (rows: readonly number[], isLeft: boolean) => {
      const others = state.value.leftOut.filter((each) => !rows.includes(each));
      set({ leftOut: isLeft ? [...others, ...rows] : others });
    },
    check: () => {
      const { corrections, leftOut } = state.value;
      return check(corrections.length + leftOut.length > 0);
    },
    /** Takes the rows that were left out, and checks again. */
    takeAllRows: () => {
      set({ leftOut: [] });
      return check(true);
    },
    saveCorrected: () =>
      attempt(async () => {
        const { corrections, leftOut, fileName } = state.value;
        set({ preview: await api.mapTable(upload(), { corrections, leftOut }) });
        saveAs(correctedName(fileName), await api.correctedTable(upload()));
      }),
    setReason: (reason: string) => set({ reason }),
    runImport: () => {
      const { table, fileName: name, reason } = state.value;
      set({ failure: null });
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

/** The state change of a finished check or import; the page may have been loaded again since it started. */
function resultOf({ kind, about, job, failure }: PageJob, before: ImportState): Partial<ImportState> {
  if (failure !== null) return { failure: job === null ? tableRefusalText(failure) : t('work.lost') };
  if (job?.state === 'cancelled') return { failure: t('tables.cancelled') };
  if (job?.state !== 'done') return { failure: stoppedText(job?.error ?? null) };
  const result = job.result as ImportResult;
  const { table = before.table, name = before.fileName } = about;
  if (kind === 'import' && result.problemCount === 0)
    return { imported: result, step: 'import', table, fileName: name };
  // Without the uploaded file there is nothing to correct.
  return before.preview === null ? {} : { checked: result, step: 'check' };
}

const correctedName = (name: string): string => {
  const dot = name.lastIndexOf('.');
  const end = dot > 0 ? dot : name.length;
  return `${name.slice(0, end)} (${t('tables.correctedName')})${name.slice(end)}`;
};

/** Corrections with others, which replace those of the same cells. */
export function corrected(corrections: CellCorrection[], next: CellCorrection[]): CellCorrection[] {
  const cellOf = ({ row, column }: CellCorrection): string => `${row} ${column}`;
  const replaced = new Set(next.map(cellOf));
  return [...corrections.filter((each) => !replaced.has(cellOf(each))), ...next];
}
