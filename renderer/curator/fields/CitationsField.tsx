import { useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import { useId } from 'preact/hooks';
import { useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import type { FieldOf } from '../kinds/field.ts';
import { Button } from '../shell/Button.tsx';
import { t } from '../state/words.ts';
import { AddButton } from './AddButton.tsx';
import { CitationCard } from './CitationCard.tsx';
import styles from './CitationsField.module.css';
import { FieldFrame } from './FieldFrame.tsx';
import { labelOf } from './label.ts';
import { NewSource } from './NewSource.tsx';
import { RecordPicker } from './RecordPicker.tsx';

/** Who says so: found by searching the sources, or put among them without leaving. */
export function CitationsField({ field, path }: { field: FieldOf<'citations'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const making = useSignal(false);
  const citations = Array.isArray(value) ? value : [];
  const label = labelOf(field);
  const add = (source: string): void => write([...citations, { source }]);
  const changeAll = (next: unknown[]): void => write(field.optional && next.length === 0 ? undefined : next);
  if (field.optional && value === undefined) return <AddButton path={path} label={label} onAdd={() => write([])} />;
  return (
    <FieldFrame path={path} label={label} hint={field.hint}>
      <ol class={styles.cards}>
        {citations.map((_, index) => (
          <CitationCard
            key={index}
            path={[...path, index]}
            count={citations.length}
            all={citations}
            onAll={changeAll}
          />
        ))}
      </ol>
      <div class={styles.add}>
        <label class="unseen" for={id}>
          {t('citation.add')}
        </label>
        <RecordPicker id={id} kind="source" placeholder={t('citation.add')} onChoose={(source) => add(source.id)} />
        <Button icon={Plus} onClick={() => (making.value = true)}>
          {t('citation.newSource')}
        </Button>
      </div>
      {making.value && (
        <NewSource
          onClose={() => (making.value = false)}
          onMade={(source) => {
            making.value = false;
            add(source.id);
          }}
        />
      )}
    </FieldFrame>
  );
}
