import { Minus, Plus } from 'lucide';
import { useMemo, useRef } from 'preact/hooks';
import { useCamera } from '../../shared/map-core/camera.ts';
import { Land } from '../../shared/map-core/Land.tsx';
import mapStyles from '../../shared/map-core/map.module.css';
import { landmarksOf } from '../../shared/map-core/places.ts';
import { fitTo, project, unitsPerKm } from '../../shared/map-core/projection.ts';
import { TypeSamples } from '../../shared/map-core/TypeSamples.tsx';
import { usePanel } from '../../shared/map-core/use-panel.ts';
import { applyFit, fitInView } from '../../shared/map-core/view.ts';
import { language, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { type GlobePoint, globePointAt, movedBy } from './globe.ts';
import styles from './PointMap.module.css';

interface PointMapProps {
  point: GlobePoint | null;
  radiusKm: number;
  onPoint(point: GlobePoint): void;
}

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** A map is moved by arrow keys. */
const reachable = { tabIndex: 0 };
/** Curators know the towns by today's names. */
const present = new Date().getFullYear();
const kmAStep = 1;
const kmAWideStep = 10;

/** Kazakhstan with one point: touch or drag sets it, arrow keys move it by 1 km, with Shift by 10. */
export function PointMap({ point, radiusKm, onPoint }: PointMapProps) {
  const own = useRef<HTMLDivElement>(null);
  const panel = usePanel(own);
  const { camera, view, moving, layerRef } = useCamera(panel?.size, null);
  const toPanel = useMemo(() => (panel ? fitInView(fitTo(panel.size), view) : null), [panel, view]);
  const at = point && toPanel ? applyFit(toPanel, project(point)) : null;
  const isNear = view.scale > 1.5;
  const landmarks = toPanel
    ? landmarksOf(present, language.value, toPanel, isNear).filter(({ rank }) => isNear || rank === 1)
    : [];

  const setFrom = (event: PointerEvent): void => {
    const box = own.current?.getBoundingClientRect();
    if (!box || !toPanel) return;
    const next = globePointAt(toPanel, { x: event.clientX - box.left, y: event.clientY - box.top });
    if (next) onPoint(next);
  };
  const zoom = (factor: number): void => {
    camera.zoom(factor);
    if (point && panel) camera.reveal(applyFit(fitTo(panel.size), project(point)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const km = event.shiftKey ? kmAWideStep : kmAStep;
    onPoint(movedBy(point ?? { lat: 48, lon: 67 }, step[0] * km, step[1] * km));
  };
  return (
    <div class={styles.frame}>
      <div
        ref={own}
        class={`${mapStyles.map} ${styles.map}`}
        role="application"
        aria-label={t('point.map')}
        {...reachable}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setFrom(event);
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && setFrom(event)}
      >
        <TypeSamples />
        <div ref={layerRef} class={mapStyles.layer}>
          {panel && toPanel && (
            <Land size={panel.size} wholeFit={fitTo(panel.size)} fit={toPanel} moving={moving} theme={panel.theme} />
          )}
          <svg class={mapStyles.overlay} aria-hidden="true">
            {landmarks.map(({ id, name, at: { x, y }, kind }) => (
              <g key={id} class={styles.landmark}>
                {kind === 'town' && <circle cx={x} cy={y} r={1.5} />}
                <text x={x + 4} y={y + 3}>
                  {name}
                </text>
              </g>
            ))}
            {at && toPanel && (
              <g class={styles.mark}>
                <circle
                  class={styles.radius}
                  cx={at.x}
                  cy={at.y}
                  r={Math.max(0, radiusKm * unitsPerKm * toPanel.scale)}
                />
                <circle class={styles.dot} cx={at.x} cy={at.y} r={4} />
                <path
                  d={`M${at.x - 14},${at.y}h8M${at.x + 6},${at.y}h8M${at.x},${at.y - 14}v8M${at.x},${at.y + 6}v8`}
                />
              </g>
            )}
          </svg>
        </div>
      </div>
      <div class={styles.zoom}>
        <Button icon={Plus} aria-label={t('point.nearer')} onClick={() => zoom(2)} />
        <Button icon={Minus} aria-label={t('point.farther')} onClick={() => zoom(0.5)} />
      </div>
    </div>
  );
}
