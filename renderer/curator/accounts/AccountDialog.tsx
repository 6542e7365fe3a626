import { useSignal } from '@preact/signals';
import { type Account, roles as allRoles, type Role } from '../../../db/model/api/accounts.ts';
import type { NewAccount } from '../api/client.ts';
import { t } from '../app/i18n.ts';
import field from '../ui/Field.module.css';
import { Check, Passphrase, TextField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { accountRefusalText } from './account-refusal.ts';

interface AccountDialogProps {
  /** The account whose roles change; null: a new account. */
  account: Account | null;
  onClose(): void;
  onSave(account: NewAccount): Promise<void>;
}

/** Creates an account, or changes the roles of one. */
export function AccountDialog({ account, onClose, onSave }: AccountDialogProps) {
  const name = useSignal(account?.name ?? '');
  const passphrase = useSignal('');
  const roles = useSignal<readonly Role[]>(account?.roles ?? ['editor']);
  const isNamed = account !== null || (name.value.trim() !== '' && passphrase.value !== '');
  return (
    <FormDialog
      title={account ? t('accounts.rolesOf', { name: account.name }) : t('accounts.add')}
      submit={t(account ? 'accounts.save' : 'accounts.add')}
      canSubmit={isNamed && roles.value.length > 0}
      explain={accountRefusalText}
      onClose={onClose}
      onSubmit={() => onSave({ name: name.value.trim(), roles: [...roles.value], passphrase: passphrase.value })}
    >
      {!account && (
        <TextField
          label={t('accounts.name')}
          hint={t('accounts.nameHint')}
          value={name.value}
          maxLength={100}
          required
          autocomplete="off"
          onInput={(next) => (name.value = next)}
        />
      )}
      <fieldset>
        <legend class={field.label}>{t('accounts.roles')}</legend>
        {allRoles.map((role) => (
          <Check
            key={role}
            checked={roles.value.includes(role)}
            hint={t(`accounts.about.${role}`)}
            onChange={(on) => {
              roles.value = allRoles.filter((each) => (each === role ? on : roles.value.includes(each)));
            }}
          >
            {t(`accounts.role.${role}`)}
          </Check>
        ))}
      </fieldset>
      {!account && <NewPassphrase value={passphrase.value} onInput={(next) => (passphrase.value = next)} />}
    </FormDialog>
  );
}

interface NewPassphraseProps {
  value: string;
  label?: string;
  autoFocus?: boolean;
  onInput(value: string): void;
}

export function NewPassphrase({ label = t('accounts.passphrase'), ...rest }: NewPassphraseProps) {
  return (
    <div>
      <Passphrase label={label} autocomplete="new-password" {...rest} />
      <p class={field.hint}>{t('accounts.passphraseRule')}</p>
    </div>
  );
}

interface NewPassphraseDialogProps {
  name: string;
  onClose(): void;
  onSave(passphrase: string): Promise<void>;
}

/** Sets a new passphrase for an account whose own is forgotten; its sessions end. */
export function NewPassphraseDialog({ name, onClose, onSave }: NewPassphraseDialogProps) {
  const passphrase = useSignal('');
  return (
    <FormDialog
      title={t('accounts.newPassphraseOf', { name })}
      submit={t('accounts.save')}
      canSubmit={passphrase.value !== ''}
      explain={accountRefusalText}
      onClose={onClose}
      onSubmit={() => onSave(passphrase.value)}
    >
      <NewPassphrase value={passphrase.value} autoFocus onInput={(next) => (passphrase.value = next)} />
      <p class={field.hint}>{t('accounts.newPassphraseHint')}</p>
    </FormDialog>
  );
}
