import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { ReviewItem } from '../../../db/model/record/publish.ts';
import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { focusOnce } from '../shell/focusOnce.ts';
import input from '../shell/Input.module.css';
import { inLanguage, t } from '../state/words.ts';
import styles from './SendBackDialog.module.css';

interface SendBackDialogProps {
  item: ReviewItem;
  onClose(): void;
  onSendBack(reason: string): void;
}

/** What has to be changed, for whoever wrote it. */
export function SendBackDialog({ item, onClose, onSendBack }: SendBackDialogProps) {
  const id = useId();
  const reason = useSignal('');
  const isWritten = reason.value.trim() !== '';
  const foot = (
    <>
      <Button onClick={onClose}>{t('dialog.cancel')}</Button>
      <Button look="primary" type="submit" form={`${id}-form`} disabled={!isWritten}>
        {t('review.sendBack')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('review.sendBackOf', { name: inLanguage(item.title) || item.id })} onClose={onClose} foot={foot}>
      <form
        id={`${id}-form`}
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isWritten) onSendBack(reason.value.trim());
        }}
      >
        <label class={input.label} for={id}>
          {t('review.whatToChange', { name: item.changedBy })}
        </label>
        <textarea
          id={id}
          class={input.input}
          rows={3}
          required
          maxLength={2000}
          ref={focusOnce}
          value={reason.value}
          onInput={(event) => (reason.value = event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
