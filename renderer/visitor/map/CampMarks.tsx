import { distance } from '../../shared/map-core/geometry.ts';
import styles from './CampMarks.module.css';
import type { Fading } from './fading.ts';
import type { Mark } from './marks.ts';

export type KeyedMark = Mark & { key: string };

interface CampMarksProps {
  marks: readonly Fading<KeyedMark>[];
  selectedId: string | null;
  focusedId: string | null;
  pressedIds: readonly string[];
}

/** The rings. The form says what is known: filled, outlined, dashed; a dotted halo where the place is not exact. */
export function CampMarks({ marks, selectedId, focusedId, pressedIds }: CampMarksProps) {
  const last = (mark: Mark) => Number(mark.campId === selectedId);
  return (
    <g>
      {[...marks]
        .sort((a, b) => last(a) - last(b))
        .map((mark) => (
          <g
            key={mark.key}
            class={mark.leaving ? styles.leaving : styles.mark}
            data-camp={mark.leaving ? undefined : mark.campId}
            data-form={mark.form}
            data-selected={mark.campId === selectedId}
            data-pressed={pressedIds.includes(mark.campId)}
            transform={`translate(${mark.centre.x.toFixed(1)} ${mark.centre.y.toFixed(1)})`}
          >
            <Ring mark={mark} />
            {mark.campId === focusedId && <circle class={styles.focus} r={mark.radius + 8} />}
          </g>
        ))}
    </g>
  );
}

function Ring({ mark: { radius, halo, place, centre } }: { mark: Mark }) {
  const isApart = distance(place, centre) > radius;
  return (
    <>
      {halo !== null && <circle class={styles.halo} r={halo} cx={place.x - centre.x} cy={place.y - centre.y} />}
      <circle class={styles.ring} r={radius} />
      {isApart && <circle class={styles.place} r={1.5} cx={place.x - centre.x} cy={place.y - centre.y} />}
    </>
  );
}
