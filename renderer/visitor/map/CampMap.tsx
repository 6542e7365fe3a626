import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { BaseCanvas } from '../../shared/map-core/BaseCanvas.tsx';
import { Probes } from '../../shared/map-core/Probes.tsx';
import { useBaseMap } from '../../shared/map-core/use-base-map.ts';
import { useCamera } from '../../shared/map-core/use-camera.ts';
import { usePanel } from '../../shared/map-core/use-panel.ts';
import { CampKeys } from './CampKeys.tsx';
import styles from './CampMap.module.css';
import type { CampMapProps } from './camp-map-props.ts';
import { MapScene } from './MapScene.tsx';
import { inReadingOrder } from './reading-order.ts';
import { useMapScene } from './use-map-scene.ts';
import { useMeaning } from './use-meaning.ts';

const zoomKeys: Record<string, number> = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 };

/** The camps of one year on the map of Kazakhstan. Fills its container. */
export function CampMap(props: CampMapProps) {
  const panelRef = useRef<HTMLDivElement>(null);
  const panel = usePanel(panelRef);
  const map = useBaseMap();
  const { camera, view, moving, layerRef } = useCamera(panel?.size, props.startView, props.onView);
  const scene = useMapScene(props, panel, map, { view, moving });
  const pressedIds = useMeaning(panelRef, { camera, targets: scene.targets, pxPerMm: panel?.pxPerMm ?? 4, ...props });
  const [focusedId, setFocusedId] = useState<string | null>(null);
  useEffect(() => {
    if (props.handle) props.handle.current = { reset: camera.reset };
  }, [props.handle, camera]);
  const ordered = useMemo(() => inReadingOrder(scene.marks, panel?.size.height ?? 1), [scene.marks, panel]);
  return (
    <div ref={panelRef} class={styles.map} data-map={map ? 'ready' : 'loading'}>
      <Probes />
      <div ref={layerRef} class={styles.layer}>
        {map && panel && <BaseCanvas map={map} size={panel.size} view={view} moving={moving} theme={panel.theme} />}
        <MapScene {...props} scene={scene} pressedIds={pressedIds} focusedId={focusedId} moving={moving} />
      </div>
      <CampKeys
        marks={ordered}
        selectedId={props.selectedId}
        texts={props.texts}
        onSelect={props.onSelect}
        onKey={(key) => {
          if (key === '0') camera.reset();
          else if (zoomKeys[key]) camera.zoom(zoomKeys[key]);
        }}
        onFocus={(mark) => {
          setFocusedId(mark?.campId ?? null);
          if (mark) camera.show({ x: (mark.place.x - view.x) / view.scale, y: (mark.place.y - view.y) / view.scale });
        }}
      />
    </div>
  );
}
