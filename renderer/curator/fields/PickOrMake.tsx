import { useSignal } from '@preact/signals';
import type { RecordKind, RecordSummary } from '../../../db/model/api/records.ts';
import { type Key, t } from '../app/i18n.ts';
import { RecordPicker } from '../records/RecordPicker.tsx';
import { NewPicked } from './NewPicked.tsx';

interface PickOrMakeProps {
  id: string;
  kind: RecordKind;
  placeholder?: string;
  /** The name of a new record where nothing was searched for. */
  name?: string;
  /** Makes a record of a title at once; null where more has to be asked. Absent: a form is always filled in. */
  onMake?(title: string): Promise<RecordSummary | null>;
  onChoose(record: RecordSummary): void;
}

/** Made elsewhere: a file is added, a claim belongs to its subject, and there is one release. */
const madeElsewhere: ReadonlySet<RecordKind> = new Set(['media', 'claim', 'release']);

/** Finds a record, or makes the one that is missing, without leaving the form. */
export function PickOrMake({ kind, name = '', onMake, onChoose, ...picker }: PickOrMakeProps) {
  const wanted = useSignal<string | null>(null);
  const make = async (title: string): Promise<void> => {
    // The form says what it could not make.
    const made = title === '' ? null : await onMake?.(title).catch(() => null);
    if (made) onChoose(made);
    else wanted.value = title || name;
  };
  return (
    <>
      <RecordPicker
        {...picker}
        kind={kind}
        onChoose={onChoose}
        last={
          madeElsewhere.has(kind)
            ? undefined
            : { text: t('picker.new', { kind: t(`kind.${kind}` as Key) }), act: (title) => void make(title) }
        }
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
