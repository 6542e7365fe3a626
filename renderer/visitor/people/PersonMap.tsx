import { useMemo, useRef } from 'preact/hooks';
import { language } from '../../shared/i18n/i18n.ts';
import type { Size } from '../../shared/map-core/geometry.ts';
import { Land } from '../../shared/map-core/Land.tsx';
import mapStyles from '../../shared/map-core/map.module.css';
import { landmarksOf } from '../../shared/map-core/places.ts';
import { fitTo, project } from '../../shared/map-core/projection.ts';
import { TypeSamples } from '../../shared/map-core/TypeSamples.tsx';
import { type Measure, usePanel } from '../../shared/map-core/use-panel.ts';
import { applyFit, fitInView, wholeView } from '../../shared/map-core/view.ts';
import styles from './PersonMap.module.css';
import { type LifePlace, namedTowns, placeName, viewOf } from './person-map.ts';

/** Names of places are larger and heavier than the map's other names. */
const sizeOf = (name: string, measure: Measure): Size => {
  const { width, height } = measure(name, 'camp');
  return { width: 1.2 * width, height: 1.2 * height };
};

interface PersonMapProps {
  places: LifePlace[];
  /** The towns have its names. Null: the whole land, without towns. */
  year: number | null;
}

/** The places of a life on the land, and the dotted way between them. */
export function PersonMap({ places, year }: PersonMapProps) {
  const own = useRef<HTMLDivElement>(null);
  const panel = usePanel(own);
  const size = panel?.size;
  const view = useMemo(() => {
    if (!size) return null;
    return year === null ? wholeView : viewOf(places, size);
  }, [places, size, year]);
  const toPanel = size && view ? fitInView(fitTo(size), view) : null;
  const points = toPanel
    ? places.map((place) => ({ ...place, at: applyFit(toPanel, project(place.coordinates)) }))
    : [];
  const named = panel
    ? points
        .filter(({ name }, index) => points.findIndex((point) => point.name === name) === index)
        .map((point, _index, all) => {
          const isLeft = all.some((other) => other.at.x > point.at.x);
          return { ...point, placed: placeName(point.at, sizeOf(point.name, panel.measure), panel.size, isLeft) };
        })
    : [];
  const landmarks = toPanel && year !== null ? landmarksOf(year, language.value, toPanel, true) : [];
  const taken = named.map(({ placed }) => placed);
  const towns = panel ? namedTowns(landmarks, points, taken, panel) : [];
  return (
    <div ref={own} class={`${mapStyles.map} ${styles.map}`}>
      <TypeSamples />
      {panel && toPanel && (
        <Land size={panel.size} wholeFit={toPanel} fit={toPanel} moving={false} theme={panel.theme} />
      )}
      <svg class={mapStyles.overlay} aria-hidden="true">
        {towns.map(({ id, name, at }) => (
          <g key={id}>
            <circle class={styles.dot} cx={at.x} cy={at.y} r={3} />
            <text class={styles.town} x={at.x + 12} y={at.y + 8}>
              {name}
            </text>
          </g>
        ))}
        {points.slice(1).map(({ at }, index) => {
          const from = points[index]?.at ?? at;
          return <line key={index} class={styles.way} x1={from.x} y1={from.y} x2={at.x} y2={at.y} />;
        })}
        {named.map(({ name, isCamp, at, placed }) => (
          <g key={name}>
            <circle class={isCamp ? styles.camp : styles.spot} cx={at.x} cy={at.y} r={isCamp ? 13 : 9} />
            <text class={styles.name} x={placed.x} y={placed.y} text-anchor={placed.anchor}>
              {name}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
