import { useSignal } from '@preact/signals';
import type { RecordKind, RecordSummary } from '../../../db/model/api/records.ts';
import { RecordPicker } from '../records/RecordPicker.tsx';
import { NewPicked } from './NewPicked.tsx';

interface PickOrMakeProps {
  id: string;
  kind: RecordKind;
  placeholder?: string;
  /** The name of a new record where nothing was searched for. */
  name?: string;
  onChoose(record: RecordSummary): void;
}

/** Made elsewhere: a file is added, a claim belongs to its subject, and there is one release. */
const madeElsewhere: ReadonlySet<RecordKind> = new Set(['media', 'claim', 'release']);

/** Finds a record, or makes the one that is missing, without leaving the form. */
export function PickOrMake({ kind, name = '', onChoose, ...picker }: PickOrMakeProps) {
  const wanted = useSignal<string | null>(null);
  return (
    <>
      <RecordPicker
        {...picker}
        kind={kind}
        onChoose={onChoose}
        onNew={madeElsewhere.has(kind) ? undefined : (title) => (wanted.value = title || name)}
      />
      {wanted.value !== null && (
        <NewPicked
          kind={kind}
          title={wanted.value}
          onClose={() => (wanted.value = null)}
          onCreated={(record) => {
            wanted.value = null;
            onChoose(record);
          }}
        />
      )}
    </>
  );
}
