import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Point, Size } from './geometry.ts';
import { clampView, type PanelView, panView, resizeView, revealPoint, type View, wholeView, zoomView } from './view.ts';

interface CameraOptions {
  /** Null: the whole land. */
  start: PanelView | null;
  size(): Size;
  /** `requestAnimationFrame` in the page. */
  nextFrame(callback: () => void): void;
  /** Shifts the painted picture without repainting; `returning`: it glides back to its place. */
  onShift(by: Point, returning: boolean): void;
  /** Repaints; `moving`: a gesture is in progress. */
  onView(view: View, moving: boolean): void;
}

/** The share of the panel that is painted beyond each of its sides, so that a drag has something to show. */
export const overscan = 0.3;

/** How far a drag moves the whole land, which has nothing beyond it, before it returns. */
const nudgePx = 12;

export interface Camera {
  pan(by: Point): void;
  pinch(factor: number, centre: Point, by: Point): void;
  zoom(factor: number): void;
  /** A gesture ended. */
  rest(): void;
  reset(): void;
  /** Brings a point of the unzoomed panel into sight. */
  reveal(point: Point): void;
  /** The panel's size changed. */
  resize(): void;
  /** How far the painted picture is shifted now. */
  readonly shift: Point;
}

/**
 * Moves the view. A drag only shifts the painted picture until it nears the end of the painted part; a pinch repaints each
 * frame roughly, and in full quality when it ends.
 */
export function openCamera({ start, size, nextFrame, onShift, onView }: CameraOptions): Camera {
  let live = start?.view ?? wholeView;
  let painted = live;
  /** The size of the panel to which `live` belongs. */
  let liveSize = start?.size ?? null;
  let waiting = false;
  let moving = false;
  let nudge: Point = { x: 0, y: 0 };

  const shift = (): Point => ({ x: live.x - painted.x + nudge.x, y: live.y - painted.y + nudge.y });
  const paint = () => {
    painted = live;
    onView(live, moving);
  };
  const onFrame = () => {
    waiting = false;
    const { x, y } = shift();
    const isFar = Math.abs(x) > size().width * overscan || Math.abs(y) > size().height * overscan;
    if (live.scale !== painted.scale || isFar) paint();
    else onShift({ x, y }, false);
  };
  const moveTo = (view: View) => {
    live = view;
    if (!waiting) nextFrame(onFrame);
    waiting = true;
  };
  const paintNow = (view: View) => {
    if (nudge.x !== 0 || nudge.y !== 0) onShift({ x: 0, y: 0 }, true);
    nudge = { x: 0, y: 0 };
    live = view;
    moving = false;
    paint();
  };
  return {
    pan(by) {
      const isWhole = live.scale === wholeView.scale;
      nudge = isWhole ? { x: nudged(nudge.x + by.x), y: nudged(nudge.y + by.y) } : { x: 0, y: 0 };
      moveTo(panView(live, by, size()));
    },
    pinch(factor, centre, by) {
      moving = true;
      moveTo(zoomView(panView(live, by, size()), factor, centre, size()));
    },
    zoom: (factor) => paintNow(zoomView(live, factor, { x: size().width / 2, y: size().height / 2 }, size())),
    rest: () => paintNow(live),
    reset: () => paintNow(wholeView),
    reveal: (point) => paintNow(revealPoint(live, point, size())),
    resize() {
      const view = liveSize ? resizeView({ view: live, size: liveSize }, size()) : live;
      liveSize = size();
      paintNow(clampView(view, liveSize));
    },
    get shift() {
      return shift();
    },
  };
}

const nudged = (by: number): number => Math.min(nudgePx, Math.max(-nudgePx, by));

interface CameraState {
  camera: Camera;
  view: View;
  moving: boolean;
  /** The element that a drag shifts. */
  layerRef: RefObject<HTMLDivElement | null>;
}

/** The camera of a panel; calls `onView` with every view that is painted after the first. */
export function useCamera(
  size: Size | undefined,
  start: PanelView | null,
  onView?: (view: PanelView) => void,
): CameraState {
  const layerRef = useRef<HTMLDivElement>(null);
  const sizeRef = useRef<Size>({ width: 0, height: 0 });
  if (size) sizeRef.current = size;
  const painted = useSignal({ view: start?.view ?? wholeView, moving: false });
  const { view, moving } = painted.value;

  const camera = useMemo(
    () =>
      openCamera({
        start,
        size: () => sizeRef.current,
        nextFrame: (run) => requestAnimationFrame(run),
        onShift: (by, returning) => {
          layerRef.current?.style.setProperty('transition', returning ? 'transform var(--fade-back)' : 'none');
          shiftLayer(layerRef.current, by);
        },
        onView: (next, isMoving) => {
          const known = painted.peek();
          // Another object would lay the whole map out again.
          if (next !== known.view || isMoving !== known.moving) painted.value = { view: next, moving: isMoving };
        },
      }),
    [],
  );

  useLayoutEffect(() => shiftLayer(layerRef.current, camera.shift), [camera, painted.value]);
  useEffect(() => {
    if (size) camera.resize();
  }, [camera, size?.width, size?.height]);
  useEffect(() => {
    if (size) onView?.({ view, size });
  }, [view, onView]);

  return { camera, layerRef, view, moving };
}

function shiftLayer(layer: HTMLElement | null, { x, y }: Point): void {
  if (layer) layer.style.transform = `translate3d(${x}px, ${y}px, 0)`;
}
