import { useSignal } from '@preact/signals';
import type { WorkshopSession } from '../../../db/model/api/accounts.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Passphrase } from '../ui/Field.tsx';
import { Stack } from '../ui/layout.tsx';
import { calm, live, type Message, MessageNotice } from '../ui/Notice.tsx';
import { NewPassphrase } from './AccountDialog.tsx';
import { accountRefusalText } from './account-refusal.ts';

/** Changes the passphrase of the signed-in account, which needs the old one. */
export function OwnPassphrase({ onChanged }: { onChanged?(session: WorkshopSession): void }) {
  const { api, session } = useWorkshop();
  const old = useSignal('');
  const next = useSignal('');
  const message = useSignal<Message | null>(null);
  const save = async (): Promise<void> => {
    try {
      const changed = await api.changePassphrase(old.value, next.value);
      if (onChanged) return onChanged(changed);
      old.value = '';
      next.value = '';
      message.value = calm(t('accounts.done.own'));
    } catch (error) {
      message.value = live(accountRefusalText(error));
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <MessageNotice message={message.value} />
        {/* Tells a browser's password manager which account the passphrase belongs to. */}
        <input
          class="unseen"
          type="text"
          autocomplete="username"
          value={session.account.name}
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <Passphrase label={t('accounts.oldPassphrase')} value={old.value} onInput={(value) => (old.value = value)} />
        <NewPassphrase
          label={t('accounts.nextPassphrase')}
          value={next.value}
          onInput={(value) => (next.value = value)}
        />
        <div>
          <Button look="primary" type="submit" disabled={old.value === '' || next.value === ''}>
            {t('accounts.changePassphrase')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
