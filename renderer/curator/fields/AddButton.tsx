import { Plus } from 'lucide';
import { fieldId } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { Button } from '../shell/Button.tsx';
import styles from './AddButton.module.css';

/** A field that is not there and may be. */
export function AddButton({ path, label, onAdd }: { path: Path; label: string; onAdd(): void }) {
  return (
    <div id={fieldId(path)} class={styles.add} data-short>
      <Button look="plain" icon={Plus} onClick={onAdd}>
        {label}
      </Button>
    </div>
  );
}
