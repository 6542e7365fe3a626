import type { Point, Size } from './geometry.ts';
import { type Fit, fitTo } from './projection.ts';

/** Zoom and scroll of the panel: a point `p` of the unzoomed panel appears at `p * scale + (x, y)`. */
export interface View extends Point {
  scale: number;
}

export const wholeView: View = { scale: 1, x: 0, y: 0 };

/** A view with the size of its panel: in one of another size, the same numbers show another part of the land. */
export interface PanelView {
  view: View;
  size: Size;
}

const maxScale = 8;

const clampScale = (scale: number): number => Math.min(maxScale, Math.max(wholeView.scale, scale));

/** Limits a view so that the map always covers the panel. @returns the view itself where it does */
export function clampView(view: View, { width, height }: Size): View {
  const { scale, x, y } = view;
  const limited = clampScale(scale);
  const within = (offset: number, length: number) => Math.min(0, Math.max(length * (1 - limited), offset));
  const clamped = { scale: limited, x: within(x, width), y: within(y, height) };
  return clamped.scale === scale && clamped.x === x && clamped.y === y ? view : clamped;
}

export function panView(view: View, by: Point, size: Size): View {
  return clampView({ ...view, x: view.x + by.x, y: view.y + by.y }, size);
}

/** Zooms so that the point under `centre` stays under it. */
export function zoomView(view: View, factor: number, centre: Point, size: Size): View {
  const scale = clampScale(view.scale * factor);
  const ratio = scale / view.scale;
  const [x, y] = [centre.x - (centre.x - view.x) * ratio, centre.y - (centre.y - view.y) * ratio];
  return clampView({ scale, x, y }, size);
}

/** Moves the view as little as needed to keep a point of the unzoomed panel clear of the panel's edge. */
export function revealPoint(view: View, point: Point, size: Size): View {
  const margin = { x: size.width * 0.12, y: size.height * 0.12 };
  const seen = { x: point.x * view.scale + view.x, y: point.y * view.scale + view.y };
  const shift = (at: number, edge: number, length: number) => Math.min(length - edge, Math.max(edge, at)) - at;
  return panView(view, { x: shift(seen.x, margin.x, size.width), y: shift(seen.y, margin.y, size.height) }, size);
}

/** From map units to the panel as the view shows it. */
export function fitInView(fit: Fit, view: View): Fit {
  return { scale: fit.scale * view.scale, x: fit.x * view.scale + view.x, y: fit.y * view.scale + view.y };
}

/** The view that keeps the same place in the middle of a panel of another size. @returns the view itself where the size is the same */
export function resizeView({ view, size }: PanelView, to: Size): View {
  if (size.width === to.width && size.height === to.height) return view;
  const before = fitInView(fitTo(size), view);
  const middle = { x: (size.width / 2 - before.x) / before.scale, y: (size.height / 2 - before.y) / before.scale };
  const { x, y } = applyFit(fitTo(to), middle);
  return clampView({ scale: view.scale, x: to.width / 2 - x * view.scale, y: to.height / 2 - y * view.scale }, to);
}

export const applyFit = ({ scale, x, y }: Fit, point: Point): Point => ({
  x: point.x * scale + x,
  y: point.y * scale + y,
});
