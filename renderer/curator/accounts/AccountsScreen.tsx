import { useSignal } from '@preact/signals';
import { UserPlus } from 'lucide';
import type { Account } from '../../../db/model/record/workshop.ts';
import { Button } from '../shell/Button.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { AccountList } from './AccountList.tsx';
import styles from './AccountsScreen.module.css';
import { NewPassphraseDialog } from './NewPassphraseDialog.tsx';
import { OwnPassphrase } from './OwnPassphrase.tsx';
import { useAccounts } from './useAccounts.ts';

/** What is open over the list. */
type Opened = { act: 'add' } | { act: 'roles' | 'passphrase'; account: Account } | null;

/** Who may work here, for technicians; for everybody, their own passphrase. */
export function AccountsScreen() {
  const { api, session } = useWorkshop();
  const isTechnician = session.account.roles.includes('technician');
  const { state, add, change } = useAccounts(api, isTechnician);
  const opened = useSignal<Opened>(null);
  const open = (next: Opened): void => {
    opened.value = next;
  };
  const { accounts, notice } = state;
  return (
    <Page
      title={t('accounts.title')}
      lead={t(isTechnician ? 'accounts.lead' : 'accounts.leadOwn')}
      acts={
        isTechnician && (
          <Button look="primary" icon={UserPlus} onClick={() => open({ act: 'add' })}>
            {t('accounts.add')}
          </Button>
        )
      }
    >
      {notice && <Notice tone={notice.tone}>{notice.words}</Notice>}
      {accounts && (
        <AccountList
          accounts={accounts}
          own={session.account.id}
          onRoles={(account) => open({ act: 'roles', account })}
          onPassphrase={(account) => open({ act: 'passphrase', account })}
          onActive={(account) => void change(account, { isActive: !account.isActive })}
        />
      )}
      <section class={styles.own} aria-labelledby="own-passphrase">
        <h2 id="own-passphrase" class={styles.title}>
          {t('accounts.own')}
        </h2>
        <OwnPassphrase api={api} name={session.account.name} />
      </section>
      <Dialogs opened={opened.value} onClose={() => open(null)} add={add} change={change} />
    </Page>
  );
}

type Acts = Pick<ReturnType<typeof useAccounts>, 'add' | 'change'>;

function Dialogs({ opened, onClose, add, change }: Acts & { opened: Opened; onClose(): void }) {
  if (opened === null) return null;
  if (opened.act === 'add') return <AccountDialog account={null} onClose={onClose} onSave={add} />;
  const { account } = opened;
  if (opened.act === 'passphrase') {
    return (
      <NewPassphraseDialog
        name={account.name}
        onClose={onClose}
        onSave={(passphrase) => change(account, { passphrase })}
      />
    );
  }
  return <AccountDialog account={account} onClose={onClose} onSave={({ roles }) => change(account, { roles })} />;
}
