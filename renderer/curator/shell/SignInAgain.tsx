import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { isKiosk, toVisitors } from '../state/kiosk.ts';
import { useWorkshop } from '../state/services.ts';
import { lapse, session } from '../state/session.ts';
import { useSignIn } from '../state/useSignIn.ts';
import { t } from '../state/words.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Notice } from './Notice.tsx';
import { Passphrase } from './Passphrase.tsx';
import styles from './SignInAgain.module.css';

/** The session ended under somebody's hands: the page stays, unseen, and their passphrase opens it again. */
export function SignInAgain() {
  const { api, session: before } = useWorkshop();
  const passphrase = useSignal('');
  const { signIn, words, disabled } = useSignIn(api, (next) => {
    session.value = next;
    lapse.peek()?.end();
  });
  useLayoutEffect(() => {
    document.documentElement.dataset.covered = '';
    return () => {
      delete document.documentElement.dataset.covered;
    };
  }, []);
  return (
    <Dialog title={t('signIn.againTitle')} covering>
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void signIn(before.account.name, passphrase.value);
        }}
      >
        <p>{t('signIn.againLead', { name: before.account.name })}</p>
        <Passphrase
          label={t('signIn.passphrase')}
          value={passphrase.value}
          autoFocus
          onInput={(next) => (passphrase.value = next)}
        />
        {words && <Notice tone="live">{words}</Notice>}
        <div class={styles.acts}>
          <Button look="primary" type="submit" disabled={disabled}>
            {t('signIn.goOn')}
          </Button>
          <Button look="plain" onClick={isKiosk() ? toVisitors : () => location.reload()}>
            {t('signIn.leave')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
