import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { isKiosk, toVisitors } from '../app/kiosk.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Passphrase } from '../ui/Field.tsx';
import { Actions, Stack } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { expiry, session } from './session.ts';
import { useSignIn } from './use-sign-in.ts';

/** Covers the page after the session expired, and asks for the account's passphrase. */
export function SignInAgain() {
  const { api, session: before } = useWorkshop();
  const passphrase = useSignal('');
  const { signIn, words, disabled } = useSignIn(api, (next) => {
    session.value = next;
    expiry.peek()?.end();
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
        onSubmit={(event) => {
          event.preventDefault();
          void signIn(before.account.name, passphrase.value);
        }}
      >
        <Stack>
          <p>{t('signIn.againLead', { name: before.account.name })}</p>
          <Passphrase
            label={t('signIn.passphrase')}
            value={passphrase.value}
            autoFocus
            onInput={(next) => (passphrase.value = next)}
          />
          {words && <Notice tone="live">{words}</Notice>}
          <Actions>
            <Button look="primary" type="submit" disabled={disabled}>
              {t('signIn.goOn')}
            </Button>
            <Button look="plain" onClick={isKiosk() ? toVisitors : () => location.reload()}>
              {t('signIn.leave')}
            </Button>
          </Actions>
        </Stack>
      </form>
    </Dialog>
  );
}
