import { useSignal } from '@preact/signals';
import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { FirstAccountState, WorkshopSession } from '../../../db/model/api/accounts.ts';
import { accountRefusalText } from '../accounts/account-refusal.ts';
import type { WorkshopApi } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';
import { isKiosk, toVisitors } from '../app/kiosk.ts';
import { ScreenKeyboard } from '../keyboard/ScreenKeyboard.tsx';
import { Button } from '../ui/Button.tsx';
import { Passphrase, TextField } from '../ui/Field.tsx';
import { Actions } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useAction } from '../ui/use-action.ts';
import styles from './SignIn.module.css';
import { session } from './session.ts';
import { Threshold } from './Threshold.tsx';

interface FirstAccountFormProps extends Pick<FirstAccountState, 'needsCode'> {
  api: Pick<WorkshopApi, 'makeFirstAccount'>;
  /** The account is made and signed in. */
  onMade(session: WorkshopSession): void;
  /** Further buttons. */
  children?: ComponentChildren;
}

/** Makes the first account; where and when a code is needed, the service decides. */
export function FirstAccountForm({ api, needsCode, onMade, children }: FirstAccountFormProps) {
  const name = useSignal('');
  const passphrase = useSignal('');
  const code = useSignal('');
  const asksCode = useSignal(needsCode);
  const { failure, busy, run } = useAction(accountRefusalText);
  const make = async (): Promise<void> => {
    const codeGiven = asksCode.value ? { code: code.value } : {};
    try {
      onMade(await api.makeFirstAccount({ name: name.value, passphrase: passphrase.value, ...codeGiven }));
    } catch (error) {
      // The time for the screen ended while the form was filled in.
      if (isRefusal(error, 'wrong-code')) asksCode.value = true;
      throw error;
    }
  };
  return (
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
        autocomplete="new-password"
        value={passphrase.value}
        onInput={(next) => (passphrase.value = next)}
      />
      <p class={styles.note}>{t('accounts.passphraseRule')}</p>
      {asksCode.value && (
        <TextField
          label={t('signIn.setupCode')}
          hint={t('signIn.setupCodeHint')}
          autocomplete="off"
          required
          maxLength={30}
          value={code.value}
          onInput={(next) => (code.value = next)}
        />
      )}
      {failure && <Notice tone="live">{failure}</Notice>}
      <Actions>
        <Button look="primary" type="submit" disabled={busy}>
          {t('signIn.firstAccountMake')}
        </Button>
        {children}
      </Actions>
    </form>
  );
}

/** A new machine has no account: the person who installs it makes the first one. */
export function FirstAccount({ api, needsCode }: { api: WorkshopApi; needsCode: boolean }) {
  return (
    <Threshold foot={<ScreenKeyboard />}>
      <FirstAccountForm api={api} needsCode={needsCode} onMade={(next) => (session.value = next)}>
        {isKiosk() && (
          <Button look="plain" icon={ArrowLeft} onClick={toVisitors}>
            {t('workshop.toKiosk')}
          </Button>
        )}
      </FirstAccountForm>
    </Threshold>
  );
}
