import { useRef, useState } from 'preact/hooks';
import styles from './CampMap.module.css';
import type { MapTexts } from './map-texts.ts';
import type { Mark } from './marks.ts';
import { movedBy } from './reading-order.ts';

interface CampKeysProps {
  /** In reading order. */
  marks: readonly Mark[];
  selectedId: string | null;
  texts: MapTexts;
  onFocus(mark: Mark | null): void;
  onSelect(campId: string): void;
  /** A key that does not move among the camps. */
  onKey(key: string): void;
}

/** The camps of the map as a list that is heard and reached by keys; one of them is in the order of tabs. */
export function CampKeys({ marks, selectedId, texts, onFocus, onSelect, onKey }: CampKeysProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const index = Math.max(
    0,
    marks.findIndex(({ campId }) => campId === (currentId ?? selectedId)),
  );
  const go = (event: KeyboardEvent) => {
    const next = movedBy(event.key, index, marks.length);
    if (next === null) return onKey(event.key);
    event.preventDefault();
    listRef.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <ul ref={listRef} class={styles.keys} aria-label={texts.map} onKeyDown={go}>
      {marks.map((mark, place) => (
        <li key={mark.campId}>
          <button
            type="button"
            tabIndex={place === index ? 0 : -1}
            aria-pressed={mark.campId === selectedId}
            onFocus={(event) => {
              setCurrentId(mark.campId);
              if (event.currentTarget.matches(':focus-visible')) onFocus(mark);
            }}
            onBlur={() => onFocus(null)}
            onClick={() => onSelect(mark.campId)}
          >
            {texts.camp(mark.name, mark.headcount)}
          </button>
        </li>
      ))}
    </ul>
  );
}
