import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Language } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../../shared/i18n/i18n.ts';
import type { Point } from '../../shared/map-core/geometry.ts';
import styles from '../../shared/map-core/map.module.css';
import { formatHeadcount } from '../camps/camp-labels.ts';
import type { Mark } from './scene/marks.ts';

interface CampKeysProps {
  /** In reading order. */
  marks: readonly Mark[];
  selectedId: string | null;
  language: Language;
  onFocus(mark: Mark | null): void;
  onSelect(campId: string): void;
  /** A key that does not move among the camps. */
  onKey(key: string): void;
}

/** The camps of the map as a list for keyboard and screen reader; one of them is in the tab order. */
export function CampKeys({ marks, selectedId, language, onFocus, onSelect, onKey }: CampKeysProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const focusedId = useSignal<string | null>(null);
  const currentId = focusedId.value ?? selectedId;
  const index = Math.max(
    0,
    marks.findIndex(({ campId }) => campId === currentId),
  );
  const moveFocus = (event: KeyboardEvent) => {
    const next = indexByKey(event.key, index, marks.length);
    if (next === null) return onKey(event.key);
    event.preventDefault();
    listRef.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <ul ref={listRef} class={styles.keys} aria-label={translateIn(language)('map.label')} onKeyDown={moveFocus}>
      {marks.map((mark, position) => (
        <li key={mark.campId}>
          <button
            type="button"
            tabIndex={position === index ? 0 : -1}
            aria-pressed={mark.campId === selectedId}
            onFocus={(event) => {
              focusedId.value = mark.campId;
              if (event.currentTarget.matches(':focus-visible')) onFocus(mark);
            }}
            onBlur={() => onFocus(null)}
            onClick={() => onSelect(mark.campId)}
          >
            {campLabel(mark, language)}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** A camp as it is read aloud: name, headcount and its kind. */
function campLabel({ name, headcount }: Mark, language: Language): string {
  const translate = translateIn(language);
  if (!headcount) return translate('map.campUnknown', { name });
  return translate('map.camp', {
    name,
    headcount: formatHeadcount(headcount, language, translate),
    kind: translate(`kind.${headcount.kind}`),
  });
}

/** Line by line from top to bottom, each from left to right. */
export function inReadingOrder<T extends { centre: Point }>(marks: readonly T[], panelHeight: number): T[] {
  const lineHeight = Math.max(1, panelHeight / 9);
  const line = ({ centre }: T) => Math.floor(centre.y / lineHeight);
  return [...marks].sort((a, b) => line(a) - line(b) || a.centre.x - b.centre.x);
}

/** The index that a key leads to; null: not a key for moving. */
function indexByKey(key: string, index: number, length: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(length - 1, index + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
