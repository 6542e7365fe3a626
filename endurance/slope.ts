/** A value at a simulated hour. */
export interface Point {
  hour: number;
  value: number;
}

/**
 * How much a value grows in an hour: the median of the slopes between all pairs of points (Theil and Sen), which a few
 * outliers, such as a garbage collection that came late, do not move.
 */
export function growthPerHour(points: readonly Point[]): number {
  const slopes = points.flatMap((from, index) =>
    points.slice(index + 1).map((to) => (to.value - from.value) / (to.hour - from.hour)),
  );
  return slopes.toSorted((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0;
}
