import { useSignal } from '@preact/signals';
import { ArrowLeft } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { DeskKeyboard } from '../keyboard/DeskKeyboard.tsx';
import { Button } from '../shell/Button.tsx';
import input from '../shell/Input.module.css';
import { Notice } from '../shell/Notice.tsx';
import { Passphrase } from '../shell/Passphrase.tsx';
import type { WorkshopApi } from '../state/api.ts';
import { isKiosk, toVisitors } from '../state/kiosk.ts';
import { session } from '../state/session.ts';
import { useSignIn } from '../state/useSignIn.ts';
import { t } from '../state/words.ts';
import styles from './SignIn.module.css';
import { Threshold } from './Threshold.tsx';

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
