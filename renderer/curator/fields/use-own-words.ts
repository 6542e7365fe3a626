import type { RecordKind, RecordSummary } from '../../../db/model/api/records.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { useWorkshop } from '../app/context.ts';
import { summaryName } from '../app/summary-name.ts';

/** Words that the museum added to the choices of the program, by their ids. @param kind of the records that hold them */
export function useOwnWords(kind: RecordKind | undefined) {
  const { api } = useWorkshop();
  const ask = () => (kind ? api.records({ kind, limit: 500 }) : Promise.resolve({ records: [] }));
  const { value, set } = useLoad<{ records: RecordSummary[] }>(ask, [api, kind]);
  const own = value?.records ?? [];
  return {
    words: own.map((each) => [each.id, summaryName(each)] as const),
    learn: (record: RecordSummary) => set({ records: [...own, record] }),
  };
}
