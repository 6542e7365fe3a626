import { useSignal } from '@preact/signals';
import { KeyRound } from 'lucide';
import { NewPassphrase } from '../accounts/AccountDialog.tsx';
import { isRefusal, refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Actions, Panel } from '../ui/layout.tsx';

/** A technician makes the museum's first key. */
export function FirstKey({ onMade }: { onMade(): void }) {
  const { api } = useWorkshop();
  const isOpen = useSignal(false);
  const passphrase = useSignal('');
  const make = async (): Promise<void> => {
    await api.makeFirstKey(passphrase.value);
    isOpen.value = false;
    onMade();
  };
  return (
    <Panel title={t('publish.firstKey')} lead={t('publish.firstKeyLead')} size="s">
      <Actions>
        <Button icon={KeyRound} onClick={() => (isOpen.value = true)}>
          {t('publish.makeKey')}
        </Button>
      </Actions>
      {isOpen.value && (
        <FormDialog
          title={t('publish.makeKey')}
          submit={t('publish.makeKey')}
          canSubmit={passphrase.value !== ''}
          explain={(error) =>
            isRefusal(error, 'weak-passphrase') ? t('accounts.refused.weak-passphrase') : refusalText(error)
          }
          onClose={() => (isOpen.value = false)}
          onSubmit={make}
        >
          <p>{t('publish.keyPassphraseLead')}</p>
          <NewPassphrase
            label={t('publish.passphrase')}
            value={passphrase.value}
            autoFocus
            onInput={(value) => (passphrase.value = value)}
          />
        </FormDialog>
      )}
    </Panel>
  );
}
