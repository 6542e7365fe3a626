import { useSignal } from '@preact/signals';
import { UserPlus } from 'lucide';
import type { Account } from '../../../db/model/api/accounts.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import type { AccountChange } from '../api/client.ts';
import { useWorkshop } from '../app/context.ts';
import { type Key, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Actions, Panel } from '../ui/layout.tsx';
import { calm, live, type Message, MessageNotice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import rows from '../ui/Rows.module.css';
import { AccountDialog, NewPassphraseDialog } from './AccountDialog.tsx';
import styles from './Accounts.module.css';
import { accountRefusalText } from './account-refusal.ts';
import { OwnPassphrase } from './OwnPassphrase.tsx';

/** The open dialog. */
type Opened = { act: 'add' } | { act: 'roles' | 'passphrase'; account: Account } | null;

/** For technicians the accounts of the workshop; for everybody their own passphrase. */
export function AccountsScreen() {
  const { api, session } = useWorkshop();
  const isTechnician = session.account.roles.includes('technician');
  const opened = useSignal<Opened>(null);
  const message = useSignal<Message | null>(null);
  const close = (): void => {
    opened.value = null;
  };
  const {
    value: accounts,
    error,
    reload,
  } = useLoad<Account[] | null>(async () => (isTechnician ? api.accounts() : null), [api, isTechnician]);
  const finish = async (key: Key, name: string): Promise<void> => {
    close();
    message.value = calm(t(key, { name }));
    await reload();
  };
  const change = async ({ id, name }: Account, changes: AccountChange): Promise<void> => {
    await api.changeAccount(id, changes);
    await finish(doneKey(changes), name);
  };
  const toggle = (account: Account): void =>
    void change(account, { isActive: !account.isActive }).catch((failure) => {
      message.value = live(accountRefusalText(failure));
    });
  const current = opened.value;
  return (
    <Page
      title={t('accounts.title')}
      lead={t(isTechnician ? 'accounts.lead' : 'accounts.leadOwn')}
      actions={
        isTechnician && (
          <Button look="primary" icon={UserPlus} onClick={() => (opened.value = { act: 'add' })}>
            {t('accounts.add')}
          </Button>
        )
      }
    >
      <MessageNotice message={error ? live(accountRefusalText(error)) : message.value} />
      {accounts && (
        <ul class={rows.list}>
          {accounts.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              isOwn={account.id === session.account.id}
              onOpen={(act) => (opened.value = { act, account })}
              onToggle={() => toggle(account)}
            />
          ))}
        </ul>
      )}
      <Panel title={t('accounts.own')} size="s" plain>
        <OwnPassphrase />
      </Panel>
      {current?.act === 'add' && (
        <AccountDialog
          account={null}
          onClose={close}
          onSave={async (account) => {
            await api.addAccount(account);
            await finish('accounts.done.add', account.name);
          }}
        />
      )}
      {current?.act === 'passphrase' && (
        <NewPassphraseDialog
          name={current.account.name}
          onClose={close}
          onSave={(passphrase) => change(current.account, { passphrase })}
        />
      )}
      {current?.act === 'roles' && (
        <AccountDialog
          account={current.account}
          onClose={close}
          onSave={({ roles }) => change(current.account, { roles })}
        />
      )}
    </Page>
  );
}

interface AccountRowProps {
  account: Account;
  /** The signed-in account: it can be neither deactivated nor given a passphrase here. */
  isOwn: boolean;
  onOpen(act: 'roles' | 'passphrase'): void;
  onToggle(): void;
}

/** Inactive accounts stay in the list: the history names them. */
function AccountRow({ account: { name, roles, isActive }, isOwn, onOpen, onToggle }: AccountRowProps) {
  return (
    <li class={rows.row} data-active={isActive}>
      <div class={rows.about}>
        <h2 class={rows.title} data-off={!isActive}>
          {name}
          {isOwn && <span class={styles.you}> {t('accounts.you')}</span>}
        </h2>
        <p class="quiet">
          {isActive ? roles.map((role) => t(`accounts.role.${role}`)).join(' · ') : t('accounts.inactive')}
        </p>
      </div>
      <Actions>
        <Button onClick={() => onOpen('roles')}>{t('accounts.roles')}</Button>
        {!isOwn && (
          <>
            <Button onClick={() => onOpen('passphrase')}>{t('accounts.newPassphrase')}</Button>
            <Button onClick={onToggle}>{t(isActive ? 'accounts.deactivate' : 'accounts.activate')}</Button>
          </>
        )}
      </Actions>
    </li>
  );
}

function doneKey({ isActive, passphrase }: AccountChange): Key {
  if (passphrase !== undefined) return 'accounts.done.passphrase';
  if (isActive !== undefined) return isActive ? 'accounts.done.activate' : 'accounts.done.deactivate';
  return 'accounts.done.roles';
}
