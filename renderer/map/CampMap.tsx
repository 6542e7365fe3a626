import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CampSummary } from '../../db/model/record/camp.ts';
import type { Language } from '../../db/model/vocabulary.ts';
import { BaseCanvas } from './BaseCanvas.tsx';
import { CampKeys } from './CampKeys.tsx';
import styles from './CampMap.module.css';
import type { Point } from './geometry.ts';
import { MapScene } from './MapScene.tsx';
import type { MapTexts } from './map-texts.ts';
import { Probes } from './Probes.tsx';
import { inReadingOrder } from './reading-order.ts';
import { answerTouch } from './touch-target.ts';
import { useBaseMap } from './use-base-map.ts';
import { useCamera } from './use-camera.ts';
import { useHand } from './use-hand.ts';
import { useMapScene } from './use-map-scene.ts';
import { usePanel } from './use-panel.ts';

/** The way back from a zoomed map. */
export interface CampMapHandle {
  reset(): void;
}

export interface CampMapProps {
  camps: readonly CampSummary[];
  year: number;
  selectedId: string | null;
  language: Language;
  texts: MapTexts;
  /** Motion stands still: cuts in place of fades. */
  still: boolean;
  onSelect(campId: string): void;
  /** Several camps lie under the finger, the nearest first; `at` in pixels of the map. */
  onCluster(campIds: string[], at: Point): void;
  onZoomed?(zoomed: boolean): void;
  handle?: { current: CampMapHandle | null };
}

const zoomKeys: Record<string, number> = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 };

/** The camps of one year on the map of Kazakhstan. Fills its container. */
export function CampMap(props: CampMapProps) {
  const panelRef = useRef<HTMLDivElement>(null);
  const panel = usePanel(panelRef);
  const map = useBaseMap();
  const { camera, view, moving, layerRef } = useCamera(panel?.size, props.onZoomed);
  const scene = useMapScene(props, panel, map, view);
  const [pressedIds, setPressedIds] = useState<string[]>([]);
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const pxPerMm = panel?.pxPerMm ?? 4;
  const meant = (at: Point) => answerTouch(at, scene.targets, pxPerMm);
  useHand(panelRef, {
    camera,
    pxPerMm,
    onPress: (at) => setPressedIds((before) => (at ? meant(at) : before.length > 0 ? [] : before)),
    onTap(at) {
      const [first, ...others] = meant(at);
      if (first && others.length === 0) props.onSelect(first);
      else if (first) props.onCluster([first, ...others], at);
    },
  });
  useEffect(() => {
    if (props.handle) props.handle.current = { reset: camera.reset };
  }, [props.handle, camera]);
  const ordered = useMemo(() => inReadingOrder(scene.marks, panel?.size.height ?? 1), [scene.marks, panel]);
  const zoomByKey = ({ key }: KeyboardEvent) => {
    if (key === '0') camera.reset();
    else if (zoomKeys[key]) camera.zoom(zoomKeys[key]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of camps inside takes the focus; these keys bubble.
    <div ref={panelRef} class={styles.map} data-map={map ? 'ready' : 'loading'} onKeyDown={zoomByKey}>
      <Probes />
      <div ref={layerRef} class={styles.layer}>
        {map && panel && <BaseCanvas map={map} size={panel.size} view={view} moving={moving} theme={panel.theme} />}
        <MapScene scene={scene} {...props} pressedIds={pressedIds} focusedId={focusedId} moving={moving} />
      </div>
      <CampKeys
        marks={ordered}
        selectedId={props.selectedId}
        texts={props.texts}
        onSelect={props.onSelect}
        onFocus={(mark) => {
          setFocusedId(mark?.campId ?? null);
          if (mark) camera.show({ x: (mark.place.x - view.x) / view.scale, y: (mark.place.y - view.y) / view.scale });
        }}
      />
    </div>
  );
}
