import { useSignal } from '@preact/signals';
import { Plus, X } from 'lucide';
import { useId } from 'preact/hooks';
import { t } from '../app/i18n.ts';
import { useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import type { FieldOf } from '../kinds/field.ts';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { FieldFrame } from './FieldFrame.tsx';
import { labelOf } from './label.ts';
import { without } from './listed.ts';
import styles from './References.module.css';

/** Single words, such as other spellings: written one by one. */
export function WordsField({ field, path }: { field: FieldOf<'words'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const next = useSignal('');
  const words = Array.isArray(value) ? value.map(String) : [];
  const add = (): void => {
    const word = next.value.trim();
    if (word !== '') write([...words, word]);
    next.value = '';
  };
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint} controlId={id}>
      <ul class={styles.chosen}>
        {words.map((word, index) => (
          <li key={`${index} ${word}`} class={styles.one}>
            <span>{word}</span>
            <Button
              look="plain"
              icon={X}
              aria-label={t('field.remove', { label: word })}
              onClick={() => write(without(words, index))}
            />
          </li>
        ))}
      </ul>
      <div class={styles.line}>
        <input
          id={id}
          class={input.input}
          value={next.value}
          onInput={(event) => (next.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
          onBlur={add}
        />
        <Button icon={Plus} aria-label={t('list.add')} onClick={add} />
      </div>
    </FieldFrame>
  );
}
