import { useId } from 'preact/hooks';
import { useProblems, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import type { FieldOf } from '../kinds/field.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { labelOf } from './label.ts';
import styles from './NumberField.module.css';
import { NumberInput } from './NumberInput.tsx';

export function NumberField({ field, path }: { field: FieldOf<'number'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const wrong = useProblems(path).length > 0;
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint} controlId={id} short>
      <div class={styles.short}>
        <NumberInput id={id} value={value} wrong={wrong} onValue={write} />
      </div>
    </FieldFrame>
  );
}
