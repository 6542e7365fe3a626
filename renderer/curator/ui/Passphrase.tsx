import { useSignal } from '@preact/signals';
import { Eye, EyeOff } from 'lucide';
import { useId } from 'preact/hooks';
import { t } from '../app/i18n.ts';
import { Button } from './Button.tsx';
import input from './Field.module.css';
import { focusOnce } from './focus-once.ts';
import styles from './Passphrase.module.css';

interface PassphraseProps {
  label: string;
  value: string;
  /** What a browser's own keeper of passwords should take it for. */
  autocomplete?: 'current-password' | 'new-password';
  autoFocus?: boolean;
  onInput(value: string): void;
}

/** A field that hides what is written, unless it is to be seen. */
export function Passphrase({ label, value, autocomplete = 'current-password', autoFocus, onInput }: PassphraseProps) {
  const id = useId();
  const seen = useSignal(false);
  return (
    <div>
      <label class={input.label} for={id}>
        {label}
      </label>
      <div class={styles.line}>
        <input
          {...(seen.value ? ({ type: 'text' } as const) : ({ type: 'password' } as const))}
          id={id}
          class={input.input}
          autocomplete={autocomplete}
          spellcheck={false}
          ref={autoFocus ? focusOnce : undefined}
          required
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <Button
          icon={seen.value ? EyeOff : Eye}
          aria-pressed={seen.value}
          aria-label={t('signIn.show')}
          onClick={() => (seen.value = !seen.value)}
        />
      </div>
    </div>
  );
}
