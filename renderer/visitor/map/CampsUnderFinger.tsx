import { useEffect, useRef } from 'preact/hooks';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { Point } from '../../shared/map-core/geometry.ts';
import styles from './CampsUnderFinger.module.css';
import { seatInYear } from './seat-in-year.ts';

interface CampsUnderFingerProps {
  camps: readonly CampSummary[];
  /** The year whose seats are named. */
  year: number;
  /** Where the finger was, in pixels of the map that this list lies in. */
  at: Point;
  label: string;
  onSelect(campId: string): void;
  onClose(): void;
}

/**
 * The camps that lie together under a finger, to choose one by name. A touch beside it closes it. The click of the
 * touch that opened it chooses nothing, wherever the list came to lie.
 */
export function CampsUnderFinger({ camps, year, at, label, onSelect, onClose }: CampsUnderFingerProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const touchedRef = useRef(false);
  useEffect(() => {
    const list = listRef.current;
    list?.querySelector('button')?.focus({ preventScroll: true });
    const closeBeside = ({ target }: Event) => {
      if (!(target instanceof Node && list?.contains(target))) onClose();
    };
    addEventListener('pointerdown', closeBeside, { capture: true });
    return () => removeEventListener('pointerdown', closeBeside, { capture: true });
  }, [onClose]);
  return (
    <ul
      ref={listRef}
      class={styles.list}
      aria-label={label}
      style={{ '--x': `${at.x}px`, '--y': `${at.y}px` }}
      onPointerDown={() => {
        touchedRef.current = true;
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      {camps.map((camp) => (
        <li key={camp.id}>
          <button
            type="button"
            class={styles.camp}
            onClick={({ detail }) => (detail === 0 || touchedRef.current) && onSelect(camp.id)}
          >
            {camp.name}
            <small class={styles.place}>{seatInYear(camp, year)?.place}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}
