/** A value at a simulated hour. */
export interface Point {
  hour: number;
  value: number;
}

/** How much a value grows in an hour. */
export interface Growth {
  perHour: number;
  /** It grows by at least this much, and only in one case of twenty by less: what short and noisy series can tell. */
  surely: number;
}

/** One-sided, 95 %, of the normal distribution. */
const z = 1.645;

/**
 * The median of the slopes between all pairs of points (Theil and Sen), which a few outliers, such as a garbage
 * collection that came late, do not move; its lower bound by the variance of Kendall's S (Sen, 1968, "Estimates of the
 * regression coefficient based on Kendall's tau", section 5).
 */
export function growthOf(points: readonly Point[]): Growth {
  const n = points.length;
  const slopes = points
    .flatMap((from, index) => points.slice(index + 1).map((to) => (to.value - from.value) / (to.hour - from.hour)))
    .toSorted((a, b) => a - b);
  const spread = z * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const rank = Math.max(0, Math.floor((slopes.length - spread) / 2));
  return { perHour: slopes[Math.floor(slopes.length / 2)] ?? 0, surely: slopes[rank] ?? 0 };
}
