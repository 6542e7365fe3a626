import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { Camera } from '../../shared/map-core/camera.ts';
import type { Point } from '../../shared/map-core/geometry.ts';
import type { CampMapProps } from './camp-map-props.ts';
import { answerTouch, type Target } from './touch-target.ts';
import { useHand } from './use-hand.ts';

interface Meant extends Pick<CampMapProps, 'onSelect' | 'onCluster'> {
  camera: Camera;
  targets: readonly Target[];
  pxPerMm: number;
}

/** Follows the fingers on the map and says what they mean; the camps under a finger that is still down light up. */
export function useMeaning(panelRef: RefObject<HTMLElement | null>, meant: Meant): readonly string[] {
  const { camera, targets, pxPerMm, onSelect, onCluster } = meant;
  const [pressedIds, setPressedIds] = useState<readonly string[]>([]);
  const under = (at: Point) => answerTouch(at, targets, pxPerMm);
  useHand(panelRef, {
    camera,
    pxPerMm,
    onPress: (at) => setPressedIds((before) => (at ? under(at) : before.length > 0 ? [] : before)),
    onTap(at) {
      const [first, ...others] = under(at);
      if (first && others.length === 0) onSelect(first);
      else if (first) onCluster([first, ...others], at);
    },
  });
  return pressedIds;
}
