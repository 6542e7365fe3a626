import { ArrowDown, ArrowUp, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';

interface ListButtonsProps<T> {
  items: readonly T[];
  index: number;
  /** With buttons to move the entry. */
  ordered?: boolean;
  /** Label of the button that removes the entry. */
  remove?: string;
  onChange(items: T[]): void;
  /** Further buttons, before the one that removes. */
  children?: ComponentChildren;
}

/** Buttons that move an entry of a list and remove it. */
export function ListButtons<T>(props: ListButtonsProps<T>) {
  const { items, index, ordered = true, onChange, children } = props;
  const number = index + 1;
  const { remove = t('list.remove', { number }) } = props;
  const move = (button: Element, way: 'up' | 'down'): void => {
    const to = way === 'up' ? index - 1 : index + 1;
    const list = button.closest('li')?.parentElement;
    onChange(items.toSpliced(index, 1).toSpliced(to, 0, items[index] as T));
    // The focus goes along with the entry, so that the next press moves it on.
    const next = to === 0 ? 'down' : to === items.length - 1 ? 'up' : way;
    requestAnimationFrame(() => list?.children[to]?.querySelector<HTMLElement>(`[data-move=${next}]`)?.focus());
  };
  return (
    <>
      {ordered && (
        <>
          <Button
            look="plain"
            icon={ArrowUp}
            disabled={index === 0}
            aria-label={t('list.up', { number })}
            data-move="up"
            onClick={(event) => move(event.currentTarget, 'up')}
          />
          <Button
            look="plain"
            icon={ArrowDown}
            disabled={index === items.length - 1}
            aria-label={t('list.down', { number })}
            data-move="down"
            onClick={(event) => move(event.currentTarget, 'down')}
          />
        </>
      )}
      {children}
      <Button look="plain" icon={X} aria-label={remove} onClick={() => onChange(items.toSpliced(index, 1))} />
    </>
  );
}
