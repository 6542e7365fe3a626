/** Version of this program, as in package.json (a test compares them): a release may need a newer one. */
export const appVersion = '0.2.0';

/** The oldest program that reads the releases which this one builds. */
export const minimumAppVersion = '0.1.0';

/** Whether version `a` (`1.2.3`) comes before version `b`. */
export function isOlderVersion(a: string, b: string): boolean {
  const [first, second] = [a, b].map((version) => version.split('.').map(Number));
  for (const [index, number] of (first ?? []).entries()) {
    const other = second?.[index] ?? 0;
    if (number !== other) return number < other;
  }
  return false;
}
