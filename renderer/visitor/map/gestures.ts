import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Camera } from '../../shared/map-core/camera.ts';
import { distance, type Point } from '../../shared/map-core/geometry.ts';

type Gesture =
  | { kind: 'pan'; by: Point }
  | { kind: 'pinch'; factor: number; centre: Point; by: Point }
  | { kind: 'tap'; at: Point }
  | { kind: 'rest' };

interface GestureTracker {
  down(pointer: number, at: Point): void;
  move(pointer: number, at: Point): Gesture | null;
  up(pointer: number, at: Point): Gesture | null;
  /** The system took the pointer away: never a tap. */
  cancel(pointer: number): Gesture | null;
}

/**
 * Recognises gestures of pointers. One that stays within `slopPx` is a tap, however long it lasts; two pinch; more than two
 * are a palm and do nothing.
 */
export function trackGestures(slopPx: number): GestureTracker {
  const pointers = new Map<number, Point>();
  let start: Point | null = null;
  let moving = false;

  const lift = (pointer: number): Gesture | null => {
    if (!pointers.delete(pointer)) return null;
    const ended = pointers.size === 0 && moving;
    if (pointers.size === 0) moving = false;
    return ended ? { kind: 'rest' } : null;
  };

  return {
    down(pointer, at) {
      start = pointers.size === 0 ? at : null;
      moving ||= pointers.size > 0;
      pointers.set(pointer, at);
    },
    move(pointer, at) {
      const before = pointers.get(pointer);
      if (!before) return null;
      if (start && !moving && distance(start, at) <= slopPx) return null;
      moving = true;
      const others = [...pointers].filter(([id]) => id !== pointer).map(([, point]) => point);
      pointers.set(pointer, at);
      return others.length > 1 ? null : gestureOf(before, at, others[0]);
    },
    up(pointer, at) {
      const isTap = pointers.size === 1 && pointers.has(pointer) && start !== null && !moving;
      const rest = lift(pointer);
      return isTap ? { kind: 'tap', at } : rest;
    },
    cancel: lift,
  };
}

function gestureOf(before: Point, at: Point, other: Point | undefined): Gesture {
  const by = { x: at.x - before.x, y: at.y - before.y };
  if (!other) return { kind: 'pan', by };
  const factor = distance(at, other) / Math.max(1, distance(before, other));
  const centre = { x: (before.x + other.x) / 2, y: (before.y + other.y) / 2 };
  return { kind: 'pinch', factor, centre, by: { x: by.x / 2, y: by.y / 2 } };
}

interface GestureOptions {
  camera: Pick<Camera, 'pan' | 'pinch' | 'rest'>;
  pxPerMm: number;
  /** A pointer came down; null: it was lifted, or moves the map. */
  onPress(at: Point | null): void;
  onTap(at: Point): void;
}

/** A pointer may move this far and still tap. */
const slopMm = 4;
const zoomPerWheelPx = 0.0015;

/** Connects touches, mouse and wheel on the panel to the camera and to taps. */
export function useGestures(panelRef: RefObject<HTMLElement | null>, options: GestureOptions): void {
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    const panel = panelRef.current;
    if (!panel) return;
    const tracker = trackGestures(slopMm * options.pxPerMm);
    const pointOf = (event: MouseEvent): Point => {
      const { left, top } = panel.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const apply = (gesture: Gesture | null) => gesture && applyGesture(gesture, latest.current);
    const listeners = new AbortController();
    const listen = (kind: string, handle: (event: PointerEvent) => void) =>
      panel.addEventListener(kind, handle as EventListener, { signal: listeners.signal });
    listen('pointerdown', (event) => {
      if (event.button !== 0) return;
      panel.setPointerCapture(event.pointerId);
      tracker.down(event.pointerId, pointOf(event));
      latest.current.onPress(pointOf(event));
    });
    listen('pointermove', (event) => apply(tracker.move(event.pointerId, pointOf(event))));
    listen('pointerup', (event) => {
      latest.current.onPress(null);
      apply(tracker.up(event.pointerId, pointOf(event)));
    });
    listen('pointercancel', (event) => {
      latest.current.onPress(null);
      apply(tracker.cancel(event.pointerId));
    });
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      latest.current.camera.pinch(Math.exp(-event.deltaY * zoomPerWheelPx), pointOf(event), { x: 0, y: 0 });
      latest.current.camera.rest();
    };
    panel.addEventListener('wheel', onWheel, { passive: false, signal: listeners.signal });
    return () => listeners.abort();
  }, [panelRef, options.pxPerMm]);
}

function applyGesture(gesture: Gesture, { camera, onPress, onTap }: GestureOptions): void {
  if (gesture.kind === 'pan' || gesture.kind === 'pinch') onPress(null);
  if (gesture.kind === 'pan') camera.pan(gesture.by);
  else if (gesture.kind === 'pinch') camera.pinch(gesture.factor, gesture.centre, gesture.by);
  else if (gesture.kind === 'tap') onTap(gesture.at);
  else camera.rest();
}
