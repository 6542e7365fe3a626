import { useSignal } from '@preact/signals';
import { ArrowLeft } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { WorkshopApi } from '../api/client.ts';
import { t } from '../app/i18n.ts';
import { isKiosk, toVisitors } from '../app/kiosk.ts';
import { DeskKeyboard } from '../keyboard/ScreenKeyboard.tsx';
import { Languages } from '../shell/Languages.tsx';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { Notice } from '../ui/Notice.tsx';
import { Passphrase } from '../ui/Passphrase.tsx';
import styles from './SignIn.module.css';
import { session } from './session.ts';
import { useSignIn } from './use-sign-in.ts';

/** The way in: a name and a passphrase. */
export function SignIn({ api }: { api: WorkshopApi }) {
  const nameId = useId();
  const name = useSignal('');
  const passphrase = useSignal('');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { signIn, words, disabled } = useSignIn(api, (next) => (session.value = next));
  return (
    <Threshold foot={<DeskKeyboard />}>
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void signIn(name.value, passphrase.value);
        }}
      >
        <h1 class={styles.title}>{t('signIn.title')}</h1>
        <p class={styles.lead}>{t('signIn.lead')}</p>
        <div>
          <label class={input.label} for={nameId}>
            {t('signIn.name')}
          </label>
          <input
            ref={first}
            id={nameId}
            class={input.input}
            autocomplete="username"
            spellcheck={false}
            required
            value={name.value}
            onInput={(event) => (name.value = event.currentTarget.value)}
          />
        </div>
        <Passphrase
          label={t('signIn.passphrase')}
          value={passphrase.value}
          onInput={(next) => (passphrase.value = next)}
        />
        {words && <Notice tone="live">{words}</Notice>}
        <div class={styles.acts}>
          <Button look="primary" type="submit" disabled={disabled}>
            {t('signIn.submit')}
          </Button>
          {isKiosk() && (
            <Button look="plain" icon={ArrowLeft} onClick={toVisitors}>
              {t('workshop.toKiosk')}
            </Button>
          )}
        </div>
        <p class={styles.note}>{t('signIn.first')}</p>
      </form>
    </Threshold>
  );
}

/** Until it is known who is signed in: a workshop that is opened for the first time is filled before it answers. */
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
  /** Below, such as the keyboard of a screen without one. */
  foot?: ComponentChildren;
}

/** What stands before a curator until it is known who that is. */
function Threshold({ children, foot }: ThresholdProps) {
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
