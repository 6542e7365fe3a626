import { useEffect, useRef } from 'preact/hooks';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import { t } from '../../shared/i18n/i18n.ts';
import type { Point } from '../../shared/map-core/geometry.ts';
import styles from './CampsUnderFinger.module.css';
import { seatInYear } from './camps-in-year.ts';

interface CampsUnderFingerProps {
  camps: readonly CampSummary[];
  /** The year whose seats are named. */
  year: number;
  /** The touched point, in pixels of the map that contains this list. */
  at: Point;
  onSelect(campId: string): void;
  onClose(): void;
}

/**
 * The camps of a cluster, to select one by name. A touch outside closes the list. The click of the touch that opened it
 * selects nothing, even where the list appears under that finger.
 */
export function CampsUnderFinger({ camps, year, at, onSelect, onClose }: CampsUnderFingerProps) {
  const listRef = useRef<HTMLUListElement>(null);
  const touchedRef = useRef(false);
  useEffect(() => {
    const list = listRef.current;
    list?.querySelector('button')?.focus({ preventScroll: true });
    const closeOutside = ({ target }: Event) => {
      if (!(target instanceof Node && list?.contains(target))) onClose();
    };
    addEventListener('pointerdown', closeOutside, { capture: true });
    return () => removeEventListener('pointerdown', closeOutside, { capture: true });
  }, [onClose]);
  return (
    <ul
      ref={listRef}
      class={styles.list}
      aria-label={t('map.underFinger')}
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
