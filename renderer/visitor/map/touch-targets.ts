import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import type { Camera } from '../../shared/map-core/camera.ts';
import { distance, isWithin, nearestPoint, type Point, type Rect } from '../../shared/map-core/geometry.ts';
import { useGestures } from './gestures.ts';

/** A ring that can be touched, with its name beside it if that is shown. */
export interface Target {
  campId: string;
  centre: Point;
  radius: number;
  label: Rect | null;
}

/** A camp responds to a touch within `response`; camps whose distances differ by less than `ambiguous` all do. */
const reachMm = { response: 20, ambiguous: 8 } as const;

/**
 * The camps at a touched point, the nearest first: none, one, or several that are too close to tell apart. The name of a
 * camp represents that camp alone.
 */
export function targetsAt(point: Point, targets: readonly Target[], pxPerMm: number): string[] {
  const named = targets.find(({ label }) => label && isWithin(label, point));
  if (named) return [named.campId];
  const near = targets
    .map((target) => ({ target, away: distanceTo(target, point) }))
    .filter(({ away }) => away <= reachMm.response * pxPerMm)
    .sort((a, b) => a.away - b.away || a.target.radius - b.target.radius);
  const nearest = near[0]?.away ?? 0;
  return near.filter(({ away }) => away - nearest <= reachMm.ambiguous * pxPerMm).map(({ target }) => target.campId);
}

/** Pixels from a point to the edge of the ring or of its name; 0 inside the ring. */
function distanceTo({ centre, radius, label }: Target, point: Point): number {
  const toRing = Math.max(0, distance(point, centre) - radius);
  return label ? Math.min(toRing, distance(point, nearestPoint(label, point))) : toRing;
}

interface TouchOptions {
  camera: Camera;
  targets: readonly Target[];
  pxPerMm: number;
  onSelect(campId: string): void;
  onCluster(campIds: string[], at: Point): void;
}

/** Turns taps on the map into selected camps. @returns the camps under a finger that is down */
export function useTouchTargets(panelRef: RefObject<HTMLElement | null>, options: TouchOptions): readonly string[] {
  const { camera, targets, pxPerMm, onSelect, onCluster } = options;
  const pressedIds = useSignal<readonly string[]>([]);
  useGestures(panelRef, {
    camera,
    pxPerMm,
    onPress(at) {
      if (at) pressedIds.value = targetsAt(at, targets, pxPerMm);
      else if (pressedIds.peek().length > 0) pressedIds.value = [];
    },
    onTap(at) {
      const [first, ...others] = targetsAt(at, targets, pxPerMm);
      if (first && others.length === 0) onSelect(first);
      else if (first) onCluster([first, ...others], at);
    },
  });
  return pressedIds.value;
}
