import { useSignal } from '@preact/signals';
import type { WorkshopApi } from '../api/client.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Passphrase } from '../ui/Passphrase.tsx';
import styles from './Accounts.module.css';
import { accountRefusalWords } from './use-accounts.ts';

/** One's own passphrase, changed by knowing the old one. */
export function OwnPassphrase({ api, name }: { api: WorkshopApi; name: string }) {
  const old = useSignal('');
  const next = useSignal('');
  const notice = useSignal<{ tone: 'calm' | 'live'; words: string } | null>(null);
  const save = async (): Promise<void> => {
    try {
      await api.changePassphrase(old.value, next.value);
      old.value = '';
      next.value = '';
      notice.value = { tone: 'calm', words: t('accounts.done.own') };
    } catch (error) {
      notice.value = { tone: 'live', words: accountRefusalWords(error) };
    }
  };
  return (
    <form
      class={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {notice.value && <Notice tone={notice.value.tone}>{notice.value.words}</Notice>}
      {/* So that a browser's keeper of passwords knows whose passphrase it is. */}
      <input
        class="unseen"
        type="text"
        autocomplete="username"
        value={name}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <Passphrase label={t('accounts.oldPassphrase')} value={old.value} onInput={(value) => (old.value = value)} />
      <div>
        <Passphrase
          label={t('accounts.nextPassphrase')}
          value={next.value}
          autocomplete="new-password"
          onInput={(value) => (next.value = value)}
        />
        <p class={styles.hint}>{t('accounts.passphraseRule')}</p>
      </div>
      <div>
        <Button look="primary" type="submit" disabled={old.value === '' || next.value === ''}>
          {t('accounts.changePassphrase')}
        </Button>
      </div>
    </form>
  );
}
