import { useSignal } from '@preact/signals';
import { KeyRound } from 'lucide';
import type { TrustedKey, TrustedKeys } from '../../../db/model/api/staff.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { SaveToDrive } from '../staff/SaveToDrive.tsx';
import { Button } from '../ui/Button.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Actions, Panel } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './Keys.module.css';
import { TrustKey } from './TrustKey.tsx';

/** The keys whose releases this kiosk shows; a technician adds one from a stick, or withdraws one. */
export function KeysPart() {
  const { api } = useWorkshop();
  const { value: keys, error, reload } = useLoad(() => api.trustedKeys(), [api]);
  const isAdding = useSignal(false);
  const withdrawn = useSignal<TrustedKey | null>(null);
  const key = withdrawn.value;
  return (
    <Panel title={t('trustedKeys.title')} lead={t('trustedKeys.lead')} small>
      {error && <Notice tone="live">{refusalText(error)}</Notice>}
      {keys && <KeyList keys={keys} onWithdraw={(chosen) => (withdrawn.value = chosen)} />}
      <Actions>
        <Button icon={KeyRound} onClick={() => (isAdding.value = true)}>
          {t('trustedKeys.add')}
        </Button>
      </Actions>
      {isAdding.value && (
        <TrustKey
          onClose={() => (isAdding.value = false)}
          onTrusted={() => {
            isAdding.value = false;
            void reload();
          }}
        />
      )}
      {key && (
        <FormDialog
          title={t('trustedKeys.withdraw.ask')}
          submit={t('trustedKeys.withdraw')}
          onClose={() => (withdrawn.value = null)}
          onSubmit={async () => {
            await api.revokeKey(key.id);
            withdrawn.value = null;
            void reload();
          }}
        >
          <p class={styles.number}>{key.fingerprint}</p>
          <p>{t('trustedKeys.withdraw.lead')}</p>
          {key.signsHere && <p>{t('trustedKeys.withdraw.own')}</p>}
        </FormDialog>
      )}
    </Panel>
  );
}

interface KeyListProps {
  keys: TrustedKeys;
  onWithdraw(key: TrustedKey): void;
}

function KeyList({ keys: { trusted, revoked }, onWithdraw }: KeyListProps) {
  const { api } = useWorkshop();
  return (
    <>
      {trusted.length === 0 && <p>{t('trustedKeys.none')}</p>}
      <ul class={styles.keys}>
        {trusted.map((key) => (
          <li key={key.id} class={styles.key} data-key={key.id}>
            <p class={styles.number}>{key.fingerprint}</p>
            <p class="quiet">
              {t('trustedKeys.id', { id: key.id })}
              {key.signsHere && ` · ${t('trustedKeys.signsHere')}`}
            </p>
            <Actions>
              <SaveToDrive label={t('trustedKeys.copy')} onSave={(drive) => api.publicKeyToDrive(key.id, drive)} />
              <Button look="plain" onClick={() => onWithdraw(key)}>
                <span>{t('trustedKeys.withdraw')}</span>
                <span class="unseen"> {key.id}</span>
              </Button>
            </Actions>
          </li>
        ))}
      </ul>
      {revoked.length > 0 && <p class="quiet">{t('trustedKeys.revoked', { ids: revoked.join(', ') })}</p>}
    </>
  );
}
