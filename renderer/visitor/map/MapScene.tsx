import styles from './CampMap.module.css';
import { CampMarks } from './CampMarks.tsx';
import { MapLabels } from './MapLabels.tsx';
import { useFading } from './use-fading.ts';
import type { SceneOfYear } from './use-map-scene.ts';

interface MapSceneProps {
  scene: SceneOfYear;
  selectedId: string | null;
  focusedId: string | null;
  pressedIds: readonly string[];
  moving: boolean;
  still: boolean;
}

/** How long one year gives way to the next, milliseconds; as `--fade-slow`. */
const fadeMs = 900;

/** What stands on the base map: towns, rings, names. */
export function MapScene({ scene, selectedId, focusedId, pressedIds, moving, still }: MapSceneProps) {
  const marks = useFading(scene.marks, still ? 0 : fadeMs);
  const labels = useFading(scene.labels, still || moving ? 0 : fadeMs);
  return (
    <svg class={styles.marks} aria-hidden="true">
      <g>
        {scene.towns.map(({ name, at }) => (
          <circle key={name} class={styles.town} cx={at.x} cy={at.y} r={2} />
        ))}
      </g>
      <CampMarks marks={marks} selectedId={selectedId} focusedId={focusedId} pressedIds={pressedIds} />
      <MapLabels labels={labels} selectedId={selectedId} />
    </svg>
  );
}
