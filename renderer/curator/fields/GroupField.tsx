import { X } from 'lucide';
import { useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import type { FieldOf as FieldKind } from '../kinds/field.ts';
import { Button } from '../shell/Button.tsx';
import { t } from '../state/words.ts';
import { AddButton } from './AddButton.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import { FieldOf } from './FieldOf.tsx';
import styles from './GroupField.module.css';
import { labelOf } from './label.ts';

/** A few fields that are there together or not at all. */
export function GroupField({ field, path }: { field: FieldKind<'group'>; path: Path }) {
  const [value, write] = useValue(path);
  const label = labelOf(field);
  if (field.optional && value === undefined) {
    return <AddButton path={path} label={label} onAdd={() => write(field.fresh())} />;
  }
  return (
    <FieldFrame path={path} label={label} hint={field.hint}>
      <div class={styles.group}>
        {field.fields.map((inner) => (
          <FieldOf key={inner.name} field={inner} within={path} />
        ))}
      </div>
      {field.optional && (
        <Button look="plain" icon={X} onClick={() => write(undefined)}>
          {t('field.remove', { label })}
        </Button>
      )}
    </FieldFrame>
  );
}
