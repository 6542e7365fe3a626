import type { RecordKey } from '../../../db/model/api/records.ts';
import type { Body } from '../api/client.ts';

/** What was typed and not yet acknowledged by the service. */
interface UnsentDraft {
  baseRevision: number;
  body: Body;
}

/** Keeps a draft in the browser until the service has it: a closed tab beside a dead service loses nothing. */
export interface UnsentDrafts {
  find(): UnsentDraft | null;
  put(draft: UnsentDraft): void;
  remove(): void;
}

/** @param account whose draft it is: several people may use one browser */
export function unsentDrafts(account: string, { kind, id }: RecordKey, storage: Storage = localStorage): UnsentDrafts {
  const name = `esimde-unsent/${account}/${kind}/${id}`;
  return {
    find() {
      try {
        const kept = JSON.parse(storage.getItem(name) ?? 'null') as UnsentDraft | null;
        return kept && typeof kept.body === 'object' && Number.isInteger(kept.baseRevision) ? kept : null;
      } catch {
        return null;
      }
    },
    put(draft) {
      try {
        storage.setItem(name, JSON.stringify(draft));
      } catch {
        // A full or closed storage: the draft stays on the page, which says that it is not saved.
      }
    },
    remove: () => storage.removeItem(name),
  };
}
