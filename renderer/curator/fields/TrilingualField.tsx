import { X } from 'lucide';
import { useRef } from 'preact/hooks';
import { languages } from '../../../db/model/vocabulary.ts';
import { useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { emptyText, type FieldOf } from '../kinds/field.ts';
import { MarkupTools } from '../markup/MarkupTools.tsx';
import { Button } from '../shell/Button.tsx';
import { t } from '../state/words.ts';
import { AddButton } from './AddButton.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import { labelOf } from './label.ts';
import styles from './TrilingualField.module.css';
import { WordsIn } from './WordsIn.tsx';

/** One text in three languages side by side; what is missing says so. */
export function TrilingualField({ field, path }: { field: FieldOf<'trilingual'>; path: Path }) {
  const [value, write] = useValue(path);
  const columns = useRef<HTMLDivElement>(null);
  const label = labelOf(field);
  if (field.optional && value === undefined) {
    return <AddButton path={path} label={label} onAdd={() => write(emptyText())} />;
  }
  return (
    <FieldFrame path={path} label={label} hint={field.hint}>
      {field.markdown && <MarkupTools columns={columns} path={path} />}
      <div ref={columns} class={styles.columns} data-rows={field.rows}>
        {languages.map((language) => (
          <WordsIn key={language} language={language} path={path} label={label} rows={field.rows} />
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
