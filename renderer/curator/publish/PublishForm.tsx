import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { PublishState } from '../../../db/model/api/publish.ts';
import { type Key, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { Notice } from '../ui/Notice.tsx';
import { Passphrase } from '../ui/Passphrase.tsx';
import styles from './Publish.module.css';

interface PublishFormProps {
  state: PublishState;
  mayPublish: boolean;
  onPublish(key: string, passphrase: string): void;
}

/** The museum's key and what opens it; nobody publishes by a slip of the finger. */
export function PublishForm({ state, mayPublish, onPublish }: PublishFormProps) {
  const id = useId();
  const key = useSignal(state.keys[0] ?? '');
  const passphrase = useSignal('');
  const hindrance = hindranceOf(state, mayPublish);
  if (hindrance === 'publish.cannot.role') return <Notice>{t(hindrance)}</Notice>;
  return (
    <form
      class={styles.form}
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        if (hindrance === null) onPublish(key.value, passphrase.value);
      }}
    >
      <h2 id={`${id}-title`} class={styles.title}>
        {t('publish.sign')}
      </h2>
      <p class={styles.words}>{t('publish.signHint')}</p>
      {state.keys.length > 0 && (
        <div>
          <label class={input.label} for={id}>
            {t('publish.key')}
          </label>
          <select
            id={id}
            class={input.input}
            value={key.value}
            onChange={(event) => (key.value = event.currentTarget.value)}
          >
            {state.keys.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
      )}
      <Passphrase
        label={t('publish.passphrase')}
        value={passphrase.value}
        onInput={(next) => (passphrase.value = next)}
      />
      <p class={styles.words}>{t('publish.visitors')}</p>
      <div>
        <Button
          look="primary"
          type="submit"
          disabled={hindrance !== null || passphrase.value === ''}
          aria-describedby={hindrance ? `${id}-why` : undefined}
        >
          {t('publish.act')}
        </Button>
      </div>
      {hindrance && (
        <p id={`${id}-why`} class={styles.words}>
          {t(hindrance)}
        </p>
      )}
    </form>
  );
}

/** Why it cannot be published; null: it can. */
function hindranceOf({ gates, approved }: PublishState, mayPublish: boolean): Key | null {
  if (!mayPublish) return 'publish.cannot.role';
  if (gates.some(({ found }) => found.length > 0)) return 'publish.cannot.gates';
  return approved.length === 0 ? 'publish.cannot.nothing' : null;
}
