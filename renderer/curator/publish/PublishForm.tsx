import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { PublishState } from '../../../db/model/api/publish.ts';
import { type Key, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Passphrase, SelectField } from '../ui/Field.tsx';
import { Panel, Stack } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';

interface PublishFormProps {
  state: PublishState;
  canPublish: boolean;
  onPublish(key: string, passphrase: string): void;
}

/** The museum's key and its passphrase: publishing needs more than one touch. */
export function PublishForm({ state, canPublish, onPublish }: PublishFormProps) {
  const reasonId = useId();
  const chosen = useSignal('');
  const key = chosen.value || (state.keys[0] ?? '');
  const passphrase = useSignal('');
  const obstacle = obstacleOf(state, canPublish);
  if (obstacle === 'publish.cannot.role') return <Notice>{t(obstacle)}</Notice>;
  return (
    <Panel title={t('publish.sign')} lead={t('publish.signHint')} size="s">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (obstacle === null) onPublish(key, passphrase.value);
        }}
      >
        <Stack>
          {state.keys.length > 0 && (
            <SelectField
              label={t('publish.key')}
              value={key}
              options={state.keys.map((name) => [name, name])}
              onChoose={(name) => (chosen.value = name ?? '')}
            />
          )}
          <Passphrase
            label={t('publish.passphrase')}
            value={passphrase.value}
            onInput={(next) => (passphrase.value = next)}
          />
          <p class="quiet">{t('publish.visitors')}</p>
          <div>
            <Button
              look="primary"
              type="submit"
              disabled={obstacle !== null || passphrase.value === ''}
              aria-describedby={obstacle ? reasonId : undefined}
            >
              {t('publish.act')}
            </Button>
          </div>
          {obstacle && (
            <p id={reasonId} class="quiet">
              {t(obstacle)}
            </p>
          )}
        </Stack>
      </form>
    </Panel>
  );
}

/** Why publishing is not possible; null when it is. */
function obstacleOf({ gates, approved, listsDiffer }: PublishState, canPublish: boolean): Key | null {
  if (!canPublish) return 'publish.cannot.role';
  if (gates.some(({ found }) => found.length > 0)) return 'publish.cannot.gates';
  return approved.length === 0 && !listsDiffer ? 'publish.cannot.nothing' : null;
}
