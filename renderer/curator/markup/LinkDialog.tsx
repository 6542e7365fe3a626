import { useId } from 'preact/hooks';
import type { RecordKind } from '../../../db/model/record/workshop.ts';
import { RecordPicker } from '../fields/RecordPicker.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import input from '../shell/Input.module.css';
import { type Key, t } from '../state/words.ts';
import styles from './LinkDialog.module.css';

interface LinkDialogProps {
  kind: RecordKind;
  onChoose(kind: RecordKind, id: string): void;
  onClose(): void;
}

/** Asks where the words lead. */
export function LinkDialog({ kind, onChoose, onClose }: LinkDialogProps) {
  const id = useId();
  return (
    <Dialog title={t(`markup.${kind}` as Key)} onClose={onClose}>
      <div class={styles.seek}>
        <label class={input.label} for={id}>
          {t('picker.search')}
        </label>
        <RecordPicker id={id} kind={kind} autoFocus onChoose={(record) => onChoose(kind, record.id)} />
      </div>
    </Dialog>
  );
}
