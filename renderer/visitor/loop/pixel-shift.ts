/** How far the picture wanders from its place, in pixels of the 1920 px sketches; several strokes of a letter. */
const radius = 14;
/** Scenes until it is back; without a common divisor, so that it crosses the whole field. */
const [acrossTurns, downTurns] = [29, 23];

/**
 * Where the picture stands in its `index`th scene: nothing burns in. It moves between two scenes, when nothing can be
 * seen of it.
 */
export function pixelShift(index: number): { x: number; y: number } {
  const wave = (turns: number): number => Math.round(radius * Math.sin((2 * Math.PI * index) / turns));
  return { x: wave(acrossTurns), y: wave(downTurns) };
}
