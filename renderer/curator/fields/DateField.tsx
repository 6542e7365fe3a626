import { X } from 'lucide';
import { useId } from 'preact/hooks';
import { parseDate } from '../../../db/model/entry/date.ts';
import { formatDate } from '../../shared/format/date.ts';
import { t, visitorText } from '../app/i18n.ts';
import { useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { type FieldOf, labelOf } from '../kinds/field.ts';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { dateMeant } from './date-advice.ts';
import { AddButton, FieldFrame } from './FieldFrame.tsx';
import styles from './Fields.module.css';

/** A date in EDTF, with its plain text. */
export function DateField({ field, path }: { field: FieldOf<'date'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const label = labelOf(field);
  if (field.optional && value === undefined) return <AddButton path={path} label={label} onAdd={() => write('')} />;
  const text = typeof value === 'string' ? value : '';
  return (
    <FieldFrame path={path} label={label} hint={field.hint} controlId={id}>
      <div class={styles.dateFieldLine}>
        <input
          id={id}
          class={`${input.input} ${styles.input}`}
          spellcheck={false}
          aria-invalid={text === '' || parseDate(text) === null}
          aria-describedby={`${id}-said`}
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
        />
        {field.optional && (
          <Button look="plain" icon={X} aria-label={t('field.remove', { label })} onClick={() => write(undefined)} />
        )}
        <DateSaid id={`${id}-said`} text={text} onMeant={write} />
      </div>
    </FieldFrame>
  );
}

interface DateSaidProps {
  id: string;
  text: string;
  onMeant(text: string): void;
}

/** The date as plain text; or the notation, with a button for the probable meaning. */
function DateSaid({ id, text, onMeant }: DateSaidProps) {
  const date = parseDate(text);
  const meant = date ? null : dateMeant(text);
  return (
    <div id={id} class={styles.dateFieldSaid} aria-live="polite">
      {date && <span class={styles.words}>{formatDate(date, visitorText)}</span>}
      {!date && !meant && <span class={styles.advice}>{t('date.advice')}</span>}
      {meant && <Button onClick={() => onMeant(meant)}>{t('date.meant', { date: meant })}</Button>}
    </div>
  );
}
