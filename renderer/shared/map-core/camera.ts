import type { Point, Size } from './geometry.ts';
import { bounded, panned, showing, type View, wholeView, zoomed } from './view.ts';

export interface CameraOptions {
  /** The view to begin with. */
  start: View;
  size(): Size;
  /** Asks for a picture; `requestAnimationFrame` on the screen. */
  nextFrame(callback: () => void): void;
  /** The painted picture is to be shifted, without painting anew. */
  onShift(by: Point): void;
  /** The view is to be painted; `moving`: fingers are still at work. */
  onView(view: View, moving: boolean): void;
}

/** How much of the panel is painted beyond each of its sides, as a share. */
export const overscan = 0.3;

export interface Camera {
  pan(by: Point): void;
  pinch(factor: number, centre: Point, by: Point): void;
  zoom(factor: number): void;
  rest(): void;
  reset(): void;
  /** Brings a point of the first view into sight. */
  show(place: Point): void;
  /** After a change of the panel's size. */
  settle(): void;
  /** How far the painted picture is shifted now. */
  readonly shift: Point;
}

/**
 * Moves the view. A drag only shifts what is painted, until it nears the end of the painted part; a pinch
 * paints each frame roughly and, when it rests, well.
 */
export function openCamera({ start, size, nextFrame, onShift, onView }: CameraOptions): Camera {
  let painted = start;
  let live = start;
  let waiting = false;
  let moving = false;

  const shift = (): Point => ({ x: live.x - painted.x, y: live.y - painted.y });
  const paint = () => {
    painted = live;
    onView(live, moving);
  };
  const frame = () => {
    waiting = false;
    const { x, y } = shift();
    const isFar = Math.abs(x) > size().width * overscan || Math.abs(y) > size().height * overscan;
    if (live.scale !== painted.scale || isFar) paint();
    else onShift({ x, y });
  };
  const go = (view: View) => {
    live = view;
    if (!waiting) nextFrame(frame);
    waiting = true;
  };
  const stand = (view: View) => {
    live = view;
    moving = false;
    paint();
  };
  return {
    pan: (by) => go(panned(live, by, size())),
    pinch(factor, centre, by) {
      moving = true;
      go(zoomed(panned(live, by, size()), factor, centre, size()));
    },
    zoom: (factor) => stand(zoomed(live, factor, { x: size().width / 2, y: size().height / 2 }, size())),
    rest: () => stand(live),
    reset: () => stand(wholeView),
    show: (place) => stand(showing(live, place, size())),
    settle: () => stand(bounded(live, size())),
    get shift() {
      return shift();
    },
  };
}
