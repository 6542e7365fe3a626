import { useSignal } from '@preact/signals';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide';
import { useId } from 'preact/hooks';
import { t } from '../app/i18n.ts';
import { fieldId, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import type { FieldOf } from '../kinds/field.ts';
import { RecordName } from '../records/RecordName.tsx';
import { RecordPicker } from '../records/RecordPicker.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './CitationsField.module.css';
import { AddButton, FieldFrame, FieldProblems } from './FieldFrame.tsx';
import { LineField } from './InputFields.tsx';
import { labelOf } from './label.ts';
import { moved, without } from './listed.ts';
import { NewSource } from './NewSource.tsx';

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

interface CitationCardProps {
  path: Path;
  count: number;
  all: readonly unknown[];
  onAll(next: unknown[]): void;
}

/** One source, where in it, and the value exactly as it prints it. */
function CitationCard({ path, count, all, onAll }: CitationCardProps) {
  const index = Number(path.at(-1));
  const [source] = useValue([...path, 'source']);
  return (
    <li id={fieldId(path)} class={styles.card}>
      <div class={styles.head}>
        <RecordName recordKey={{ kind: 'source', id: String(source ?? '') }} />
        <span class={styles.tools}>
          {count > 1 && (
            <>
              <Button
                look="plain"
                icon={ArrowUp}
                disabled={index === 0}
                aria-label={t('list.up', { number: index + 1 })}
                onClick={() => onAll(moved(all, index, -1))}
              />
              <Button
                look="plain"
                icon={ArrowDown}
                disabled={index === count - 1}
                aria-label={t('list.down', { number: index + 1 })}
                onClick={() => onAll(moved(all, index, 1))}
              />
            </>
          )}
          <Button
            look="plain"
            icon={X}
            aria-label={t('citation.remove', { number: index + 1 })}
            onClick={() => onAll(without(all, index))}
          />
        </span>
      </div>
      <FieldProblems path={[...path, 'source']} />
      <div class={styles.fields}>
        <LineField field={{ form: 'line', name: 'locator' }} path={[...path, 'locator']} />
        <LineField field={{ form: 'line', name: 'asPrinted' }} path={[...path, 'asPrinted']} />
        <LineField field={{ form: 'line', name: 'fragment' }} path={[...path, 'fragment']} />
        <LineField field={{ form: 'line', name: 'reading' }} path={[...path, 'reading']} />
      </div>
    </li>
  );
}
