import { seedOf } from '../../figures/tally.ts';

const maxStrokes = 300;

/** A round number of people for a stroke, so that the largest row has at most 300. */
export function rowScale(largest: number): { peoplePerStroke: number; strokes: number } {
  let peoplePerStroke = 1;
  for (let turn = 0; largest / peoplePerStroke > maxStrokes; turn++) peoplePerStroke *= turn % 3 === 1 ? 2.5 : 2;
  return { peoplePerStroke, strokes: Math.max(1, Math.ceil(largest / peoplePerStroke)) };
}

/** Strokes side by side, four units apart in a height of 40, none quite like the next. */
export function rowPath(strokes: number, id: string): string {
  const part = (index: number, of: string): number => (seedOf(`${id} ${index} ${of}`) % 1000) / 1000;
  return Array.from({ length: strokes }, (_, index) => {
    const x = index * 4 + 1 + part(index, 'x');
    const top = part(index, 'top') * 3;
    return `M${x.toFixed(1)} ${top.toFixed(1)}l${(part(index, 'lean') - 0.5).toFixed(1)} ${(37 - top).toFixed(1)}`;
  }).join('');
}
