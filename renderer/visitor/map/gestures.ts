import { distance, type Point } from '../../shared/map-core/geometry.ts';

export type Gesture =
  | { kind: 'pan'; by: Point }
  | { kind: 'pinch'; factor: number; centre: Point; by: Point }
  | { kind: 'tap'; at: Point }
  | { kind: 'rest' };

export interface Hand {
  down(pointer: number, at: Point): void;
  move(pointer: number, at: Point): Gesture | null;
  up(pointer: number, at: Point): Gesture | null;
  /** The system took the pointer away: never a tap. */
  cancel(pointer: number): Gesture | null;
}

/**
 * What fingers on the map do. One that stays within `slopPx` is a tap, however long it rests; two pinch;
 * more than two are a palm and do nothing.
 */
export function trackHand(slopPx: number): Hand {
  const fingers = new Map<number, Point>();
  let start: Point | null = null;
  let moving = false;

  const lift = (pointer: number): Gesture | null => {
    if (!fingers.delete(pointer)) return null;
    const ended = fingers.size === 0 && moving;
    if (fingers.size === 0) moving = false;
    return ended ? { kind: 'rest' } : null;
  };

  return {
    down(pointer, at) {
      start = fingers.size === 0 ? at : null;
      moving ||= fingers.size > 0;
      fingers.set(pointer, at);
    },
    move(pointer, at) {
      const before = fingers.get(pointer);
      if (!before) return null;
      if (start && !moving && distance(start, at) <= slopPx) return null;
      moving = true;
      const others = [...fingers].filter(([id]) => id !== pointer).map(([, point]) => point);
      fingers.set(pointer, at);
      return others.length > 1 ? null : moved(before, at, others[0]);
    },
    up(pointer, at) {
      const isTap = fingers.size === 1 && fingers.has(pointer) && start !== null && !moving;
      const rest = lift(pointer);
      return isTap ? { kind: 'tap', at } : rest;
    },
    cancel: lift,
  };
}

function moved(before: Point, at: Point, other: Point | undefined): Gesture {
  const by = { x: at.x - before.x, y: at.y - before.y };
  if (!other) return { kind: 'pan', by };
  const factor = distance(at, other) / Math.max(1, distance(before, other));
  const centre = { x: (before.x + other.x) / 2, y: (before.y + other.y) / 2 };
  return { kind: 'pinch', factor, centre, by: { x: by.x / 2, y: by.y / 2 } };
}
