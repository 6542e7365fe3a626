import { X } from 'lucide';
import { useId } from 'preact/hooks';
import { parseDate } from '../../../db/model/entry/date.ts';
import { readDate } from '../../../db/model/entry/written/written-date.ts';
import { formatDate } from '../../shared/format/date.ts';
import { t, visitorText } from '../app/i18n.ts';
import { useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { type FieldOf, labelOf } from '../kinds/field.ts';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { FieldFrame } from './FieldFrame.tsx';
import styles from './Fields.module.css';

/** A date in EDTF, with its plain text. */
export function DateField({ field, path }: { field: FieldOf<'date'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const label = labelOf(field);
  const isLeftOut = field.optional === true && value === undefined;
  const text = typeof value === 'string' ? value : '';
  return (
    <FieldFrame path={path} label={label} hint={field.hint} controlId={id}>
      <div class={styles.dateFieldLine}>
        <input
          id={id}
          class={`${input.input} ${styles.input}`}
          spellcheck={false}
          aria-invalid={!isLeftOut && parseDate(text) === null}
          aria-describedby={`${id}-said`}
          value={text}
          onInput={({ currentTarget }) =>
            write(field.optional ? currentTarget.value || undefined : currentTarget.value)
          }
        />
        {field.optional && !isLeftOut && (
          <Button look="plain" icon={X} aria-label={t('field.remove', { label })} onClick={() => write(undefined)} />
        )}
        {!isLeftOut && <DateSaid id={`${id}-said`} text={text} onMeant={write} />}
      </div>
    </FieldFrame>
  );
}

interface DateSaidProps {
  id: string;
  text: string;
  onMeant(text: string): void;
}

/** The date as plain text; or what the written date can mean, one button each; or the notation. */
function DateSaid({ id, text, onMeant }: DateSaidProps) {
  const date = parseDate(text);
  const { readings, none } = readDate(text);
  const others = readings.filter((each) => each !== text);
  const wordsOf = (edtf: string): string => {
    const read = parseDate(edtf);
    return read ? formatDate(read, visitorText) : edtf;
  };
  return (
    <div id={id} class={styles.dateFieldSaid} aria-live="polite">
      {date && <span class={styles.words}>{formatDate(date, visitorText)}</span>}
      {date && others.length > 0 && <span>{t('date.other')}</span>}
      {!date && others.length === 0 && <span class={styles.advice}>{t(none ? 'date.none' : 'date.advice')}</span>}
      {others.map((meant) => (
        <Button key={meant} onClick={() => onMeant(meant)}>
          {t('date.meant', { date: `${meant} (${wordsOf(meant)})` })}
        </Button>
      ))}
    </div>
  );
}
