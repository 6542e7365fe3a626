import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { type Account, roles as allRoles, type Role } from '../../../db/model/api/workshop.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import input from '../ui/Field.module.css';
import { Notice } from '../ui/Notice.tsx';
import { Passphrase } from '../ui/Passphrase.tsx';
import styles from './Accounts.module.css';
import type { NewAccount } from './use-accounts.ts';

interface AccountDialogProps {
  /** Whose roles are changed; null: a new account. */
  account: Account | null;
  onClose(): void;
  /** @returns why it was refused, in words; null: done */
  onSave(account: NewAccount): Promise<string | null>;
}

/** A new account, or other roles for one. */
export function AccountDialog({ account, onClose, onSave }: AccountDialogProps) {
  const formId = useId();
  const name = useSignal(account?.name ?? '');
  const passphrase = useSignal('');
  const chosen = useSignal<readonly Role[]>(account?.roles ?? ['editor']);
  const refused = useSignal<string | null>(null);
  const isReady =
    chosen.value.length > 0 && (account !== null || (name.value.trim() !== '' && passphrase.value !== ''));
  const save = async (): Promise<void> => {
    const wanted = { name: name.value.trim(), roles: [...chosen.value], passphrase: passphrase.value };
    refused.value = await onSave(wanted);
    if (refused.value === null) onClose();
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t('accounts.cancel')}</Button>
      <Button look="primary" type="submit" form={formId} disabled={!isReady}>
        {t(account ? 'accounts.save' : 'accounts.add')}
      </Button>
    </>
  );
  return (
    <Dialog
      title={account ? t('accounts.rolesOf', { name: account.name }) : t('accounts.add')}
      onClose={onClose}
      foot={foot}
    >
      <form
        id={formId}
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {refused.value && <Notice tone="live">{refused.value}</Notice>}
        {!account && <NameField value={name.value} onInput={(next) => (name.value = next)} />}
        <RoleChoice chosen={chosen.value} onChoose={(next) => (chosen.value = next)} />
        {!account && (
          <div>
            <Passphrase
              label={t('accounts.passphrase')}
              value={passphrase.value}
              autocomplete="new-password"
              onInput={(next) => (passphrase.value = next)}
            />
            <p class={styles.hint}>{t('accounts.passphraseRule')}</p>
          </div>
        )}
      </form>
    </Dialog>
  );
}

function NameField({ value, onInput }: { value: string; onInput(name: string): void }) {
  const id = useId();
  return (
    <div>
      <label class={input.label} for={id}>
        {t('accounts.name')}
      </label>
      <input
        id={id}
        class={input.input}
        value={value}
        maxLength={100}
        required
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
      <p id={`${id}-hint`} class={styles.hint}>
        {t('accounts.nameHint')}
      </p>
    </div>
  );
}

function RoleChoice({ chosen, onChoose }: { chosen: readonly Role[]; onChoose(roles: Role[]): void }) {
  const id = useId();
  return (
    <fieldset>
      <legend class={input.label}>{t('accounts.roles')}</legend>
      {allRoles.map((role) => (
        <label key={role} class={styles.role}>
          <input
            type="checkbox"
            aria-describedby={`${id}-${role}`}
            checked={chosen.includes(role)}
            onChange={({ currentTarget }) =>
              onChoose(allRoles.filter((each) => (each === role ? currentTarget.checked : chosen.includes(each))))
            }
          />
          <span>
            {t(`accounts.role.${role}`)}
            <span id={`${id}-${role}`} class={styles.about}>
              {t(`accounts.about.${role}`)}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface NewPassphraseDialogProps {
  name: string;
  onClose(): void;
  /** @returns why it was refused, in words; null: done */
  onSave(passphrase: string): Promise<string | null>;
}

/** A new passphrase for somebody who forgot theirs; it ends their sessions. */
export function NewPassphraseDialog({ name, onClose, onSave }: NewPassphraseDialogProps) {
  const formId = useId();
  const passphrase = useSignal('');
  const refused = useSignal<string | null>(null);
  const save = async (): Promise<void> => {
    refused.value = await onSave(passphrase.value);
    if (refused.value === null) onClose();
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t('accounts.cancel')}</Button>
      <Button look="primary" type="submit" form={formId} disabled={passphrase.value === ''}>
        {t('accounts.save')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('accounts.newPassphraseOf', { name })} onClose={onClose} foot={foot}>
      <form
        id={formId}
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {refused.value && <Notice tone="live">{refused.value}</Notice>}
        <div>
          <Passphrase
            label={t('accounts.passphrase')}
            value={passphrase.value}
            autocomplete="new-password"
            autoFocus
            onInput={(next) => (passphrase.value = next)}
          />
          <p class={styles.hint}>{t('accounts.passphraseRule')}</p>
        </div>
        <p class={styles.hint}>{t('accounts.newPassphraseHint')}</p>
      </form>
    </Dialog>
  );
}
