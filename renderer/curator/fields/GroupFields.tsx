import { ArrowDown, ArrowUp, Plus, X } from 'lucide';
import { useRef } from 'preact/hooks';
import { t } from '../app/i18n.ts';
import { fieldId, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import type { FieldOf as FieldKind } from '../kinds/field.ts';
import { Button } from '../ui/Button.tsx';
import { AddButton, FieldFrame } from './FieldFrame.tsx';
import { FieldOf } from './FieldOf.tsx';
import styles from './Groups.module.css';
import { labelOf } from './label.ts';
import { moved, without } from './listed.ts';

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

/** Entries of one shape in an order: added, moved and removed by key and by finger. */
export function ListField({ field, path }: { field: FieldKind<'list'>; path: Path }) {
  const [value, write] = useValue(path);
  const items = Array.isArray(value) ? value : [];
  const own = useRef<HTMLOListElement>(null);
  const focusItem = (index: number): void => {
    requestAnimationFrame(() =>
      own.current?.children[index]?.querySelector<HTMLElement>('textarea, input, select')?.focus(),
    );
  };
  const add = (index: number): void => {
    write([...items.slice(0, index), field.fresh(), ...items.slice(index)]);
    focusItem(index);
  };
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint}>
      <ol ref={own} class={styles.items}>
        {items.map((_, index) => (
          <li key={index} id={fieldId([...path, index])} class={styles.item}>
            <div class={styles.head}>
              <span class={styles.number}>{t('list.item', { number: index + 1, of: items.length })}</span>
              <Button
                look="plain"
                icon={ArrowUp}
                disabled={index === 0}
                aria-label={t('list.up', { number: index + 1 })}
                onClick={() => write(moved(items, index, -1))}
              />
              <Button
                look="plain"
                icon={ArrowDown}
                disabled={index === items.length - 1}
                aria-label={t('list.down', { number: index + 1 })}
                onClick={() => write(moved(items, index, 1))}
              />
              <Button
                look="plain"
                icon={Plus}
                aria-label={t('list.addAfter', { number: index + 1 })}
                onClick={() => add(index + 1)}
              />
              <Button
                look="plain"
                icon={X}
                aria-label={t('list.remove', { number: index + 1 })}
                onClick={() => write(without(items, index))}
              />
            </div>
            {field.item.map((inner) => (
              <FieldOf key={inner.name} field={inner} within={[...path, index]} />
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
