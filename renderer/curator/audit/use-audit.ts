import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { type AuditEntry, type AuditFilter, matches } from './audit-labels.ts';

interface AuditState {
  /** Newest first; null until the first page is loaded. */
  entries: AuditEntry[] | null;
  /** Number of entries in the whole log. */
  total: number;
  filter: AuditFilter;
  /** The oldest entry is loaded. */
  isWhole: boolean;
  failure: string | null;
}

const pageLength = 500;
/** Number of matching entries that are shown before more are loaded on request. */
const batchLength = 100;

/** The audit log, newest first. A filter loads pages until enough entries match. */
export function useAudit() {
  const { api } = useWorkshop();
  const state = useSignal<AuditState>({
    entries: null,
    total: 0,
    filter: { name: null, action: null },
    isWhole: false,
    failure: null,
  });
  const set = (change: Partial<AuditState>): void => {
    state.value = { ...state.value, ...change };
  };
  const matching = (): number =>
    (state.value.entries ?? []).filter((entry) => matches(entry, state.value.filter)).length;
  const load = useCallback(
    async (wanted: number) => {
      try {
        while (!state.value.isWhole && (state.value.entries === null || matching() < wanted)) {
          const entries = state.value.entries ?? [];
          const page = await api.audit(pageLength, entries.at(-1)?.number);
          const isWhole = page.entries.length < pageLength;
          set({ entries: [...entries, ...page.entries], total: page.total, isWhole, failure: null });
        }
      } catch (error) {
        set({ failure: refusalText(error) });
      }
    },
    [api, state],
  );
  useEffect(() => void load(batchLength), [load]);
  return {
    ...state.value,
    setFilter(filter: AuditFilter): void {
      set({ filter });
      void load(batchLength);
    },
    more: () => void load(matching() + batchLength),
  };
}
