import { useSignal } from '@preact/signals';
import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { FirstAccountState } from '../../../db/model/api/accounts.ts';
import type { WorkshopApi } from '../api/client.ts';
import { t } from '../app/i18n.ts';
import { isKiosk, toVisitors } from '../app/kiosk.ts';
import { ScreenKeyboard } from '../keyboard/ScreenKeyboard.tsx';
import { Button } from '../ui/Button.tsx';
import { Passphrase, TextField } from '../ui/Field.tsx';
import { Actions } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { FirstAccount } from './FirstAccount.tsx';
import styles from './SignIn.module.css';
import { session } from './session.ts';
import { Threshold } from './Threshold.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Sign-in with a name and a passphrase. */
export function SignIn({ api }: { api: WorkshopApi }) {
  const first = useSignal<FirstAccountState | null>(null);
  useEffect(() => {
    api.firstAccount().then(
      (state) => (first.value = state),
      // Signing in says what is wrong.
      () => undefined,
    );
  }, [api]);
  if (first.value?.needed) return <FirstAccount api={api} needsCode={first.value.needsCode} />;
  return (
    <Threshold foot={<ScreenKeyboard />}>
      <SignInForm api={api}>
        {isKiosk() && (
          <Button look="plain" icon={ArrowLeft} onClick={toVisitors}>
            {t('workshop.toKiosk')}
          </Button>
        )}
      </SignInForm>
    </Threshold>
  );
}

interface SignInFormProps {
  api: WorkshopApi;
  /** Further buttons. */
  children?: ComponentChildren;
}

export function SignInForm({ api, children }: SignInFormProps) {
  const name = useSignal('');
  const passphrase = useSignal('');
  const { signIn, words, disabled } = useSignIn(api, (next) => (session.value = next));
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void signIn(name.value, passphrase.value);
      }}
    >
      <h1 class={styles.title}>{t('signIn.title')}</h1>
      <p class={styles.lead}>{t('signIn.lead')}</p>
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
      {words && <Notice tone="live">{words}</Notice>}
      <Actions>
        <Button look="primary" type="submit" disabled={disabled}>
          {t('signIn.submit')}
        </Button>
        {children}
      </Actions>
      <p class={styles.note}>{t('signIn.first')}</p>
    </form>
  );
}

/** Shown until the session is known; a new workshop is filled before the service answers. */
export function Opening() {
  return (
    <Threshold>
      <div class={styles.form} role="status">
        <h1 class={styles.title}>{t('workshop.loading')}</h1>
        <p class={styles.lead}>{t('workshop.loadingLead')}</p>
      </div>
    </Threshold>
  );
}
