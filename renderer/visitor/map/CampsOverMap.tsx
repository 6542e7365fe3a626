import { useEffect, useRef } from 'preact/hooks';
import styles from './CampsOverMap.module.css';

/** Some camps to select one of by name, and where in the map they are listed. */
export interface CampChoice {
  label: string;
  /** The detail: a place, or why the map does not show the camp. */
  camps: readonly { id: string; name: string; detail?: string }[];
  side: 'left' | 'right';
}

interface CampsOverMapProps {
  choice: CampChoice;
  onSelect(campId: string): void;
  onClose(): void;
}

/**
 * Camps that are listed over the map. A touch outside closes the list, but for one on the button that does so itself. The click of
 * the touch that opened it selects nothing, even where the list appears under that finger.
 */
export function CampsOverMap({ choice: { label, camps, side }, onSelect, onClose }: CampsOverMapProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const touchedRef = useRef(false);
  useEffect(() => {
    const list = listRef.current;
    list?.querySelector('button')?.focus({ preventScroll: true });
    const closeOutside = ({ target }: Event) => {
      if (!(target instanceof Element)) return;
      if (!list?.contains(target) && target.closest('[aria-expanded="true"]') === null) onClose();
    };
    addEventListener('pointerdown', closeOutside, { capture: true });
    return () => removeEventListener('pointerdown', closeOutside, { capture: true });
  }, [onClose]);
  return (
    <ul
      ref={listRef}
      class={styles.list}
      aria-label={label}
      data-side={side}
      onPointerDown={() => {
        touchedRef.current = true;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // Escape also leads back, where nothing has taken it.
        event.preventDefault();
        onClose();
      }}
    >
      {camps.map(({ id, name, detail }) => (
        <li key={id}>
          <button
            type="button"
            class={styles.camp}
            onClick={(event) => (event.detail === 0 || touchedRef.current) && onSelect(id)}
          >
            {name}
            <small class={styles.detail}>{detail}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
