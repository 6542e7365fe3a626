import { effect } from '@preact/signals';
import { frozen, highContrast, lowered, still, textSize, textSizes } from '../navigation/visit.ts';

/** CSS pixels in one millimetre of a screen whose long side is `screenWidthMm`, landscape or portrait. */
export function pixelsPerMm(screenWidthMm: number): number {
  return Math.max(innerWidth, innerHeight) / screenWidthMm;
}

/** Sets the tokens of styles/tokens.css by the screen's size and by what the visitor chose. */
export function fitScreen(screenWidthMm: number): void {
  const { documentElement: root } = document;
  const measure = (): void => {
    root.style.setProperty('--mm', `${pixelsPerMm(screenWidthMm).toFixed(4)}px`);
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
