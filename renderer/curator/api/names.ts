import { type ReadonlySignal, signal } from '@preact/signals';
import type { RecordKey, RecordKind, RecordSummary } from '../../../db/model/api/records.ts';
import type { WorkshopApi } from './client.ts';

/** Summaries of records, for fields that hold their ids. */
export interface Names {
  /** Null until it is loaded, and if there is no such record. */
  of(key: RecordKey): ReadonlySignal<RecordSummary | null>;
  /** A record was created or renamed here. */
  learn(summary: RecordSummary): void;
}

/** Kinds with too many records to load at once. */
const numerous: ReadonlySet<RecordKind> = new Set(['claim', 'media']);
const wholeKind = 500;

/** Loads each kind once, and a claim when it is first shown. */
export function createNames(api: WorkshopApi): Names {
  const known = new Map<string, ReturnType<typeof signal<RecordSummary | null>>>();
  const kinds = new Map<RecordKind, Promise<unknown>>();
  const nameOf = (key: RecordKey) => {
    const text = `${key.kind}/${key.id}`;
    const own = known.get(text) ?? signal<RecordSummary | null>(null);
    known.set(text, own);
    return own;
  };
  const learn = (summary: RecordSummary): void => {
    nameOf(summary).value = summary;
  };
  const askKind = (kind: RecordKind): Promise<unknown> => {
    const asked =
      kinds.get(kind) ?? api.records({ kind, limit: wholeKind }).then(({ records }) => records.forEach(learn));
    kinds.set(kind, asked);
    asked.catch(() => kinds.delete(kind));
    return asked;
  };
  const askOne = (key: RecordKey): void =>
    void api.record(key).then(learn, () => {
      // The field shows the id and the problem of a missing record.
    });
  return {
    learn,
    of(key) {
      const isNew = !known.has(`${key.kind}/${key.id}`);
      const own = nameOf(key);
      if (!isNew || key.id === '') return own as ReadonlySignal<RecordSummary | null>;
      if (numerous.has(key.kind)) askOne(key);
      else
        void askKind(key.kind).then(
          () => own.value ?? askOne(key),
          () => {},
        );
      return own as ReadonlySignal<RecordSummary | null>;
    },
  };
}
