import { distance } from '../../../shared/map-core/geometry.ts';
import mapStyles from '../../../shared/map-core/map.module.css';
import { type Fading, type Keyed, useCrossFade } from './fade.ts';
import type { Label } from './labels.ts';
import styles from './MapScene.module.css';
import type { Scene } from './map-scene.ts';
import type { Mark } from './marks.ts';

interface MapSceneProps {
  scene: Scene;
  selectedId: string | null;
  focusedId: string | null;
  pressedIds: readonly string[];
  moving: boolean;
  still: boolean;
}

/** When the steps of a change of year begin, milliseconds; `MapScene.module.css` says what each shows. */
const stepTimes = [180, 360];
const atOnce: number[] = [];

/** Towns, rings and names on the base map. */
export function MapScene({ scene, selectedId, focusedId, pressedIds, moving, still }: MapSceneProps) {
  const cuts = still || scene.isCrowded;
  const [marks, markStep] = useCrossFade(scene.marks, cuts ? atOnce : stepTimes);
  const [labels, labelStep] = useCrossFade(scene.labels, cuts || moving ? atOnce : stepTimes);
  return (
    <svg class={mapStyles.overlay} aria-hidden="true">
      <g>
        {scene.towns.map(({ id, at }) => (
          <circle key={id} class={styles.town} cx={at.x} cy={at.y} r={2} />
        ))}
      </g>
      <Marks marks={marks} step={markStep} selectedId={selectedId} focusedId={focusedId} pressedIds={pressedIds} />
      <Labels labels={labels} step={labelStep} selectedId={selectedId} />
    </svg>
  );
}

interface MarksProps extends Pick<MapSceneProps, 'selectedId' | 'focusedId' | 'pressedIds'> {
  marks: readonly Fading<Mark & Keyed>[];
  step: number;
}

/**
 * The rings, largest first. Filled, outlined, dashed: what is known; a dotted halo: imprecise. A choice does not change their
 * order: Preact moves elements by `moveBefore`, and Chromium 156 then loses a change of style made in the same step.
 */
function Marks({ marks, step, selectedId, focusedId, pressedIds }: MarksProps) {
  return (
    <g class={styles.rings} data-step={step}>
      {marks.map((mark) => (
        <g
          key={mark.key}
          data-change={mark.change}
          data-camp={mark.change === 'leaving' ? undefined : mark.campId}
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

interface LabelsProps extends Pick<MapSceneProps, 'selectedId'> {
  labels: readonly Fading<Label & Keyed>[];
  step: number;
}

/** Names of camps, towns and waters, with a hairline when a name is away from its ring. */
function Labels({ labels, step, selectedId }: LabelsProps) {
  return (
    <g class={styles.names} data-step={step}>
      {labels.map(({ key, id, kind, text, box, leader, change }) => (
        <g key={key} data-change={change} data-selected={change !== 'leaving' && id === selectedId}>
          {leader && (
            <line class={styles.leader} x1={leader.from.x} y1={leader.from.y} x2={leader.to.x} y2={leader.to.y} />
          )}
          <text class={mapStyles[kind]} x={box.x} y={box.y + box.height * 0.76}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
