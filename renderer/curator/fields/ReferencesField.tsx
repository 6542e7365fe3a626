import { ArrowDown, ArrowUp, X } from 'lucide';
import { useId } from 'preact/hooks';
import { useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import type { FieldOf } from '../kinds/field.ts';
import { Button } from '../shell/Button.tsx';
import { t } from '../state/words.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { labelOf } from './label.ts';
import { moved, without } from './listed.ts';
import { RecordName } from './RecordName.tsx';
import { RecordPicker } from './RecordPicker.tsx';
import styles from './ReferencesField.module.css';

/** Other records of one kind; in an order where that is what the visitor sees. */
export function ReferencesField({ field, path }: { field: FieldOf<'references'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const ids = Array.isArray(value) ? value.map(String) : [];
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint} controlId={id}>
      <ul class={styles.chosen}>
        {ids.map((each, index) => (
          <li key={each} class={styles.one}>
            <RecordName recordKey={{ kind: field.kind, id: each }} />
            {field.ordered && (
              <>
                <Button
                  look="plain"
                  icon={ArrowUp}
                  disabled={index === 0}
                  aria-label={t('list.up', { number: index + 1 })}
                  onClick={() => write(moved(ids, index, -1))}
                />
                <Button
                  look="plain"
                  icon={ArrowDown}
                  disabled={index === ids.length - 1}
                  aria-label={t('list.down', { number: index + 1 })}
                  onClick={() => write(moved(ids, index, 1))}
                />
              </>
            )}
            <Button
              look="plain"
              icon={X}
              aria-label={t('list.remove', { number: index + 1 })}
              onClick={() => write(without(ids, index))}
            />
          </li>
        ))}
      </ul>
      <RecordPicker
        id={id}
        kind={field.kind}
        placeholder={t('picker.add')}
        onChoose={(record) => !ids.includes(record.id) && write([...ids, record.id])}
      />
    </FieldFrame>
  );
}
