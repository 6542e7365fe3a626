import { useSignal } from '@preact/signals';
import { accountRefusalText } from '../accounts/account-refusal.ts';
import type { WorkshopApi } from '../api/client.ts';
import { t } from '../app/i18n.ts';
import { ScreenKeyboard } from '../keyboard/ScreenKeyboard.tsx';
import { Button } from '../ui/Button.tsx';
import { Passphrase, TextField } from '../ui/Field.tsx';
import { Actions } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useAction } from '../ui/use-action.ts';
import styles from './SignIn.module.css';
import { session } from './session.ts';
import { Threshold } from './Threshold.tsx';

/** A new machine has no account: the person who installs it makes the first one. */
export function FirstAccount({ api }: { api: WorkshopApi }) {
  const name = useSignal('');
  const passphrase = useSignal('');
  const { failure, busy, run } = useAction(accountRefusalText);
  const make = async (): Promise<void> => {
    session.value = await api.makeFirstAccount(name.value, passphrase.value);
  };
  return (
    <Threshold foot={<ScreenKeyboard />}>
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void run(make);
        }}
      >
        <h1 class={styles.title}>{t('signIn.firstAccount')}</h1>
        <p class={styles.lead}>{t('signIn.firstAccountLead')}</p>
        <TextField
          label={t('signIn.name')}
          autocomplete="username"
          required
          autoFocus
          value={name.value}
          onInput={(next) => (name.value = next)}
        />
        <Passphrase
          label={t('signIn.passphrase')}
          value={passphrase.value}
          onInput={(next) => (passphrase.value = next)}
        />
        <p class={styles.note}>{t('accounts.passphraseRule')}</p>
        {failure && <Notice tone="live">{failure}</Notice>}
        <Actions>
          <Button look="primary" type="submit" disabled={busy}>
            {t('signIn.firstAccountMake')}
          </Button>
        </Actions>
      </form>
    </Threshold>
  );
}
