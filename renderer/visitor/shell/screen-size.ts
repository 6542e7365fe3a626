import { effect, signal } from '@preact/signals';
import { highContrast, lowered, still, textSize, textSizes } from '../navigation/visit.ts';

/** CSS pixels in one millimetre of a picture whose long side is `screenWidthMm`, however the screen hangs. */
export function pixelsPerMm(viewport: { width: number; height: number }, screenWidthMm: number): number {
  return Math.max(viewport.width, viewport.height) / screenWidthMm;
}

/** Set by `?still=1`: all motion stands for pictures, whatever the visitor chooses. */
export const frozen = signal(false);

/** Keeps the tokens true to the glass and to what the visitor chose. */
export function fitScreen(screenWidthMm: number): void {
  const { documentElement: root } = document;
  const measure = (): void => {
    root.style.setProperty(
      '--mm',
      `${pixelsPerMm({ width: innerWidth, height: innerHeight }, screenWidthMm).toFixed(4)}px`,
    );
  };
  measure();
  addEventListener('resize', measure);
  effect(() => {
    const factor = textSizes[textSize.value];
    root.style.setProperty('--text-factor', String(factor));
    // Headings are large already: they grow by the root of the factor.
    root.style.setProperty('--display-factor', Math.sqrt(factor).toFixed(3));
    root.dataset.contrast = highContrast.value ? 'high' : 'stone';
    root.dataset.reach = lowered.value ? 'low' : 'full';
    root.dataset.motion = still.value || frozen.value ? 'still' : 'calm';
  });
}
