/** One scratched stroke, in the pixels of the surface. */
export interface Stroke {
  fromX: number;
  fromY: number;
  toX: number;
  toY: number;
  width: number;
  /** Sideways shift of its middle, in pixels. */
  bend: number;
  /** Opacity, 0 … 1. */
  depth: number;
}

const strokesPerGroup = 5;
/** Width to height of a group, including the space around it. */
const groupProportion = 1.6;

/** A generator of uniform numbers in 0 … 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed from a text (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** Exactly `count` strokes: four side by side and every fifth across them, in rows that fill the surface. */
export function tallyStrokes(count: number, width: number, height: number, seed: number): Stroke[] {
  const groups = Math.ceil(count / strokesPerGroup);
  if (groups === 0 || width <= 0 || height <= 0) return [];
  const { columns, cellWidth, cellHeight } = gridOf(groups, width, height);
  const random = generator(seed);
  const jitter = (by: number): number => (random() - 0.5) * 2 * by;
  return Array.from({ length: count }, (_, index) => {
    const group = Math.floor(index / strokesPerGroup);
    const row = Math.floor(group / columns);
    const left = (group % columns) * cellWidth + cellWidth * 0.12 + jitter(cellWidth * 0.035);
    const top = row * cellHeight + cellHeight * 0.2 + jitter(cellHeight * 0.05);
    const place = index % strokesPerGroup;
    const size = { width: cellWidth * 0.72, height: cellHeight * 0.56 };
    return place === 4 ? across(left, top, size, jitter, random) : upright(left, top, place, size, jitter, random);
  });
}

/** The stroke at the left edge that is nearest to a height in pixels: one of the people. */
export function strokeAt(strokes: readonly Stroke[], height: number): Stroke | null {
  const firsts = strokes.filter((_, index) => index % strokesPerGroup === 0);
  const left = Math.min(...firsts.map(({ fromX }) => fromX));
  const groupWidth = (strokes[strokesPerGroup]?.fromX ?? Number.POSITIVE_INFINITY) - (strokes[0]?.fromX ?? 0);
  const distance = ({ fromY, toY }: Stroke): number => Math.abs((fromY + toY) / 2 - height);
  const atEdge = firsts.filter(({ fromX }) => fromX < left + groupWidth / 2);
  return atEdge.sort((a, b) => distance(a) - distance(b))[0] ?? null;
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
  jitter: (by: number) => number,
  random: () => number,
) {
  const x = left + size.width * (0.14 + place * 0.22) + jitter(size.width * 0.035);
  const lean = jitter(size.width * 0.035);
  return {
    fromX: x + lean,
    fromY: top + jitter(size.height * 0.12),
    toX: x - lean,
    toY: top + size.height + jitter(size.height * 0.12),
    width: size.height * (0.055 + random() * 0.045),
    bend: jitter(size.width * 0.05),
    depth: 0.36 + random() * 0.5,
  };
}

function across(left: number, top: number, size: Size, jitter: (by: number) => number, random: () => number): Stroke {
  return {
    fromX: left + jitter(size.width * 0.05),
    fromY: top + size.height * 0.82 + jitter(size.height * 0.08),
    toX: left + size.width + jitter(size.width * 0.05),
    toY: top + size.height * 0.2 + jitter(size.height * 0.1),
    width: size.height * (0.06 + random() * 0.06),
    bend: jitter(size.height * 0.07),
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
