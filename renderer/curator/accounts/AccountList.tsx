import type { Account } from '../../../db/model/record/workshop.ts';
import { Button } from '../shell/Button.tsx';
import { t } from '../state/words.ts';
import styles from './AccountList.module.css';

interface AccountListProps {
  accounts: Account[];
  /** Id of who is looking. */
  own: string;
  onRoles(account: Account): void;
  onPassphrase(account: Account): void;
  onActive(account: Account): void;
}

/** Everybody who may work here, and those who no longer may: their names stay in the history. */
export function AccountList({ accounts, own, ...acts }: AccountListProps) {
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
