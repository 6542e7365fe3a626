import { seedOf } from './tally.ts';

const maxStrokes = 300;

/** A round number of people for a stroke, so that the largest row has at most 300. */
export function rowScale(largest: number): { peoplePerStroke: number; strokes: number } {
  let peoplePerStroke = 1;
  for (let turn = 0; largest / peoplePerStroke > maxStrokes; turn++) peoplePerStroke *= turn % 3 === 1 ? 2.5 : 2;
  return { peoplePerStroke, strokes: Math.max(1, Math.ceil(largest / peoplePerStroke)) };
}

/** Strokes from `from` to `to` side by side, four units apart in a height of 40, none quite like the next. */
export function rowPath(to: number, id: string, from = 0): string {
  return strokesOf(from, to, id, (index) => [index * 4, 0]);
}

/** Strokes in rows of `perRow`: a field. Each takes four units by 44. */
export function fieldPath(strokes: number, id: string, perRow: number): string {
  return strokesOf(0, strokes, id, (index) => [(index % perRow) * 4, Math.floor(index / perRow) * 44]);
}

function strokesOf(from: number, to: number, id: string, cornerOf: (index: number) => [number, number]): string {
  const part = (index: number, of: string): number => (seedOf(`${id} ${index} ${of}`) % 1000) / 1000;
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => {
    const index = from + at;
    const [left, above] = cornerOf(index);
    const top = part(index, 'top') * 3;
    const lean = (part(index, 'lean') - 0.5).toFixed(1);
    return `M${(left + 1 + part(index, 'x')).toFixed(1)} ${(above + top).toFixed(1)}l${lean} ${(37 - top).toFixed(1)}`;
  }).join('');
}
