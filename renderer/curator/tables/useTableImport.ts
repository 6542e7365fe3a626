import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type {
  CellCorrection,
  ImportResult,
  Job,
  TableName,
  TablePreview,
  WorkshopErrorReply,
} from '../../../db/model/record/workshop.ts';
import type { WorkshopApi } from '../state/api.ts';
import { watchJob } from './watchJob.ts';

export const importSteps = ['file', 'columns', 'check', 'import'] as const;
export type ImportStep = (typeof importSteps)[number];

/** How the columns of a file are read; what is left out stays as it is. */
export interface Reading {
  mapping?: (string | null)[];
  encoding?: string;
  delimiter?: string;
  sheet?: string;
}

export interface ImportState {
  step: ImportStep;
  table: TableName;
  fileName: string;
  preview: TablePreview | null;
  /** Values written here in place of those in the file. */
  corrections: CellCorrection[];
  /** Why the table is brought in; it stays when an import is stopped. */
  reason: string;
  /** The check or the import under way. */
  job: Job | null;
  /** What the last check found; null where something was changed since. */
  checked: ImportResult | null;
  imported: ImportResult | null;
  /** Set when the import was taken back. */
  isUndone: boolean;
  isReading: boolean;
  /** Why the last step could not be done, in words. */
  trouble: string | null;
}

const beginning: ImportState = {
  step: 'file',
  table: 'claims',
  fileName: '',
  preview: null,
  corrections: [],
  reason: '',
  job: null,
  checked: null,
  imported: null,
  isUndone: false,
  isReading: false,
  trouble: null,
};

export interface ImportWords {
  refusal(error: unknown): string;
  /** What stopped a job. */
  stopped(error: WorkshopErrorReply['error'] | null): string;
  cancelled(): string;
}

/** One file on its way into the workshop: laid before it, read, checked, brought in whole or not at all. */
export function useTableImport(api: WorkshopApi, words: ImportWords) {
  const state = useSignal(beginning);
  const leaving = useRef(new AbortController());
  useEffect(() => () => leaving.current.abort(), []);
  const set = (change: Partial<ImportState>): void => {
    state.value = { ...state.value, ...change };
  };
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    set({ trouble: null, isReading: true });
    await work().catch((error) => set({ trouble: words.refusal(error) }));
    set({ isReading: false, job: null });
  };
  /** Waits for a job; null where it was not done, with the reason said. */
  const finished = async (begun: Promise<Job>): Promise<ImportResult | null> => {
    const show = (job: Job): void => set({ job });
    const job = await watchJob(api, await begun, show, leaving.current.signal);
    if (job.state === 'done') return job.result as ImportResult;
    set({ trouble: job.state === 'cancelled' ? words.cancelled() : words.stopped(job.error) });
    return resultOf(job);
  };
  const upload = (): string => state.value.preview?.upload ?? '';

  return {
    state: state.value,
    chooseTable: (table: TableName) => set({ table }),
    goTo: (step: ImportStep) => set({ step, trouble: null }),
    startAnew: () => set({ ...beginning, table: state.value.table }),
    lay: (file: File) =>
      attempt(async () => {
        const preview = await api.uploadTable(state.value.table, file);
        set({ ...beginning, table: state.value.table, fileName: file.name, preview, step: 'columns' });
      }),
    read: (reading: Reading) =>
      attempt(async () => set({ preview: await api.mapTable(upload(), reading), checked: null })),
    correct: (correction: CellCorrection) => set({ corrections: corrected(state.value.corrections, correction) }),
    check: () =>
      attempt(async () => {
        const { corrections } = state.value;
        set({ step: 'check', checked: null });
        if (corrections.length > 0) set({ preview: await api.mapTable(upload(), { corrections }) });
        set({ checked: await finished(api.checkTable(upload())) });
      }),
    sayWhy: (reason: string) => set({ reason }),
    bringIn: () =>
      attempt(async () => {
        const result = await finished(api.importTable(upload(), state.value.reason.trim()));
        if (result && result.problemCount === 0) set({ imported: result, step: 'import' });
        else if (result) set({ checked: result });
      }),
    cancel: () => void (state.value.job && api.cancelJob(state.value.job.id).catch(() => {})),
    undo: () =>
      attempt(async () => {
        const batch = state.value.imported?.batch;
        if (batch) await api.undoBatch(batch);
        set({ isUndone: true });
      }),
  };
}

/** A refused job tells which rows stood in the way. */
function resultOf({ result }: Job): ImportResult | null {
  return typeof result === 'object' && result !== null && 'problems' in result ? (result as ImportResult) : null;
}

const corrected = (corrections: CellCorrection[], next: CellCorrection): CellCorrection[] => [
  ...corrections.filter(({ row, column }) => row !== next.row || column !== next.column),
  next,
];
