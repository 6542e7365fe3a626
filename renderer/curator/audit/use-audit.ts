import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { WorkshopApi } from '../api/client.ts';
import { refusalWords } from '../api/refusal.ts';
import { type AuditChoice, type AuditEntry, matches } from './audit-labels.ts';

interface AuditState {
  /** Newest first; null while they are being opened. */
  entries: AuditEntry[] | null;
  /** How many there are in all. */
  total: number;
  choice: AuditChoice;
  /** The oldest entry is among them. */
  isWhole: boolean;
  trouble: string | null;
}

const pageLength = 500;
/** So many of those looked for are shown before the next are asked for. */
const enough = 100;

/** The audit, newest first. A choice of person or action reads on until there is enough to show. */
export function useAudit(api: WorkshopApi) {
  const state = useSignal<AuditState>({
    entries: null,
    total: 0,
    choice: { name: null, action: null },
    isWhole: false,
    trouble: null,
  });
  const set = useCallback(
    (change: Partial<AuditState>): void => {
      state.value = { ...state.value, ...change };
    },
    [state],
  );

  /** Reads on until `wanted` entries answer the choice, or all are read. */
  const readOn = useCallback(
    async (wanted: number) => {
      const found = () => (state.value.entries ?? []).filter((entry) => matches(entry, state.value.choice)).length;
      while (!state.value.isWhole && (state.value.entries === null || found() < wanted)) {
        const entries = state.value.entries ?? [];
        const last = entries.at(-1);
        const before = last ? `&before=${last.number}` : '';
        const page = await api.ask<{ entries: AuditEntry[]; total: number }>(
          'GET',
          `audit?limit=${pageLength}${before}`,
        );
        const isWhole = page.entries.length < pageLength;
        set({ entries: [...entries, ...page.entries], total: page.total, isWhole, trouble: null });
      }
    },
    [api, set, state],
  );
  const read = useCallback(
    (wanted: number) => readOn(wanted).catch((error) => set({ trouble: refusalWords(error) })),
    [readOn, set],
  );
  useEffect(() => void read(enough), [read]);

  return {
    state: state.value,
    filter: (choice: AuditChoice): void => {
      set({ choice });
      void read(enough);
    },
    more: () => read((state.value.entries ?? []).filter((entry) => matches(entry, state.value.choice)).length + enough),
  };
}
