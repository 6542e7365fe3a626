import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { Account, Role } from '../../../db/model/api/workshop.ts';
import { type WorkshopApi, WorkshopRefusal } from '../api/client.ts';
import { refusalWords } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';

export interface NewAccount {
  name: string;
  roles: Role[];
  passphrase: string;
}

interface AccountChange {
  roles?: Role[];
  isActive?: boolean;
  passphrase?: string;
}

interface AccountsState {
  /** Null while they are being opened, and for who may not see them. */
  accounts: Account[] | null;
  notice: { tone: 'calm' | 'live'; words: string } | null;
}

/**
 * The accounts and what a technician changes in them. A dialog stays open while `add` or `change` resolve with words:
 * why it could not be done. Null: done.
 */
export function useAccounts(api: WorkshopApi, isTechnician: boolean) {
  const state = useSignal<AccountsState>({ accounts: null, notice: null });
  const set = useCallback(
    (change: Partial<AccountsState>): void => {
      state.value = { ...state.value, ...change };
    },
    [state],
  );
  useEffect(() => {
    if (!isTechnician) return;
    const trouble = (error: unknown) => set({ notice: { tone: 'live', words: accountRefusalWords(error) } });
    void api.accounts().then((accounts) => set({ accounts }), trouble);
  }, [api, isTechnician, set]);

  const attempt = async (work: () => Promise<string>): Promise<string | null> => {
    try {
      const words = await work();
      set({ accounts: await api.accounts(), notice: { tone: 'calm', words } });
      return null;
    } catch (error) {
      return accountRefusalWords(error);
    }
  };
  return {
    state: state.value,
    add: (account: NewAccount) =>
      attempt(async () => {
        await api.addAccount(account);
        return t('accounts.done.add', { name: account.name });
      }),
    change: async (account: Account, change: AccountChange): Promise<string | null> => {
      const refused = await attempt(async () => {
        await api.changeAccount(account.id, change);
        return t(doneKey(change), { name: account.name });
      });
      // Only what has no dialog of its own says here why it was refused.
      if (refused && change.isActive !== undefined) set({ notice: { tone: 'live', words: refused } });
      return refused;
    },
  };
}

function doneKey({ isActive, passphrase }: AccountChange) {
  if (passphrase !== undefined) return 'accounts.done.passphrase';
  if (isActive !== undefined) return isActive ? 'accounts.done.activate' : 'accounts.done.deactivate';
  return 'accounts.done.roles';
}

/** Why an account or a passphrase could not be changed, and what to do. */
export function accountRefusalWords(error: unknown): string {
  const code = error instanceof WorkshopRefusal ? error.code : 'internal';
  switch (code) {
    case 'weak-passphrase':
    case 'last-technician':
    case 'exists':
    case 'wrong-passphrase':
    case 'too-many-tries':
      return t(`accounts.refused.${code}`);
    default:
      return refusalWords(error);
  }
}
