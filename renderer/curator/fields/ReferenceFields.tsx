import { useSignal } from '@preact/signals';
import { Plus, X } from 'lucide';
import { useId } from 'preact/hooks';
import { type SubjectKind, subjectKinds } from '../../../db/model/vocabulary.ts';
import { t } from '../app/i18n.ts';
import { useValue } from '../form/context.ts';
import { type Path, valueAt } from '../form/path.ts';
import { emptyText, type FieldOf, labelOf } from '../kinds/field.ts';
import { RecordName } from '../records/RecordName.tsx';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { Segments } from '../ui/Segments.tsx';
import { AddButton, FieldFrame } from './FieldFrame.tsx';
import { ListButtons } from './ListButtons.tsx';
import styles from './Lists.module.css';
import { PickOrMake } from './PickOrMake.tsx';
import { TrilingualField } from './TrilingualField.tsx';

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
        <PickOrMake id={id} kind={field.kind} onChoose={(record) => write(record.id)} />
      )}
    </FieldFrame>
  );
}

/** Other records of one kind. */
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
            <ListButtons items={ids} index={index} ordered={field.ordered === true} onChange={write} />
          </li>
        ))}
      </ul>
      <PickOrMake
        id={id}
        kind={field.kind}
        placeholder={t('picker.add')}
        onChoose={(record) => !ids.includes(record.id) && write([...ids, record.id])}
      />
    </FieldFrame>
  );
}

/** The subject of a claim: a camp, a people, a work, a law, or the camp system as a whole. */
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
        text={(each) => t(`subject.${each}`)}
        onChoose={choose}
      />
      {kind !== 'system' && subject === '' && (
        <>
          <label class="unseen" for={id}>
            {t(`subject.${kind}`)}
          </label>
          <PickOrMake id={id} kind={kind} onChoose={(record) => write({ kind, id: record.id })} />
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

const nameOf = { camp: 'endpoint.name', place: 'endpoint.placeName' } as const;

/** A record, or the name of something without one: one end of a lineage, a place. */
export function EndpointField({ field, path }: { field: FieldOf<'endpoint'>; path: Path }) {
  const [value, write] = useValue(path);
  const label = labelOf(field);
  const { kind } = field;
  if (field.optional && value === undefined) {
    return <AddButton path={path} label={label} onAdd={() => write(emptyText())} />;
  }
  const way = typeof value === 'object' && value !== null ? 'name' : kind;
  return (
    <FieldFrame path={[...path, 'way']} label={label} hint={field.hint}>
      <Segments
        label={label}
        options={[kind, 'name'] as const}
        value={way}
        text={(each) => t(each === 'name' ? nameOf[kind] : `endpoint.${each}`)}
        onChoose={(next) => write(next === 'name' ? emptyText() : '')}
      />
      {way === kind ? (
        <ReferenceField field={{ form: 'reference', name: field.name, label: `endpoint.${kind}`, kind }} path={path} />
      ) : (
        <TrilingualField field={{ form: 'trilingual', name: field.name, label: nameOf[kind], rows: 1 }} path={path} />
      )}
      {field.optional && (
        <Button look="plain" icon={X} onClick={() => write(undefined)}>
          {t('field.remove', { label })}
        </Button>
      )}
    </FieldFrame>
  );
}

/** A list of words, such as other spellings. */
export function WordsField({ field, path }: { field: FieldOf<'words'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const next = useSignal('');
  const words = Array.isArray(value) ? value.map(String) : [];
  const add = (): void => {
    const word = next.value.trim();
    if (word !== '') write([...words, word]);
    next.value = '';
  };
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint} controlId={id}>
      <ul class={styles.chosen}>
        {words.map((word, index) => (
          <li key={`${index} ${word}`} class={styles.one}>
            <span>{word}</span>
            <ListButtons
              items={words}
              index={index}
              ordered={false}
              remove={t('field.remove', { label: word })}
              onChange={write}
            />
          </li>
        ))}
      </ul>
      <div class={styles.line}>
        <input
          id={id}
          class={input.input}
          value={next.value}
          onInput={(event) => (next.value = event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
          onBlur={add}
        />
        <Button icon={Plus} aria-label={t('list.add')} onClick={add} />
      </div>
    </FieldFrame>
  );
}
