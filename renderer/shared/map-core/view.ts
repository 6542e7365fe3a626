import type { Point, Size } from './geometry.ts';
import type { Fit } from './projection.ts';

/** What of the panel's first view is seen: a point `p` of it appears at `p * scale + (x, y)`. */
export interface View extends Point {
  scale: number;
}

export const wholeView: View = { scale: 1, x: 0, y: 0 };
export const scaleLimits = { least: 1, most: 8 } as const;

/** The view within its limits: the first view always covers the panel. */
export function bounded({ scale, x, y }: View, { width, height }: Size): View {
  const limited = Math.min(scaleLimits.most, Math.max(scaleLimits.least, scale));
  const within = (offset: number, length: number) => Math.min(0, Math.max(length * (1 - limited), offset));
  return { scale: limited, x: within(x, width), y: within(y, height) };
}

export function panned(view: View, by: Point, size: Size): View {
  return bounded({ ...view, x: view.x + by.x, y: view.y + by.y }, size);
}

/** Zooms so that what lies under `centre` stays under it. */
export function zoomed(view: View, factor: number, centre: Point, size: Size): View {
  const scale = Math.min(scaleLimits.most, Math.max(scaleLimits.least, view.scale * factor));
  const ratio = scale / view.scale;
  return bounded({ scale, x: centre.x - (centre.x - view.x) * ratio, y: centre.y - (centre.y - view.y) * ratio }, size);
}

/** The view moved as little as needed for a point of the first view to stand clear of the panel's edge. */
export function showing(view: View, place: Point, size: Size): View {
  const margin = { x: size.width * 0.12, y: size.height * 0.12 };
  const seen = { x: place.x * view.scale + view.x, y: place.y * view.scale + view.y };
  const shift = (at: number, edge: number, length: number) => Math.min(length - edge, Math.max(edge, at)) - at;
  return panned(view, { x: shift(seen.x, margin.x, size.width), y: shift(seen.y, margin.y, size.height) }, size);
}

/** From map units to the panel. */
export function onPanel(fit: Fit, view: View): Fit {
  return { scale: fit.scale * view.scale, x: fit.x * view.scale + view.x, y: fit.y * view.scale + view.y };
}

export const applied = ({ scale, x, y }: Fit, point: Point): Point => ({
  x: point.x * scale + x,
  y: point.y * scale + y,
});
