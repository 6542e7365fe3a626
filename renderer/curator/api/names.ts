import { type ReadonlySignal, signal } from '@preact/signals';
import type { RecordKey, RecordKind, RecordSummary } from '../../../db/model/api/records.ts';
import type { WorkshopApi } from './client.ts';

/** What records are called, for fields that hold their ids. */
export interface Names {
  /** Null while it is asked for, and where there is no such record. */
  of(key: RecordKey): ReadonlySignal<RecordSummary | null>;
  /** A record was made or renamed here. */
  learn(summary: RecordSummary): void;
}

/** Kinds of which there are so many that nobody wants them all. */
const numerous: ReadonlySet<RecordKind> = new Set(['claim', 'media']);
const wholeKind = 500;

/** Asks for each kind once, and for a claim when it is first shown. */
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
      // It stays a bare id: the field says that there is no such record.
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
