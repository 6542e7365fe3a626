import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Passphrase } from '../shell/Passphrase.tsx';
import { t } from '../state/words.ts';
import styles from './AccountDialog.module.css';

interface NewPassphraseDialogProps {
  name: string;
  onClose(): void;
  /** @returns why it was refused, in words; null: done */
  onSave(passphrase: string): Promise<string | null>;
}

/** A new passphrase for somebody who forgot theirs; it ends their sessions. */
export function NewPassphraseDialog({ name, onClose, onSave }: NewPassphraseDialogProps) {
  const formId = useId();
  const passphrase = useSignal('');
  const refused = useSignal<string | null>(null);
  const save = async (): Promise<void> => {
    refused.value = await onSave(passphrase.value);
    if (refused.value === null) onClose();
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t('accounts.cancel')}</Button>
      <Button look="primary" type="submit" form={formId} disabled={passphrase.value === ''}>
        {t('accounts.save')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('accounts.newPassphraseOf', { name })} onClose={onClose} foot={foot}>
      <form
        id={formId}
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {refused.value && <Notice tone="live">{refused.value}</Notice>}
        <div>
          <Passphrase
            label={t('accounts.passphrase')}
            value={passphrase.value}
            autocomplete="new-password"
            autoFocus
            onInput={(next) => (passphrase.value = next)}
          />
          <p class={styles.hint}>{t('accounts.passphraseRule')}</p>
        </div>
        <p class={styles.hint}>{t('accounts.newPassphraseHint')}</p>
      </form>
    </Dialog>
  );
}
