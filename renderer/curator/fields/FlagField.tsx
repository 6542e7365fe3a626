import { fieldId, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import type { FieldOf } from '../kinds/field.ts';
import { t } from '../state/words.ts';
import styles from './FlagField.module.css';
import { labelOf } from './label.ts';

/** Yes or no. */
export function FlagField({ field, path }: { field: FieldOf<'flag'>; path: Path }) {
  const [value, write] = useValue(path);
  const checked = typeof value === 'boolean' ? value : Boolean(field.whenAbsent);
  return (
    <label id={fieldId(path)} class={styles.flag}>
      <input
        type="checkbox"
        class={styles.box}
        checked={checked}
        onChange={(event) => write(event.currentTarget.checked)}
      />
      <span>
        {labelOf(field)}
        {field.hint && <span class={styles.hint}>{t(field.hint)}</span>}
      </span>
    </label>
  );
}
