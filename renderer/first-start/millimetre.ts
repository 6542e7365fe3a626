/** Until the screen is measured, targets are as large as a 22-inch screen needs them: larger ones only have more of it. */
const assumedWidthMm = 487;

/** CSS pixels of the long side, landscape or portrait. */
export const longSide = (): number => Math.max(innerWidth, innerHeight);

/** @param screenWidthMm the long side of the picture, once it is known */
export function setMillimetre(screenWidthMm: number | undefined): void {
  const perMm = longSide() / (screenWidthMm ?? assumedWidthMm);
  document.documentElement.style.setProperty('--mm', `${perMm.toFixed(4)}px`);
}
