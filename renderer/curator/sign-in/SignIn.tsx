import { useSignal } from '@preact/signals';
import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { WorkshopApi } from '../api/client.ts';
import { t } from '../app/i18n.ts';
import { isKiosk, toVisitors } from '../app/kiosk.ts';
import { ScreenKeyboard } from '../keyboard/ScreenKeyboard.tsx';
import { Languages } from '../shell/Languages.tsx';
import { Button } from '../ui/Button.tsx';
import { Passphrase, TextField } from '../ui/Field.tsx';
import { Actions } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './SignIn.module.css';
import { session } from './session.ts';
import { useSignIn } from './use-sign-in.ts';

/** Sign-in with a name and a passphrase. */
export function SignIn({ api }: { api: WorkshopApi }) {
  const name = useSignal('');
  const passphrase = useSignal('');
  const { signIn, words, disabled } = useSignIn(api, (next) => (session.value = next));
  return (
    <Threshold foot={<ScreenKeyboard />}>
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
          {isKiosk() && (
            <Button look="plain" icon={ArrowLeft} onClick={toVisitors}>
              {t('workshop.toKiosk')}
            </Button>
          )}
        </Actions>
        <p class={styles.note}>{t('signIn.first')}</p>
      </form>
    </Threshold>
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

interface ThresholdProps {
  children: ComponentChildren;
  /** Below the content, such as the screen keyboard. */
  foot?: ComponentChildren;
}

/** The frame of the screens without a session. */
export function Threshold({ children, foot }: ThresholdProps) {
  return (
    <div class={styles.threshold}>
      <header class={styles.bar}>
        <p class={styles.mark}>{t('workshop.of')}</p>
        <Languages />
      </header>
      <main class={styles.main}>{children}</main>
      {foot}
    </div>
  );
}
