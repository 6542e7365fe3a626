import { useComputed } from '@preact/signals';
import { GripVertical, Plus, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../../shared/ui/Icon.tsx';
import { inLanguage, t } from '../app/i18n.ts';
import { fieldId, useForm, useValue } from '../form/context.ts';
import { type Path, pathKey } from '../form/path.ts';
import { isTrilingual } from '../history/changed-field.ts';
import { type FieldOf, labelOf } from '../kinds/field.ts';
import { Button } from '../ui/Button.tsx';
import { AddButton, FieldFrame } from './FieldFrame.tsx';
import { ListButtons } from './ListButtons.tsx';
import styles from './Lists.module.css';
import { StopName } from './StopField.tsx';
import { useDragOrder } from './use-drag-order.ts';

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
  const isFolded = field.folded === true && items.length > maxUnfolded;
  const list = useRef<HTMLOListElement>(null);
  const { gap, handleOf } = useDragOrder(list, items, write);
  const dropAt = (index: number) =>
    gap === index ? 'before' : gap === items.length && index === gap - 1 ? 'after' : undefined;
  const add = (index: number): void => {
    write(items.toSpliced(index, 0, field.fresh()));
    requestAnimationFrame(() => {
      const entry = list.current?.children[index];
      entry?.querySelector('details')?.setAttribute('open', '');
      entry?.querySelector<HTMLElement>('textarea, input, select')?.focus();
    });
  };
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint}>
      <ol ref={list} class={styles.items}>
        {items.map((item, index) => (
          <li
            key={index}
            id={fieldId([...path, index])}
            class={isFolded ? styles.foldedItem : styles.item}
            data-drop={dropAt(index)}
          >
            <div class={styles.groupsHead}>
              {items.length > 1 && (
                <span class={styles.grip} title={t('list.drag')} {...handleOf(index)}>
                  <Icon node={GripVertical} />
                </span>
              )}
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
            <Entry isFolded={isFolded} name={nameOf(field, item)} path={[...path, index]}>
              {field.item.map((inner) => (
                <Inner key={inner.name} field={inner} within={[...path, index]} />
              ))}
            </Entry>
          </li>
        ))}
      </ol>
      <Button icon={Plus} onClick={() => add(items.length)}>
        {t('list.add')}
      </Button>
    </FieldFrame>
  );
}

/** A list of more entries shows their names alone, where its form says so. */
const maxUnfolded = 2;

interface EntryProps {
  isFolded: boolean;
  name: ComponentChildren;
  path: Path;
  children: ComponentChildren;
}

/** The fields of an entry; folded, unless something in it has to be put right. */
function Entry({ isFolded, name, path, children }: EntryProps) {
  const { byPath } = useForm();
  const start = `${pathKey(path)}.`;
  const isWrong = useComputed(() => [...byPath.value.keys()].some((key) => key.startsWith(start)));
  if (!isFolded) return children;
  return (
    <details class={styles.folded} open={isWrong.value}>
      <summary class={styles.foldedName}>{name || t('list.unnamed')}</summary>
      <div class={styles.item}>{children}</div>
    </details>
  );
}

/** A stop is called after its record; any other entry after its first words. */
function nameOf({ item }: FieldOf<'list'>, entry: unknown): ComponentChildren {
  return item.some(({ form }) => form === 'stop') ? <StopName stop={entry} /> : entryName(entry);
}

/** The first words of an entry. */
function entryName(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  if (typeof entry !== 'object' || entry === null) return '';
  const texts = Object.values(entry).map((value) => (isTrilingual(value) ? inLanguage(value) : value));
  return texts.find((text): text is string => typeof text === 'string' && text !== '') ?? '';
}
