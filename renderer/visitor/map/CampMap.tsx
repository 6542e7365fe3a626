import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useImperativeHandle, useMemo, useRef } from 'preact/hooks';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { useCamera } from '../../shared/map-core/camera.ts';
import type { Point } from '../../shared/map-core/geometry.ts';
import { Land } from '../../shared/map-core/Land.tsx';
import styles from '../../shared/map-core/map.module.css';
import { fitTo } from '../../shared/map-core/projection.ts';
import { TypeSamples } from '../../shared/map-core/TypeSamples.tsx';
import { usePanel } from '../../shared/map-core/use-panel.ts';
import { fitInView, type PanelView } from '../../shared/map-core/view.ts';
import { CampKeys, inReadingOrder } from './CampKeys.tsx';
import { MapScene } from './scene/MapScene.tsx';
import { useMapScene } from './scene/map-scene.ts';
import type { Mark } from './scene/marks.ts';
import { useTouchTargets } from './touch-targets.ts';

/** Resets a zoomed map. */
export interface CampMapHandle {
  reset(): void;
}

interface CampMapProps {
  camps: readonly CampSummary[];
  year: number;
  selectedId: string | null;
  language: Language;
  /** Cuts in place of fades. */
  still: boolean;
  onSelect(campId: string): void;
  /** Several camps are under the finger, the nearest first; `at` in pixels of the map. */
  onCluster(campIds: string[], at: Point): void;
  /** Where the map begins; null: with the whole land. */
  start: PanelView | null;
  /** Receives every view that is painted after the first. The function must keep its identity. */
  onView?(view: PanelView): void;
  handle?: RefObject<CampMapHandle | null>;
}

const zoomKeys: Record<string, number> = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 };

/** The camps of one year on the map of Kazakhstan. Fills its container. */
export function CampMap(props: CampMapProps) {
  const panelRef = useRef<HTMLDivElement>(null);
  const panel = usePanel(panelRef);
  const isPainted = useSignal(false);
  const { camera, view, moving, layerRef } = useCamera(panel?.size, props.start, props.onView);
  const scene = useMapScene(props, panel, { view, moving });
  const touch = { camera, targets: scene.targets, pxPerMm: panel?.pxPerMm ?? 4, ...props };
  const pressedIds = useTouchTargets(panelRef, touch);
  const focusedId = useSignal<string | null>(null);
  useImperativeHandle(props.handle ?? null, () => ({ reset: camera.reset }), [camera]);
  const orderedRef = useRef<readonly Mark[]>([]);
  const ordered = useMemo(() => {
    // Hundreds of buttons follow when the years are not slid any more.
    if (!scene.isSliding) orderedRef.current = inReadingOrder(scene.marks, panel?.size.height ?? 1);
    return orderedRef.current;
  }, [scene.marks, scene.isSliding, panel]);
  const keys = useMemo(
    () => (
      <CampKeys
        marks={ordered}
        selectedId={props.selectedId}
        language={props.language}
        onSelect={props.onSelect}
        onKey={(key) => {
          if (key === '0') camera.reset();
          else if (zoomKeys[key]) camera.zoom(zoomKeys[key]);
        }}
        onFocus={(mark) => {
          focusedId.value = mark?.campId ?? null;
          if (mark) camera.reveal({ x: (mark.place.x - view.x) / view.scale, y: (mark.place.y - view.y) / view.scale });
        }}
      />
    ),
    [ordered, props.selectedId, props.language, props.onSelect, camera, view, focusedId],
  );
  return (
    <div ref={panelRef} class={styles.map} data-map={isPainted.value ? 'ready' : 'loading'}>
      <TypeSamples />
      <div ref={layerRef} class={styles.layer}>
        {panel && (
          <Land
            size={panel.size}
            wholeFit={fitTo(panel.size)}
            fit={fitInView(fitTo(panel.size), view)}
            moving={moving}
            theme={panel.theme}
            onPainted={() => {
              isPainted.value = true;
            }}
          />
        )}
        <MapScene {...props} scene={scene} pressedIds={pressedIds} focusedId={focusedId.value} moving={moving} />
      </div>
      {keys}
    </div>
  );
}
