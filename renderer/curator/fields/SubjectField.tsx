import { X } from 'lucide';
import { useId } from 'preact/hooks';
import { type SubjectKind, subjectKinds } from '../../../db/model/vocabulary.ts';
import { useValue } from '../form/context.ts';
import { type Path, valueAt } from '../form/path.ts';
import type { FieldOf } from '../kinds/field.ts';
import { Button } from '../shell/Button.tsx';
import { t } from '../state/words.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { labelOf } from './label.ts';
import { RecordName } from './RecordName.tsx';
import { RecordPicker } from './RecordPicker.tsx';
import styles from './ReferencesField.module.css';
import { Segments } from './Segments.tsx';

/** What a claim speaks of: a camp, a people, a work, a law, or the camp system as a whole. */
export function SubjectField({ field, path }: { field: FieldOf<'subject'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const kind = subjectKinds.find((each) => each === valueAt(value, ['kind'])) ?? 'camp';
  const subject = String(valueAt(value, ['id']) ?? '');
  const choose = (next: SubjectKind): void => write({ kind: next, id: next === 'system' ? 'system' : '' });
  const label = labelOf(field);
  return (
    <FieldFrame path={path} label={label} hint={field.hint}>
      <Segments
        label={label}
        options={subjectKinds}
        value={kind}
        word={(each) => t(`subject.${each}`)}
        onChoose={choose}
      />
      {kind !== 'system' && subject === '' && (
        <>
          <label class="unseen" for={id}>
            {t(`subject.${kind}`)}
          </label>
          <RecordPicker id={id} kind={kind} onChoose={(record) => write({ kind, id: record.id })} />
        </>
      )}
      {kind !== 'system' && subject !== '' && (
        <div>
          <div class={styles.one}>
            <RecordName recordKey={{ kind, id: subject }} />
            <Button
              look="plain"
              icon={X}
              aria-label={t('field.change', { label })}
              onClick={() => write({ kind, id: '' })}
            />
          </div>
        </div>
      )}
    </FieldFrame>
  );
}
