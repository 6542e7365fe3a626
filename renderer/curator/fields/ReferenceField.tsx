import { X } from 'lucide';
import { useId } from 'preact/hooks';
import { useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import type { FieldOf } from '../kinds/field.ts';
import { Button } from '../shell/Button.tsx';
import { t } from '../state/words.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { labelOf } from './label.ts';
import { RecordName } from './RecordName.tsx';
import { RecordPicker } from './RecordPicker.tsx';
import styles from './ReferencesField.module.css';

/** Another record, found by searching. */
export function ReferenceField({ field, path }: { field: FieldOf<'reference'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const label = labelOf(field);
  return (
    <FieldFrame path={path} label={label} hint={field.hint} controlId={chosen ? undefined : id} short>
      {chosen ? (
        <div class={styles.one}>
          <RecordName recordKey={{ kind: field.kind, id: chosen }} />
          <Button
            look="plain"
            icon={X}
            aria-label={t('field.remove', { label })}
            onClick={() => write(field.optional ? undefined : '')}
          />
        </div>
      ) : (
        <RecordPicker id={id} kind={field.kind} onChoose={(record) => write(record.id)} />
      )}
    </FieldFrame>
  );
}
