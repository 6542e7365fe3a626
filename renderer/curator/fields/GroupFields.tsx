import { Plus, X } from 'lucide';
import { useRef } from 'preact/hooks';
import { t } from '../app/i18n.ts';
import { fieldId, useForm, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { type FieldOf, labelOf } from '../kinds/field.ts';
import { Button } from '../ui/Button.tsx';
import { AddButton, FieldFrame } from './FieldFrame.tsx';
import { ListButtons } from './ListButtons.tsx';
import styles from './Lists.module.css';

/** A few fields that are present together or not at all. */
export function GroupField({ field, path }: { field: FieldOf<'group'>; path: Path }) {
  const { FieldOf: Inner } = useForm();
  const [value, write] = useValue(path);
  const label = labelOf(field);
  if (field.optional && value === undefined) {
    return <AddButton path={path} label={label} onAdd={() => write(field.fresh())} />;
  }
  return (
    <FieldFrame path={path} label={label} hint={field.hint}>
      <div class={styles.group}>
        {field.fields.map((inner) => (
          <Inner key={inner.name} field={inner} within={path} />
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

/** An ordered list of entries with the same fields. */
export function ListField({ field, path }: { field: FieldOf<'list'>; path: Path }) {
  const { FieldOf: Inner } = useForm();
  const [value, write] = useValue(path);
  const items: unknown[] = Array.isArray(value) ? value : [];
  const list = useRef<HTMLOListElement>(null);
  const add = (index: number): void => {
    write(items.toSpliced(index, 0, field.fresh()));
    requestAnimationFrame(() =>
      list.current?.children[index]?.querySelector<HTMLElement>('textarea, input, select')?.focus(),
    );
  };
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint}>
      <ol ref={list} class={styles.items}>
        {items.map((_, index) => (
          <li key={index} id={fieldId([...path, index])} class={styles.item}>
            <div class={styles.groupsHead}>
              <span class={styles.number}>{t('list.item', { number: index + 1, of: items.length })}</span>
              <ListButtons items={items} index={index} onChange={write}>
                <Button
                  look="plain"
                  icon={Plus}
                  aria-label={t('list.addAfter', { number: index + 1 })}
                  onClick={() => add(index + 1)}
                />
              </ListButtons>
            </div>
            {field.item.map((inner) => (
              <Inner key={inner.name} field={inner} within={[...path, index]} />
            ))}
          </li>
        ))}
      </ol>
      <Button icon={Plus} onClick={() => add(items.length)}>
        {t('list.add')}
      </Button>
    </FieldFrame>
  );
}
