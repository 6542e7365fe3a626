import { useSignal } from '@preact/signals';
import { UserPlus } from 'lucide';
import type { Account } from '../../../db/model/api/workshop.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { AccountDialog, NewPassphraseDialog } from './AccountDialog.tsx';
import styles from './Accounts.module.css';
import { OwnPassphrase } from './OwnPassphrase.tsx';
import { useAccounts } from './use-accounts.ts';

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

interface AccountListProps {
  accounts: Account[];
  /** Id of who is looking. */
  own: string;
  onRoles(account: Account): void;
  onPassphrase(account: Account): void;
  onActive(account: Account): void;
}

/** Everybody who may work here, and those who no longer may: their names stay in the history. */
function AccountList({ accounts, own, ...acts }: AccountListProps) {
  return (
    <ul class={styles.list}>
      {accounts.map((account) => (
        <li key={account.id} class={styles.account} data-active={account.isActive}>
          <div class={styles.who}>
            <h2 class={styles.name}>
              {account.name}
              {account.id === own && <span class={styles.you}> {t('accounts.you')}</span>}
            </h2>
            <p class="quiet">
              {account.isActive
                ? account.roles.map((role) => t(`accounts.role.${role}`)).join(' · ')
                : t('accounts.inactive')}
            </p>
          </div>
          <div class={styles.acts}>
            <Button onClick={() => acts.onRoles(account)}>{t('accounts.roles')}</Button>
            {account.id !== own && (
              <>
                <Button onClick={() => acts.onPassphrase(account)}>{t('accounts.newPassphrase')}</Button>
                <Button onClick={() => acts.onActive(account)}>
                  {t(account.isActive ? 'accounts.deactivate' : 'accounts.activate')}
                </Button>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
