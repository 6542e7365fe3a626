/** A place on the panel, CSS pixels from its upper left corner; or on the map, map units. */
export interface Point {
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Rect extends Point, Size {}

export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

export const isWithin = ({ x, y, width, height }: Rect, point: Point): boolean =>
  point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height;

export const contains = (outer: Rect, inner: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

export const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The point of a rectangle that is nearest to another point. */
export const nearestPoint = ({ x, y, width, height }: Rect, point: Point): Point => ({
  x: Math.min(x + width, Math.max(x, point.x)),
  y: Math.min(y + height, Math.max(y, point.y)),
});

/** Adds a margin to every side of a rectangle. */
export const expand = ({ x, y, width, height }: Rect, margin: Size): Rect => ({
  x: x - margin.width,
  y: y - margin.height,
  width: width + 2 * margin.width,
  height: height + 2 * margin.height,
});
