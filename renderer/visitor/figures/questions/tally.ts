/** One scratched stroke, in the pixels of the surface. */
export interface Stroke {
  fromX: number;
  fromY: number;
  toX: number;
  toY: number;
  width: number;
  /** How far its middle swings to the side, in pixels: no hand draws straight. */
  bend: number;
  /** 0 … 1: how deep the stone was scratched. */
  depth: number;
}

const strokesPerGroup = 5;
/** Width of a group to its height, the space around it included. */
const groupProportion = 1.6;

/** A small generator of even numbers in 0 … 1: the same seed scratches the same wall. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A number for any name, the same on every machine (FNV-1a): the wall of one claim always looks alike. */
export function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (const sign of name) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Four strokes side by side and every fifth across them, in rows that fill the surface. Exactly `count` strokes. */
export function tallyStrokes(count: number, width: number, height: number, seed: number): Stroke[] {
  const groups = Math.ceil(count / strokesPerGroup);
  if (groups === 0 || width <= 0 || height <= 0) return [];
  const { columns, cellWidth, cellHeight } = gridOf(groups, width, height);
  const random = generator(seed);
  const uneven = (by: number): number => (random() - 0.5) * 2 * by;
  return Array.from({ length: count }, (_, index) => {
    const group = Math.floor(index / strokesPerGroup);
    const row = Math.floor(group / columns);
    const left = (group % columns) * cellWidth + cellWidth * 0.12 + uneven(cellWidth * 0.035);
    const top = row * cellHeight + cellHeight * 0.2 + uneven(cellHeight * 0.05);
    const place = index % strokesPerGroup;
    const size = { width: cellWidth * 0.72, height: cellHeight * 0.56 };
    return place === 4 ? across(left, top, size, uneven, random) : upright(left, top, place, size, uneven, random);
  });
}

interface Size {
  width: number;
  height: number;
}

function upright(
  left: number,
  top: number,
  place: number,
  size: Size,
  uneven: (by: number) => number,
  random: () => number,
) {
  const x = left + size.width * (0.14 + place * 0.22) + uneven(size.width * 0.035);
  const lean = uneven(size.width * 0.035);
  return {
    fromX: x + lean,
    fromY: top + uneven(size.height * 0.12),
    toX: x - lean,
    toY: top + size.height + uneven(size.height * 0.12),
    width: size.height * (0.055 + random() * 0.045),
    bend: uneven(size.width * 0.05),
    depth: 0.36 + random() * 0.5,
  };
}

function across(left: number, top: number, size: Size, uneven: (by: number) => number, random: () => number): Stroke {
  return {
    fromX: left + uneven(size.width * 0.05),
    fromY: top + size.height * 0.82 + uneven(size.height * 0.08),
    toX: left + size.width + uneven(size.width * 0.05),
    toY: top + size.height * 0.2 + uneven(size.height * 0.1),
    width: size.height * (0.06 + random() * 0.06),
    bend: uneven(size.height * 0.07),
    depth: 0.45 + random() * 0.55,
  };
}

function gridOf(groups: number, width: number, height: number) {
  const area = (width * height) / groups;
  let columns = Math.max(1, Math.round(width / Math.sqrt(area * groupProportion)));
  while (Math.ceil(groups / columns) * (width / columns / groupProportion) > height) columns++;
  const rows = Math.ceil(groups / columns);
  return { columns, cellWidth: width / columns, cellHeight: Math.min(height / rows, (width / columns) * 1.2) };
}
